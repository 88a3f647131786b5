// One batch of ops applied in memory, each seeing what those before it did. Pure: it reads what was selected and
// collects what is to be written.
import { uuidV4 } from '../../protocol/ids.ts';
import type { Happening, LogEvent } from '../../protocol/events.ts';
import type { Author, Log } from '../../protocol/model.ts';
import type { ConversationRow, ConversationState, Decide, OpOutcome, OpRequest } from '../store.ts';
import { conversationValues, eventValues } from './rows.ts';
import { isStorable, storableState, unstorable, unstorableId } from './storable.ts';
import type { Tables } from './tables.ts';

export class Batch {
  readonly #rows = new Map<string, ConversationRow>();
  readonly #changed = new Map<string, ConversationRow>();
  readonly #ops = new Map<string, Tables['ops']>();
  /** What is to be written, in the order of the tables' columns. */
  readonly ops: (readonly unknown[])[] = [];
  readonly events: (readonly unknown[])[] = [];

  constructor(rows: readonly ConversationRow[], ops: readonly Tables['ops'][]) {
    for (const row of rows) this.#rows.set(key(row.site, row.id), row);
    for (const op of ops) this.#ops.set(key(op.site, op.actor, op.op), op);
  }

  /** In the order of their keys, in which every process takes its locks. */
  get conversations(): (readonly unknown[])[] {
    const sorted = [...this.#changed].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, row]) => conversationValues(row));
  }

  apply(request: OpRequest, decide: Decide): OpOutcome {
    return this.#known(request) ?? this.#decided(request, decide);
  }

  /** The outcome of a request that no rule needs to look at. */
  #known(request: OpRequest): OpOutcome | null {
    const wrong = unstorableId(request);
    if (wrong) return { is: 'refused', code: 'bad-request', message: wrong };
    const { site, conversation, after } = request;
    const actor = actorKey(request.actor);
    const before = this.#ops.get(key(site, actor, request.op));
    if (before)
      return before.hash === request.hash
        ? { is: 'repeated', seq: before.seq, at: before.at }
        : { is: 'refused', code: 'conflict' };
    if (after !== null && this.#ops.get(key(site, actor, after))?.conversation !== conversation)
      return { is: 'refused', code: 'out-of-order' };
    return null;
  }

  #decided(request: OpRequest, decide: Decide): OpOutcome {
    const at = key(request.site, request.conversation);
    const before = this.#rows.get(at) ?? null;
    const decision = decide(before, request);
    if ('refuse' in decision) {
      const { refuse: code, message } = decision;
      return { is: 'refused', code, ...(message === undefined ? {} : { message }) };
    }
    if (!isStorable(decision.conversation.contact))
      return { is: 'refused', code: 'bad-request', message: unstorable('contact') };
    const start = before ?? newConversation(request);
    const state = storableState(decision.conversation);
    const events = numbered(start, request, decision.publish, decision.note);
    const row = changedRow(start, state, request.at, decision);
    this.#rows.set(at, row);
    if (before === null || row !== before) this.#changed.set(at, row);
    const seq = decision.publish.length > 0 ? row.publicSeq : 0;
    this.#keep(request, seq, events);
    return { is: 'applied', seq, at: request.at, events, row };
  }

  #keep(request: OpRequest, seq: number, events: readonly LogEvent[]): void {
    const { site, op, conversation, hash, at } = request;
    const actor = actorKey(request.actor);
    this.#ops.set(key(site, actor, op), { site, actor, op, conversation, hash, seq, at });
    this.ops.push([site, actor, op, conversation, hash, seq, at]);
    for (const event of events) this.events.push(eventValues(site, event));
  }
}

export function actorKey(actor: Author): string {
  return `${actor.role}:${actor.id}`;
}

/** Unambiguous, because ids with NUL were refused. */
function key(...parts: readonly string[]): string {
  return parts.join('\0');
}

type Start = Pick<
  ConversationRow,
  'site' | 'id' | 'epoch' | 'publicSeq' | 'internalSeq' | 'changedAt'
>;

function newConversation(request: OpRequest): Start {
  return {
    site: request.site,
    id: request.conversation,
    epoch: uuidV4(),
    publicSeq: 0,
    internalSeq: 0,
    changedAt: 0,
  };
}

/** The row after an op; the same object when the op changed nothing. */
function changedRow(
  start: Start | ConversationRow,
  state: ConversationState,
  at: number,
  written: { readonly publish: readonly unknown[]; readonly note: readonly unknown[] },
): ConversationRow {
  const row: ConversationRow = {
    site: start.site,
    id: start.id,
    epoch: start.epoch,
    contact: state.contact,
    contactName: state.contactName,
    channel: state.channel,
    language: state.language,
    page: state.page,
    status: state.status,
    assignee: state.assignee,
    publicSeq: start.publicSeq + written.publish.length,
    internalSeq: start.internalSeq + written.note.length,
    readContact: state.readContact,
    readAgent: state.readAgent,
    preview: state.preview,
    unread: state.unread,
    lastContactSeq: state.lastContactSeq,
    waitingSince: state.waitingSince,
    startedAt: state.startedAt,
    changedAt: Math.max(start.changedAt, at),
  };
  if (!('contact' in start) || written.publish.length + written.note.length > 0) return row;
  const same =
    JSON.stringify({ ...row, changedAt: 0 }) === JSON.stringify({ ...start, changedAt: 0 });
  return same ? start : row;
}

function numbered(
  start: Start,
  request: OpRequest,
  publish: readonly Happening[],
  note: readonly Happening[],
): LogEvent[] {
  const { role, id, name, avatar } = request.actor;
  const author: Author = { role, id, ...(name && { name }), ...(avatar && { avatar }) };
  const publicSeq = start.publicSeq + publish.length;
  const event = (log: Log, seq: number, what: Happening): LogEvent => ({
    conversation: request.conversation,
    epoch: start.epoch,
    log,
    seq,
    ...(log === 'internal' && { publicSeq }),
    op: request.op,
    at: request.at,
    author,
    what,
  });
  return [
    ...publish.map((what, i) => event('public', start.publicSeq + 1 + i, what)),
    ...note.map((what, i) => event('internal', start.internalSeq + 1 + i, what)),
  ];
}
