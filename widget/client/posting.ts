// From what the user did to rows that are durable and on their way. One after another, so that the order of the calls
// is the order of the outbox.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { OutboxRow } from '../history/history.ts';
import type { Conversations } from './conversations.ts';
import type { Core } from './core.ts';
import { endedBy, showDrafts } from './drafting.ts';
import { loadSpare } from './load-spare.ts';
import { newRow, startAction } from './new-rows.ts';
import type { Outbox } from './outbox.ts';

export class Posting {
  readonly core: Core;
  readonly outbox: Outbox;
  readonly #conversations: Conversations;
  /** Where the messages of conversations went that are no longer this contact's. */
  readonly moved = new Map<string, string>();
  /** How often rows have moved in this tab: what was read of the device before that is old. */
  moves = 0;
  /** What the page told with the last message of each conversation, as JSON. */
  readonly #told = new Map<string, string>();
  /** Whose rows this tab's are. */
  #by: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(core: Core, outbox: Outbox, conversations: Conversations) {
    this.core = core;
    this.outbox = outbox;
    this.#conversations = conversations;
  }

  /** @throws CareError `busy`, `bad-request` */
  post(conversation: string | null, action: Action): Promise<string> {
    return this.#inTurn(() => this.#post(conversation, action));
  }

  /** What a refusal means that is not the sender's to solve. True when nothing is left to be told. */
  settleRefusal({ op, conversation, action }: OutboxRow, code: ErrorCode): boolean {
    const lost = code === 'not-found' && this.core.side === 'contact';
    // It has begun: also when it did so while this device was somebody else, and what waits behind it has to move.
    if (action.kind === 'conversation.start' && (lost || code === 'already-exists'))
      return this.drop([op]);
    // It is committed in another conversation: another tab has moved it.
    if (action.kind === 'message.post' && code === 'conflict') return this.drop([op]);
    // What is not found may be a file of it: that is no reason to begin anew.
    if (!lost || action.kind !== 'message.post' || action.files) return false;
    // A beginning that was refused for another reason is for the user to try again.
    const pending = this.outbox.pendingOf(conversation);
    if (pending.some((one) => isStart(one) && one.state === 'failed')) return false;
    // If that cannot be loaded now: it is, once the server has refused again.
    loadSpare()
      .then(({ moveUnsent }) => this.#inTurn(() => moveUnsent(this, conversation)))
      .catch(() => {});
    return true;
  }

  /** What waits is what waits on this device: other tabs add rows, move them, and have them confirmed. */
  async adopt(): Promise<void> {
    let held: readonly string[];
    let rows: readonly OutboxRow[];
    let isWhole: boolean;
    let moves: number;
    do {
      moves = this.moves;
      held = this.outbox.due;
      ({ rows, isWhole } = await this.core.journal.outbox());
    } while (moves !== this.moves); // read before this tab moved some of them itself
    const left = rows.filter((row) => !this.outbox.isDone(row));
    const isGone = (op: string) => !left.some((row) => row.op === op);
    const done = rows.map(({ op }) => op).filter(isGone);
    if (done.length > 0) this.drop(done);
    if (isWhole) this.outbox.remove(held.filter(isGone));
    this.outbox.adopt(left);
  }

  /** These ops need nothing more. True when there were any. */
  drop(ops: readonly string[]): boolean {
    this.core.journal.write({ settled: ops });
    return this.outbox.remove(ops).length > 0;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined); // told to whoever asked; the next one is not to suffer
    return done;
  }

  async #post(wanted: string | null, action: Action): Promise<string> {
    if (this.outbox.isFull) throw new CareError('busy', 'Too many messages wait to be sent.');
    const seen = wanted === null ? this.#newest() : (this.moved.get(wanted) ?? wanted);
    // Another tab may have just begun one, or moved to the one that is seen what this one goes behind.
    if (seen === null || this.outbox.isBusy) await this.adopt();
    const known = seen ?? this.#newest();
    const { options } = this.core;
    const conversation = known ?? uuidV4(options.random);
    const news = this.#news(conversation, action);
    const row = newRow(options, conversation, news ? { ...action, ...news } : action);
    const start = () => newRow(options, conversation, startAction(options.as));
    const by = (this.#by ??= row.op);
    const rows = (known === null ? [start(), row] : [row]).map((one) => ({ ...one, by }));
    await this.core.journal.post(rows, endedBy(this.core, action));
    showDrafts(this.core, endedBy(this.core, action));
    if (news) this.#told.set(conversation, JSON.stringify(news));
    this.outbox.add(rows);
    return row.op;
  }

  /** What this message takes along besides. */
  #news(conversation: string, { kind }: Action): { context: Context } | null {
    const { as } = this.core.options;
    const context = as.role === 'contact' && kind === 'message.post' && as.context?.();
    const isNews = context && this.#told.get(conversation) !== JSON.stringify({ context });
    return isNews ? { context } : null;
  }

  /** The contact's newest open conversation; null when there is none. */
  #newest(): string | null {
    const isOpen = ({ id, status }: { id: string; status: string }) =>
      status === 'open' && !this.moved.has(id);
    return this.#conversations.views.findLast(isOpen)?.id ?? null;
  }
}

const isStart = ({ action }: OutboxRow) => action.kind === 'conversation.start';
