// One batch of ops applied in memory, each seeing what those before it did. It says what to select, is given it,
// decides, and says what to write.
import type { ConversationRow, Decide, FileRow, OpOutcome, OpRequest } from '../store.ts';
import { fileValues } from './file-row.ts';
import { conversationAfter, numbered, startOf } from './numbering.ts';
import { conversationValues, eventValues } from './rows.ts';
import { isStorable, storableState, unstorable, unstorableId } from './storable.ts';
import type { Tables } from './tables.ts';

/** A request with the keys under which the batch finds what belongs to it. */
interface Asked {
  readonly request: OpRequest;
  /** Role and id, so that an agent and a contact with the same id are two actors. */
  readonly actor: string;
  readonly rowKey: string;
  readonly opKey: string;
  /** What is wrong with its ids; such a request is refused, and nothing is selected for it. */
  readonly wrong: string | null;
}

type Values = readonly unknown[];

/** An op that was committed before. */
export type KnownOp = Tables['ops'];

interface Written {
  /** New ones, and those that have got another contact. */
  readonly putConversations: Values[];
  readonly moveConversations: Values[];
  readonly addOps: Values[];
  readonly addEvents: Values[];
  readonly takeFiles: Values[];
}

/** What there was before the batch. */
export interface Before {
  /** Those of `conversationKeys` that exist. */
  readonly rows: readonly ConversationRow[];
  /** Those of `opKeys` that were committed before. */
  readonly ops: readonly KnownOp[];
  /** Those of `fileKeys` that exist. */
  readonly files: readonly FileRow[];
  /** Those of `starterKeys` whose conversations have become another contact's. */
  readonly merged?: readonly Pick<Tables['contacts'], 'site' | 'id'>[];
}

export class Batch {
  readonly #asked: readonly Asked[];
  readonly #rows = new Map<string, ConversationRow>();
  readonly #changed = new Map<string, ConversationRow>();
  /** Of each conversation as it was selected. */
  readonly #contacts = new Map<string, string>();
  readonly #known = new Map<string, KnownOp>();
  readonly #files = new Map<string, FileRow>();
  readonly #merged = new Set<string>();
  readonly #taken: FileRow[] = [];
  readonly #ops: Values[] = [];
  readonly #events: Values[] = [];

  constructor(requests: readonly OpRequest[]) {
    this.#asked = requests.map(asked);
  }

