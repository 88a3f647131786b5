// What the user did and the server has not confirmed. First in, first out per conversation, a window in flight, and
// everything that has no answer goes again, in order, after a break. Ops are refused one by one: a refusal for
// good stops nobody behind it.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Op } from '../../sdk/protocol/up.ts';
import type { OutboxRow } from '../history/history.ts';
import type { Core } from './core.ts';
import { DoneOps } from './done-ops.ts';
import {
  fail,
  fills,
  framesOf,
  isStale,
  oldestSentAt,
  pendingOp,
  queueOf,
  restOf,
  withRows,
  type Entry,
  type Nak,
  type OutboxHooks,
} from './outbox-entry.ts';
import { Sender } from './sender.ts';
import type { PendingOp } from './snapshot.ts';

export class Outbox {
  readonly #core: Core;
  readonly #hooks: OutboxHooks;
  #entries: Entry[] = [];
  readonly #done = new DoneOps();
  readonly #sender: Sender;

  constructor(core: Core, hooks: OutboxHooks) {
    this.#core = core;
    this.#hooks = hooks;
    this.#sender = new Sender(core.options.clock, {
      conversations: () => this.#conversations,
      sendDue: (conversation, mayGo) => this.#sendDue(conversation, mayGo),
    });
  }

  get isFull(): boolean {
    return fills(this.#entries);
  }

  /** When the oldest op without an answer was sent. */
  get unansweredSince(): number | null {
    return oldestSentAt(this.#entries);
  }

  /** Whether anything is on its way or waits for it. */
  get isBusy(): boolean {
    return this.#entries.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  /** What has no answer, as it would be sent on a new connection. */
  get unanswered(): Op[] {
    return this.#conversations.flatMap((conversation) => framesOf(this.#queueOf(conversation)));
  }

  /** The ops that the server has not confirmed. */
  get due(): string[] {
    return this.#entries.filter(({ state }) => state !== 'sent').map(({ row }) => row.op);
  }

  get(op: string): PendingOp | undefined {
    return this.#entries.map(pendingOp).find((one) => one.op === op);
  }

  /** Whether this op was here, so that a copy of its row tells nothing new. */
  isDone(row: OutboxRow): boolean {
    return this.#done.has(row, this.#core.journal.identity?.contact);
  }

  pendingOf(conversation: string): PendingOp[] {
    return this.#entries.filter((entry) => entry.row.conversation === conversation).map(pendingOp);
  }

  /** Takes what is new of all that waits on the device, in its order; what is elsewhere, another tab has moved. */
  adopt(kept: readonly OutboxRow[]): void {
    const isNew = ({ op, conversation }: OutboxRow) => this.get(op)?.conversation !== conversation;
    const rows = kept.filter(isNew);
    if (rows.length > 0) this.add(rows, kept);
  }

  /** Adds rows at the end, or in the order of `kept`. One that is there already moves there, and starts anew. */
  add(added: readonly OutboxRow[], kept: readonly OutboxRow[] = []): void {
    // Another tab may have had some confirmed before this one heard that they are on the device.
    const rows = added.filter((row) => !this.isDone(row));
    const before = this.#entries;
    this.#entries = withRows(before, rows, kept);
    this.#hold();
    const moved = before.filter((entry) => !this.#entries.includes(entry));
    const changed = [...moved.map(({ row }) => row), ...rows].map((row) => row.conversation);
    for (const conversation of new Set(changed)) this.#hooks.changed(conversation);
    this.pump();
  }

  /** What has become of ops. */
  shown(events: readonly LogEvent[]): void {
    for (const event of events) this.#done.shown(event);
    this.remove(events.map(({ op }) => op));
  }

  /** Confirmed, by an answer, by its event, or forgotten by the user. Gives those that were there. */
  remove(ops: readonly string[]): string[] {
    const gone = this.#entries.filter((entry) => ops.includes(entry.row.op));
    if (gone.length === 0) return [];
    this.#entries = this.#entries.filter((entry) => !gone.includes(entry));
    for (const { row } of gone) {
      this.#done.add(row);
      this.#hooks.changed(row.conversation);
    }
    this.pump();
    return gone.map((entry) => entry.row.op);
  }

  clear(): void {
    this.#removeAll(() => true);
  }

  #removeAll(isGone: (entry: Entry) => boolean): void {
    this.remove(this.#entries.filter(isGone).map((entry) => entry.row.op));
  }

  /** Committed. It stays, as `sent`, until its event is there or `have` has passed it. */
  acknowledged(op: string, seq: number, have: number): void {
    const entry = this.#find(op);
    if (!entry) return;
    this.#core.journal.write({ settled: [op] });
    // A note has no public sequence; its event is on the way all the same.
    if (seq <= have && entry.row.action.kind !== 'note.post') {
      this.remove([op]);
      return;
    }
    entry.state = 'sent';
    entry.seq = seq;
    this.#hooks.changed(entry.row.conversation);
    this.pump();
  }

  /** Everything up to `have` is shown: what was sent up to there waits for nothing more. */
  passed(conversation: string, have: number): void {
    this.#removeAll(
      ({ row, state, seq }) =>
        state === 'sent' && row.conversation === conversation && seq > 0 && seq <= have,
    );
  }

  refused(nak: Nak): void {
    const entry = this.#find(nak.op);
    if (!entry || entry.state === 'sent' || entry.row.conversation !== nak.conversation) return;
    entry.answersDue = Math.max(0, entry.answersDue - 1);
    if (entry.answersDue > 0 || entry.state !== 'sending') return;
    if (nak.retryable) this.#rest(entry, nak);
    else if (!this.#hooks.refused(entry.row, nak)) this.#fail(entry, nak);
    this.pump();
  }

  /** Sends a refused op again, or one that was held: the user has said so, now. */
  retry(op: string): void {
    const entry = this.#find(op);
    if (entry?.state !== 'failed' && entry?.state !== 'held') return;
    const { failed: _, ...rest } = entry.row;
    const row = { ...rest, at: this.#core.options.clock.now() };
    entry.row = row;
    entry.state = 'waiting';
    entry.bounced = 0;
    this.#core.journal.write({ outbox: [row] });
    this.#hooks.changed(row.conversation);
    this.pump();
  }

  connected(): void {
    this.#sender.connected();
    this.#hold();
    this.pump();
  }

  disconnected(): void {
    this.#sender.disconnected();
    for (const entry of this.#entries) {
      entry.answersDue = 0;
      this.#rewind(entry);
    }
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    this.#sender.pump();
  }

  #sendDue(conversation: string, mayGo: () => number): number {
    const queue = this.#queueOf(conversation);
    for (const [i, entry] of queue.entries()) {
      if (entry.state === 'sending') continue;
      const wait = mayGo();
      if (wait > 0) return wait;
      entry.state = 'sending';
      entry.sentAt = this.#core.options.clock.now();
      entry.answersDue += 1;
      this.#hooks.changed(conversation);
      // The connection may find out just now that it is dead.
      if (!this.#core.send(framesOf(queue)[i]!)) this.#rewind(entry);
    }
    return 0;
  }

  /** Lets the conversation rest as long as the server asks for, then begins again with its oldest op. */
  #rest(entry: Entry, nak: Nak): void {
    const { conversation } = entry.row;
    const wait = restOf(entry, nak, this.#core.options.random);
    for (const other of this.#entries)
      if (other.row.conversation === conversation) this.#rewind(other);
    this.#sender.rest(conversation, wait);
  }

  #fail(entry: Entry, nak: Nak): void {
    fail(entry, nak);
    this.#core.journal.write({ outbox: [entry.row] });
    this.#hooks.changed(entry.row.conversation);
  }

  /** What somebody wrote more than a day ago is not sent before they say so: much may have changed since. */
  #hold(): void {
    const now = this.#core.options.clock.now();
    for (const entry of this.#entries) {
      if (entry.state !== 'waiting' || !isStale(entry.row, now)) continue;
      entry.state = 'held';
      this.#hooks.changed(entry.row.conversation);
    }
  }

  #rewind(entry: Entry): void {
    if (entry.state !== 'sending') return;
    entry.state = 'waiting';
    this.#hooks.changed(entry.row.conversation);
  }

  get #conversations(): string[] {
    return [...new Set(this.#entries.map((entry) => entry.row.conversation))];
  }

  #queueOf(conversation: string): Entry[] {
    return queueOf(this.#entries.filter(({ row }) => row.conversation === conversation));
  }

  #find(op: string): Entry | undefined {
    return this.#entries.find((entry) => entry.row.op === op);
  }
}
