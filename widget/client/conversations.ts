// All threads of this client. Every change of one goes through `#commit`, which shows it, keeps it and tells the
// parts that depend on it.
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author, Head, Position } from '../../sdk/protocol/model.ts';
import type { Core } from './core.ts';
import {
  prepend,
  receive,
  restart,
  standing,
  withPending,
  withRead,
  withTyping,
} from './reduce.ts';
import type { Conversation, PendingOp } from './snapshot.ts';
import { isMessageTo, keptOf, lastChange, newThread, type Thread } from './thread.ts';

export interface ConversationsHooks {
  /** Ops of this side have become these events. */
  settled(events: readonly LogEvent[]): void;
  /** A thread is not what it was; `applied` are its new events. */
  moved(conversation: string, applied: readonly LogEvent[]): void;
  /** The server knows a lower read mark of this side than is shown. */
  unreadThere(conversation: string): void;
  /** What is held cannot be continued: get it anew. */
  outdated(conversation: string): void;
}

/** No log has this epoch, so that a server answers with a snapshot. */
const NO_EPOCH = 'none';

export class Conversations {
  readonly #core: Core;
  readonly #hooks: ConversationsHooks;
  readonly #threads = new Map<string, Thread>();
  /** Those to be had anew. */
  readonly #outdated = new Set<string>();

  constructor(core: Core, hooks: ConversationsHooks) {
    this.#core = core;
    this.#hooks = hooks;
  }

  get(id: string): Thread | undefined {
    return this.#threads.get(id);
  }

  /** Oldest change first. */
  get views(): Conversation[] {
    const views = [...this.#threads.values()].map((thread) => thread.view);
    return views.sort((a, b) => lastChange(a) - lastChange(b));
  }

  add(thread: Thread): void {
    this.#threads.set(thread.view.id, thread);
    this.#core.state.put(thread.view);
  }

  /** Shows a conversation of which nothing is known yet. */
  show(id: string): void {
    if (!this.#threads.has(id)) this.add(newThread(id));
  }

  clear(): void {
    this.#threads.clear();
    this.#core.state.change({ conversations: new Map() });
  }

  positionOf(id: string): Position {
    const view = this.#threads.get(id)?.view;
    if (!view || view.epoch === null || this.#outdated.has(id))
      return { conversation: id, epoch: NO_EPOCH, have: 0 };
    const { epoch, have, haveInternal } = view;
    const internal = this.#core.side === 'agent' && { haveInternal };
    return { conversation: id, epoch, have, ...internal };
  }

  event({ event }: DownFrameOf<'event'>): void {
    const thread = this.#ensure(event.conversation);
    if (this.#continues(thread, event.epoch)) this.#receive(thread, [event]);
  }

  delta({ head, events, internal = [] }: DownFrameOf<'delta'>): void {
    const thread = this.#ensure(head.conversation);
    if (!this.#continues(thread, head.epoch)) return;
    this.#receive(standing(thread, head, this.#core.side), [...events, ...internal]);
    this.#compare(head);
  }

  snapshot(frame: DownFrameOf<'snapshot'>): void {
    const { head } = frame;
    const thread = this.#ensure(head.conversation);
    this.#outdated.delete(head.conversation);
    const { side } = this.#core;
    const next = restart(thread, frame, side);
    this.#commit(standing(next.thread, head, side), next.applied, next.dropped);
    this.#compare(head);
  }

  /** Where conversations stand. After a welcome, what this client lacks is on its way already (H6). */
  heads(heads: readonly Head[], source: 'welcome' | 'heartbeat'): void {
    for (const head of heads) {
      // Asked for before, and it has not come.
      if (source === 'heartbeat' && this.#outdated.has(head.conversation))
        this.#hooks.outdated(head.conversation);
      const thread = this.#ensure(head.conversation);
      const { epoch } = thread.view;
      if (epoch === null || epoch === head.epoch) {
        this.#commit(standing(thread, head, this.#core.side), []);
        this.#compare(head);
      } else if (source === 'heartbeat') this.#continues(thread, head.epoch);
    }
  }

  /** A sequence of this conversation is known to exist. */
  reached(id: string, seq: number): void {
    const thread = this.#threads.get(id);
    if (!thread || seq <= thread.head.seq) return;
    this.#commit({ ...thread, head: { ...thread.head, seq } }, []);
  }

  delivered({ conversation, upTo }: DownFrameOf<'delivered'>): void {
    const thread = this.#threads.get(conversation);
    if (!thread || upTo <= thread.view.delivered) return;
    this.#commit({ ...thread, view: Object.freeze({ ...thread.view, delivered: upTo }) }, []);
  }

  typing(conversation: string, who: Author | null): void {
    const thread = this.#threads.get(conversation);
    if (thread) this.add(withTyping(thread, who));
  }

  pending(conversation: string, pending: readonly PendingOp[]): void {
    const thread = this.#threads.get(conversation);
    if (pending.length > 0 || (thread && !this.#neverBegan(thread)))
      this.add(withPending(this.#ensure(conversation), pending));
    else if (thread) {
      this.#threads.delete(conversation);
      this.#core.state.drop(conversation);
    }
  }

  older(conversation: string, events: readonly LogEvent[]): void {
    const thread = this.#threads.get(conversation);
    if (thread) this.add(prepend(thread, events, this.#core.side));
  }

  /** True when that raised the mark. */
  markRead(conversation: string): boolean {
    const { side } = this.#core;
    const thread = this.#threads.get(conversation);
    const newest = thread?.view.events.findLast((event) => isMessageTo(event, side));
    if (!thread || !newest || newest.seq <= thread.view.read[side]) return false;
    this.#commit(withRead(thread, side, newest.seq), []);
    return true;
  }

  /** Gets a conversation anew. */
  outdate(conversation: string): void {
    if (this.#outdated.has(conversation)) return;
    this.#outdated.add(conversation);
    this.#hooks.outdated(conversation);
  }

  #ensure(id: string): Thread {
    return this.#threads.get(id) ?? newThread(id);
  }

  /** What a contact was about to write is gone or has moved: nothing is left of it. A desk is told of what it follows. */
  #neverBegan({ view, head }: Thread): boolean {
    return this.#core.side === 'contact' && view.epoch === null && head.seq === 0;
  }

  /** Whether events of this epoch go on from what is held; if not, it is got anew. */
  #continues({ view }: Thread, epoch: string): boolean {
    if (view.epoch === null || view.epoch === epoch) return true;
    this.outdate(view.id);
    return false;
  }

  #receive(thread: Thread, events: readonly LogEvent[]): void {
    const next = receive(thread, events, this.#core.side);
    this.#commit(next.thread, next.applied);
  }

  #compare({ conversation, read }: Head): void {
    const { side } = this.#core;
    const view = this.#threads.get(conversation)?.view;
    if (view && view.read[side] > read[side]) this.#hooks.unreadThere(conversation);
  }

  #commit(thread: Thread, applied: readonly LogEvent[], dropped = false): void {
    const { id } = thread.view;
    if (this.#threads.get(id) === thread) return;
    const changed = this.#threads.get(id)?.view !== thread.view;
    this.add(thread);
    const own = applied.filter(
      (event) => (event.author.role === 'contact') === (this.#core.side === 'contact'),
    );
    if (changed)
      this.#core.journal.write({
        events: applied,
        conversations: keptOf(thread.view),
        settled: own.map((event) => event.op),
        ...(dropped && { dropped: [id] }),
      });
    this.#hooks.settled(own);
    this.#hooks.moved(id, applied);
  }
}