  /** The keys of the conversations to select: site and id, each once. */
  get conversationKeys(): Values[] {
    const keys = new Map<string, Values>();
    for (const { request, rowKey, wrong } of this.#asked)
      if (!wrong && !keys.has(rowKey)) keys.set(rowKey, [request.site, request.conversation]);
    return [...keys.values()];
  }

  /** The keys of the ops to select: site, actor and op, of the requests and of those they come after. */
  get opKeys(): Values[] {
    const keys = new Map<string, Values>();
    for (const { request, actor, opKey, wrong } of this.#asked) {
      if (wrong) continue;
      const { site, op, after } = request;
      if (!keys.has(opKey)) keys.set(opKey, [site, actor, op]);
      if (after !== null) keys.set(key(site, actor, after), [site, actor, after]);
    }
    return [...keys.values()];
  }

  /** The keys of the files to select: site and id. */
  get fileKeys(): Values[] {
    const keys = new Map<string, Values>();
    for (const { request, wrong } of this.#asked)
      if (!wrong)
        for (const id of filesOf(request)) keys.set(key(request.site, id), [request.site, id]);
    return [...keys.values()];
  }

  /** The keys of the contacts who begin conversations: site and id. */
  get starterKeys(): Values[] {
    const keys = new Map<string, Values>();
    for (const { request, wrong } of this.#asked) {
      const { site, actor, action } = request;
      if (wrong || action.kind !== 'conversation.start' || actor.role !== 'contact') continue;
      keys.set(key(site, actor.id), [site, actor.id]);
    }
    return [...keys.values()];
  }

  decide({ rows, ops, files, merged = [] }: Before, rules: Decide): readonly OpOutcome[] {
    for (const { site, id } of merged) this.#merged.add(key(site, id));
    for (const row of rows) {
      const rowKey = key(row.site, row.id);
      this.#rows.set(rowKey, row);
      this.#contacts.set(rowKey, row.contact);
    }
    for (const file of files) this.#files.set(key(file.site, file.id), file);
    for (const op of ops) this.#known.set(key(op.site, op.actor, op.op), op);
    return this.#asked.map((one) => this.#settled(one) ?? this.#decided(one, rules));
  }

  /** Files that have become a message's with this batch. */
  get takenFiles(): readonly FileRow[] {
    return this.#taken;
  }

  /** What to write, in the order of the tables' columns; conversations in the order in which all processes lock. */
  get written(): Written {
    const written: Written = {
      putConversations: [],
      moveConversations: [],
      addOps: this.#ops,
      addEvents: this.#events,
      takeFiles: this.#taken.map(fileValues),
    };
    for (const [rowKey, row] of [...this.#changed].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const sameContact = this.#contacts.get(rowKey) === row.contact;
      written[sameContact ? 'moveConversations' : 'putConversations'].push(conversationValues(row));
    }
    return written;
  }

  /** The outcome of a request that no rule needs to look at. */
  #settled({ request, actor, opKey, wrong }: Asked): OpOutcome | null {
    if (wrong) return { is: 'refused', code: 'bad-request', message: wrong };
    const { site, conversation, after, hash } = request;
    const before = this.#known.get(opKey);
    if (before)
      return before.hash === hash
        ? { is: 'repeated', seq: before.seq, at: before.at }
        : { is: 'refused', code: 'conflict' };
    if (after !== null && this.#known.get(key(site, actor, after))?.conversation !== conversation)
      return { is: 'refused', code: 'out-of-order' };
    // What this contact had is a customer's now: nobody could read the answers.
    if (
      request.action.kind === 'conversation.start' &&
      this.#merged.has(key(site, request.actor.id))
    )
      return { is: 'refused', code: 'token-expired' };
    return null;
  }

  #decided({ request, actor, rowKey, opKey }: Asked, rules: Decide): OpOutcome {
    const before = this.#rows.get(rowKey) ?? null;
    const files = this.#named(request);
    const decision = rules(before, request, files);
    if ('refuse' in decision) {
      const { refuse: code, message } = decision;
      return { is: 'refused', code, ...(message === undefined ? {} : { message }) };
    }
    if (!isStorable(decision.conversation.contact))
      return { is: 'refused', code: 'bad-request', message: unstorable('contact') };
    const start = before ?? startOf(request);
    const events = numbered(start, request, decision);
    const row = conversationAfter(
      start,
      storableState(decision.conversation),
      request.at,
      decision,
    );
    const seq = decision.publish.length > 0 ? row.publicSeq : 0;
    if (row !== before) {
      this.#rows.set(rowKey, row);
      this.#changed.set(rowKey, row);
    }
    const { site, op, conversation, hash, at } = request;
    this.#known.set(opKey, { site, actor, op, conversation, hash, seq, at });
    this.#ops.push([site, actor, op, conversation, hash, seq, at]);
    for (const event of events) this.#events.push(eventValues(site, event));
    for (const file of files) this.#take(file, request);
    return { is: 'applied', seq, at, events, row };
  }

  /** In the order in which the message names them. */
  #named(request: OpRequest): FileRow[] {
    return filesOf(request).flatMap((id) => this.#files.get(key(request.site, id)) ?? []);
  }

  #take(file: FileRow, { conversation, op }: OpRequest): void {
    // Whose it is stays whose it is, whatever the rules say.
    if (file.op !== null) return;
    const taken = { ...file, conversation, op };
    this.#files.set(key(file.site, file.id), taken);
    this.#taken.push(taken);
  }
}

/** Each once: a name that no database could hold is no file's. */
function filesOf({ action }: OpRequest): readonly string[] {
  if (action.kind !== 'message.post' || !action.files) return [];
  return [...new Set(action.files)].filter((id) => isStorable(id));
}

function asked(request: OpRequest): Asked {
  const { site, op, conversation } = request;
  const actor = `${request.actor.role}:${request.actor.id}`;
  return {
    request,
    actor,
    rowKey: key(site, conversation),
    opKey: key(site, actor, op),
    wrong: unstorableId(request),
  };
}

/** Unambiguous, because ids with NUL were refused. */
function key(site: string, ...rest: readonly string[]): string {
  let text = site;
  for (const part of rest) text += `\0${part}`;
  return text;
}
