// Snapshot and choice → what each pane draws. Pure.
import type { ConversationStatus, ConversationSummary } from '../../sdk/protocol/model.ts';
import type { CareSnapshot, Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import type { WriteMode } from './desk-command.ts';
import type { ConversationView } from './desk-conversation.ts';
import type { CustomerView } from './desk-customer.ts';
import type { CustomerFound } from './desk-customer-lookup.ts';
import type { ListView } from './desk-list.ts';
import { orderRows } from './list-order.ts';
import { assigneeOf } from './own-actions.ts';

/** What the agent looks at. Everything else is the snapshot's. */
export interface DeskChoice {
  readonly place: 'conversations' | 'articles';
  readonly segment: ConversationStatus;
  /** The row that the keys stand on; null until they were used. */
  readonly cursor: string | null;
  /** The row of the conversation on the desk, as it was last known. */
  readonly open: ConversationSummary | null;
  readonly mode: WriteMode;
  /** Whether the customer's drawer is out, where there is no room for a pane. */
  readonly details: boolean;
}

export const FIRST_CHOICE: DeskChoice = {
  place: 'conversations',
  segment: 'open',
  cursor: null,
  open: null,
  mode: 'reply',
  details: false,
};

export function listView(
  choice: DeskChoice,
  snapshot: CareSnapshot | null,
  skeleton: boolean,
): ListView {
  const inbox = snapshot?.inbox ?? null;
  const known = inbox !== null && (inbox.state === 'ready' || inbox.rows.length > 0);
  const rows = known ? orderRows(inbox.rows, choice.segment) : null;
  const drawn = rows ? [...rows.waiting, ...rows.others].map((row) => row.conversation) : [];
  const chosen = choice.open?.conversation ?? null;
  return {
    rows,
    segment: choice.segment,
    chosen,
    cursor: [choice.cursor, chosen].find((id) => id && drawn.includes(id)) ?? drawn[0] ?? null,
    hasMore: known && inbox.hasMore,
    skeleton,
  };
}

export function conversationView(
  open: ConversationSummary,
  drawing: {
    readonly choice: DeskChoice;
    readonly snapshot: CareSnapshot;
    readonly slow: boolean;
    readonly shared: Texts;
  },
): ConversationView {
  const known = drawing.snapshot.conversations.get(open.conversation);
  return {
    summary: open,
    conversation: known && known.epoch !== null ? known : null,
    skeleton: drawing.slow,
    mode: drawing.choice.mode,
    shared: drawing.shared,
  };
}

export function customerView(
  open: ConversationSummary,
  { snapshot, found }: { readonly snapshot: CareSnapshot; readonly found: CustomerFound },
): CustomerView {
  const rows = snapshot.inbox?.rows ?? [];
  const known = snapshot.conversations.get(open.conversation) ?? null;
  return {
    summary: open,
    found,
    assignee: assigneeOf(open, known),
    told: lastTold(known),
    others: rows
      .filter((row) => row.contact.id === open.contact.id && row.conversation !== open.conversation)
      .sort((a, b) => b.changedAt - a.changedAt),
  };
}

/** What the page told last, of what is loaded. */
function lastTold(conversation: Conversation | null): CustomerView['told'] {
  const event = conversation?.events.findLast(({ what }) => what.kind === 'context.told');
  return event?.what.kind === 'context.told' ? { context: event.what.context, at: event.at } : null;
}

/** Unread messages of open conversations, without those of `except`. */
export function unreadIn(snapshot: CareSnapshot | null, except: string | null = null): number {
  let unread = 0;
  for (const row of snapshot?.inbox?.rows ?? [])
    if (row.status === 'open' && row.conversation !== except) unread += row.unread;
  return unread;
}
