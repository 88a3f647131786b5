// The truth behind a scripted server: logs with gapless sequences, and ops that take effect once. It survives what
// the server does not.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { Happening, LogEvent } from '../../sdk/protocol/events.ts';
import type { Author, Head, Log } from '../../sdk/protocol/model.ts';
import type { Op } from '../../sdk/protocol/up.ts';

export interface ScriptedConversation {
  readonly id: string;
  readonly contact: string;
  epoch: string;
  public: LogEvent[];
  internal: LogEvent[];
  read: { contact: number; agent: number };
  delivered: number;
}

export type Outcome =
  | { readonly is: 'ack'; readonly seq: number; readonly events: readonly LogEvent[] }
  | { readonly is: 'nak'; readonly code: ErrorCode };

export class ScriptedLog {
  readonly conversations = new Map<string, ScriptedConversation>();
  /** Tokens and the contacts they stand for. */
  readonly tokens = new Map<string, string>();
  /** How many there have ever been. */
  contacts = 0;
  readonly #done = new Map<string, { seq: number; hash: string; conversation: string }>();
  #now = Date.UTC(2026, 0, 5);

  commit(actor: Author, { op, conversation, after, action }: Op): Outcome {
    const before = this.#done.get(`${actor.id} ${op}`);
    const hash = JSON.stringify([conversation, action]);
    if (before)
      return before.hash === hash
        ? { is: 'ack', seq: before.seq, events: [] }
        : { is: 'nak', code: 'conflict' };
    if (after && this.#done.get(`${actor.id} ${after}`)?.conversation !== conversation)
      return { is: 'nak', code: 'out-of-order' };
    const decided = this.#decide(actor, conversation, action as Action);
    if (typeof decided === 'string') return { is: 'nak', code: decided };
    const events = decided.map(([log, what]) => this.append(conversation, log, actor, what, op));
    const seq = events.findLast((event) => event.log === 'public')?.seq ?? 0;
    this.#done.set(`${actor.id} ${op}`, { seq, hash, conversation });
    return { is: 'ack', seq, events };
  }

  append(id: string, log: Log, author: Author, what: Happening, op: string): LogEvent {
    const row = this.conversations.get(id)!;
    const event: LogEvent = {
      conversation: id,
      epoch: row.epoch,
      log,
      seq: row[log].length + 1,
      ...(log === 'internal' && { publicSeq: row.public.length }),
      op,
      at: (this.#now += 1000),
      author,
      what,
    };
    row[log].push(event);
    return event;
  }

  head(row: ScriptedConversation, actor: Author): Head {
    const internal = actor.role === 'agent' && { internalSeq: row.internal.length };
    const { id, epoch, read, delivered } = row;
    return { conversation: id, epoch, seq: row.public.length, ...internal, read, delivered };
  }

  /** As from a backup: newer events are gone, and nothing that a client holds counts any more. */
  restore(id: string, upTo: number): void {
    const row = this.conversations.get(id)!;
    row.epoch += "'";
    row.public = row.public.slice(0, upTo).map((event) => ({ ...event, epoch: row.epoch }));
    const left = new Set(row.public.map((event) => event.op));
    for (const [key, done] of this.#done)
      if (done.conversation === id && !left.has(key.split(' ')[1]!)) this.#done.delete(key);
  }

  #decide(actor: Author, id: string, action: Action): [Log, Happening][] | ErrorCode {
    const row = this.conversations.get(id);
    if (action.kind === 'conversation.start') {
      if (row) return row.contact === actor.id ? 'already-exists' : 'not-found';
      const read = { contact: 0, agent: 0 };
      const fresh = { public: [], internal: [], read, delivered: 0 };
      this.conversations.set(id, { id, contact: actor.id, epoch: `e-${id}`, ...fresh });
      return [['public', { kind: 'conversation.started', channel: action.channel }]];
    }
    if (!row || (actor.role === 'contact' && row.contact !== actor.id)) return 'not-found';
    switch (action.kind) {
      case 'message.post':
        if (action.text.startsWith('poison')) return 'too-long';
        return [['public', { kind: 'message.posted', text: action.text }]];
      case 'note.post':
        return [['internal', { kind: 'note.posted', text: action.text }]];
      case 'read.mark': {
        const side = actor.role === 'contact' ? 'contact' : 'agent';
        if (action.upTo <= row.read[side]) return [];
        row.read = { ...row.read, [side]: action.upTo };
        return [['public', { kind: 'read.marked', upTo: action.upTo }]];
      }
      case 'conversation.resolve':
        return [['public', { kind: 'status.changed', status: 'resolved' }]];
      case 'conversation.reopen':
        return [['public', { kind: 'status.changed', status: 'open' }]];
      case 'conversation.assign':
        return [['internal', { kind: 'assignment.changed', assignee: null }]];
    }
  }
}
