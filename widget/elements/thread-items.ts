// What is drawn of an event, or of an op that is none yet. Pure, so that states are tested without a browser.
import type { LogEvent, ReadHappening } from '../../sdk/protocol/events.ts';
import type { FileInfo } from '../../sdk/protocol/files.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Card } from '../../sdk/protocol/offers.ts';
import type { Conversation, MessageState, PendingOp } from '../client/snapshot.ts';

/** Whose eyes the thread is drawn for. */
export type Side = 'contact' | 'agent';

interface ItemBase {
  /** Stays the same when a pending op becomes an event, so that its bubble stays the same node. */
  readonly key: string;
  readonly at: number;
  readonly author: Author | null;
  /** Position in the public log; null for pending ops and for the internal log. */
  readonly seq: number | null;
  readonly pending: PendingOp | null;
}
/** What a message holds. Of one that is not posted yet, files are known by their ids alone. */
export interface MessageParts {
  readonly text: string;
  readonly files?: readonly (FileInfo | string)[] | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly card?: Card | undefined;
}
export interface MessageItem extends ItemBase {
  readonly kind: 'message' | 'note';
  readonly text: string;
  readonly parts: MessageParts;
  /** Written by the reader's side. */
  readonly own: boolean;
}
export interface LineItem extends ItemBase {
  readonly kind: 'line';
  readonly what: ReadHappening;
}
export type ThreadItem = MessageItem | LineItem;

/** What is drawn of an own op that is no message; null for nothing. */
export type DrawPending = (base: PendingBase) => ThreadItem | null;
export type PendingBase = Omit<ItemBase, 'pending'> & { readonly pending: PendingOp };

/** What the sender may be told about an own message. `delivered` is known of agents' clients only. */
export function messageState(
  item: MessageItem,
  conversation: Conversation,
  side: Side,
): MessageState | 'sending' {
  if (item.pending) return item.pending.state;
  const seq = item.seq ?? 0;
  if (conversation.read[side === 'contact' ? 'agent' : 'contact'] >= seq) return 'read';
  return side === 'contact' && conversation.delivered >= seq ? 'delivered' : 'sent';
}

export function isOwn(author: Author, side: Side): boolean {
  return (author.role === 'contact') === (side === 'contact');
}

/** Null for what `side` does not get to see. */
export function fromEvent(event: LogEvent, side: Side): ThreadItem | null {
  if (event.log === 'internal' && side === 'contact') return null;
  const { what, author, at, op } = event;
  const seq = event.log === 'public' ? event.seq : null;
  switch (what.kind) {
    case 'read.marked':
      return null;
    case 'conversation.started':
      // The contact began it a moment ago; a line that says so would be noise above the first bubble.
      if (side === 'contact') return null;
      break;
    case 'message.posted':
    case 'note.posted': {
      const kind = what.kind === 'note.posted' ? 'note' : 'message';
      return {
        kind,
        key: op,
        at,
        author,
        seq,
        pending: null,
        text: what.text,
        parts: what,
        own: isOwn(author, side),
      };
    }
    case 'status.changed':
    case 'assignment.changed':
    case 'unknown':
      break;
    default:
      what satisfies never;
  }
  return {
    kind: 'line',
    key: `${op}/${event.log}/${event.seq}`,
    at,
    author,
    seq,
    pending: null,
    what,
  };
}

export function fromPending(
  pending: PendingOp,
  me: Author | null,
  drawPending: DrawPending,
): ThreadItem | null {
  const { op, at, action } = pending;
  const base = { key: op, at, author: me, seq: null, pending };
  return action.kind === 'message.post'
    ? { ...base, kind: 'message', text: action.text, parts: action, own: true }
    : drawPending(base);
}

/** A message in words, for where nothing else of it shows. */
export function inWords({ text, files, card }: MessageParts): string {
  return text || files?.map((file) => (file as FileInfo).name).join(', ') || card?.title || '…';
}
