// What the user did and the server has not confirmed. First in, first out per conversation, a window in flight, and
// everything that has no answer goes again, in order, after a break. Ops are refused one by one: a refusal for
// good stops nobody behind it.
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { OUTBOX_MAX_CHARS, OUTBOX_MAX_OPS, OPS_WINDOW } from '../../sdk/protocol/limits.ts';
import type { Op } from '../../sdk/protocol/up.ts';
import { once } from '../../sdk/runtime.ts';
import type { OutboxRow } from '../history/history.ts';
import type { Core } from './core.ts';
import { backoff } from './jitter.ts';
import { charsOf, frameOf, newEntry, pendingOp, type Entry } from './outbox-entry.ts';
import { Pace } from './pace.ts';
import type { PendingOp } from './snapshot.ts';

type Nak = DownFrameOf<'nak'>;

export interface OutboxHooks {
  /** What waits in this conversation is not what it was. */
  changed(conversation: string): void;
  /** Refused for good. True when the refusal has been dealt with otherwise and the op is not to fail. */
  refused(row: OutboxRow, nak: Nak): boolean;
}

export class Outbox {
  readonly #core: Core;
  readonly #hooks: OutboxHooks;
  #entries: Entry[] = [];
  /** Ops of this session that need nothing more. */
  readonly #gone = new Set<string>();
  /** Ends with the connection; null without one. */
  #online: AbortController | null = null;
  #pace: Pace;
  /** Conversations that the server asked to wait. */
  readonly #resting = new Set<string>();
  #alarm = new AbortController();

  constructor(core: Core, hooks: OutboxHooks) {
    this.#core = core;
    this.#hooks = hooks;
    this.#pace = new Pace(core.options.clock);
  }

  get isFull(): boolean {
    const kept = this.#entries.filter((entry) => entry.state !== 'sent');
    const chars = kept.reduce((sum, { row }) => sum + charsOf(row), 0);
    return kept.length >= OUTBOX_MAX_OPS || chars >= OUTBOX_MAX_CHARS;
  }

  /** When the oldest op without an answer was sent. */
  get unansweredSince(): number | null {
    const sent = this.#entries.filter((entry) => entry.state === 'sending');
    return sent.length === 0 ? null : Math.min(...sent.map((entry) => entry.sentAt));
  }

  /** Whether anything is on its way or waits for it. */
  get isBusy(): boolean {
    return this.#entries.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  /** What has no answer, as it would be sent on a new connection. */
  get unanswered(): Op[] {
    return this.#conversations.flatMap((conversation) => {
      const queue = this.#queueOf(conversation);
      return queue.map((entry, i) => frameOf(entry, queue[i - 1]));
    });
  }

  get(op: string): PendingOp | undefined {
    const entry = this.#find(op);
    return entry && pendingOp(entry);
  }

  /** Whether this op is here or was, so that an older copy of its row tells nothing new. */
  knows(op: string): boolean {
    return this.#gone.has(op) || this.#find(op) !== undefined;
  }

  pendingOf(conversation: string): PendingOp[] {
    return this.#entries.filter((entry) => entry.row.conversation === conversation).map(pendingOp);
  }

  /** Adds rows at the end. One that is there already moves there, and starts anew. */
  add(rows: readonly OutboxRow[]): void {
    const ops = new Set(rows.map((row) => row.op));
    const moved = this.#entries.filter((entry) => ops.has(entry.row.op));
    const due = new Map(moved.map((entry) => [entry.row.op, entry.answersDue]));
    this.#entries = this.#entries.filter((entry) => !ops.has(entry.row.op));
    for (const row of rows) this.#entries.push(newEntry(row, due.get(row.op) ?? 0));
    for (const { row } of moved) this.#hooks.changed(row.conversation);
    for (const conversation of new Set(rows.map((row) => row.conversation)))
      this.#hooks.changed(conversation);
    this.pump();
  }

  /** Confirmed, by an answer, by its event, or forgotten by the user. Gives those that were there. */
  remove(ops: readonly string[]): string[] {
    for (const op of ops) this.#gone.add(op);
    const gone = this.#entries.filter((entry) => ops.includes(entry.row.op));
    if (gone.length === 0) return [];
    this.#entries = this.#entries.filter((entry) => !gone.includes(entry));
    for (const { row } of gone) this.#hooks.changed(row.conversation);
    this.pump();
    return gone.map((entry) => entry.row.op);
  }

  clear(): void {
    this.remove(this.#entries.map((entry) => entry.row.op));
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
    const isPast = ({ row, state, seq }: Entry) =>
      state === 'sent' && row.conversation === conversation && seq > 0 && seq <= have;
    this.remove(this.#entries.filter(isPast).map((entry) => entry.row.op));
  }

  refused(nak: Nak): void {
    const entry = this.#find(nak.op);
    if (!entry || entry.state === 'sent') return;
    entry.answersDue = Math.max(0, entry.answersDue - 1);
    if (entry.answersDue > 0 || entry.state !== 'sending') return;
    if (nak.retryable) this.#rest(entry, nak);
    else if (!this.#hooks.refused(entry.row, nak)) this.#fail(entry, nak);
    this.pump();
  }

  /** Sends a refused op again. */
  retry(op: string): void {
    const entry = this.#find(op);
    if (entry?.state !== 'failed') return;
    const { failed: _, ...row } = entry.row;
    entry.row = row;
    entry.state = 'waiting';
    entry.bounced = 0;
    this.#core.journal.write({ outbox: [row] });
    this.#hooks.changed(row.conversation);
    this.pump();
  }

  connected(): void {
    this.#online = new AbortController();
    this.#pace = new Pace(this.#core.options.clock);
    this.#resting.clear();
    // A committed note has no place in the public log; its event is among what is given now.
    const notes = this.#entries.filter((entry) => entry.state === 'sent' && entry.seq === 0);
    this.remove(notes.map((entry) => entry.row.op));
    this.pump();
  }

  disconnected(): void {
    this.#online?.abort();
    this.#online = null;
    this.#alarm.abort();
    for (const entry of this.#entries) {
      entry.answersDue = 0;
      this.#rewind(entry);
    }
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    if (!this.#online) return;
    this.#alarm.abort();
    this.#alarm = new AbortController();
    let wait = Infinity;
    for (const conversation of this.#conversations)
      if (!this.#resting.has(conversation)) wait = Math.min(wait, this.#pumpOne(conversation));
    if (wait < Infinity && this.#online)
      once(this.#core.options.clock, wait, () => this.pump(), this.#alarm.signal);
  }

  /** Gives the milliseconds after which there is more to send; infinite when an answer comes first. */
  #pumpOne(conversation: string): number {
    const queue = this.#queueOf(conversation);
    for (const [i, entry] of queue.entries()) {
      if (entry.state === 'sending') continue;
      const wait = this.#pace.take();
      if (wait > 0) return wait;
      this.#send(entry, queue[i - 1]);
    }
    return Infinity;
  }

  #send(entry: Entry, before: Entry | undefined): void {
    entry.state = 'sending';
    entry.sentAt = this.#core.options.clock.now();
    entry.answersDue += 1;
    this.#hooks.changed(entry.row.conversation);
    // The connection may find out just now that it is dead.
    if (!this.#core.send(frameOf(entry, before))) this.#rewind(entry);
  }

  /** Lets the conversation rest as long as the server asks for, then begins again with its oldest op. */
  #rest(entry: Entry, { code, retryAfterMs }: Nak): void {
    const { clock, random } = this.#core.options;
    const { conversation } = entry.row;
    const atOnce = code === 'out-of-order' && entry.bounced === 0;
    const wait = retryAfterMs ?? (atOnce ? 0 : backoff(entry.bounced, random));
    entry.bounced += 1;
    for (const other of this.#entries)
      if (other.row.conversation === conversation) this.#rewind(other);
    if (wait === 0 || !this.#online) return;
    this.#resting.add(conversation);
    const over = () => {
      this.#resting.delete(conversation);
      this.pump();
    };
    once(clock, wait, over, this.#online.signal);
  }

  #fail(entry: Entry, { code, message }: Nak): void {
    entry.state = 'failed';
    entry.row = { ...entry.row, failed: { code, ...(message !== undefined && { message }) } };
    this.#core.journal.write({ outbox: [entry.row] });
    this.#hooks.changed(entry.row.conversation);
  }

  #rewind(entry: Entry): void {
    if (entry.state !== 'sending') return;
    entry.state = 'waiting';
    this.#hooks.changed(entry.row.conversation);
  }

  get #conversations(): string[] {
    return [...new Set(this.#entries.map((entry) => entry.row.conversation))];
  }

  /** What may be in flight, oldest first. */
  #queueOf(conversation: string): Entry[] {
    const isDue = ({ row, state }: Entry) =>
      row.conversation === conversation && (state === 'waiting' || state === 'sending');
    return this.#entries.filter(isDue).slice(0, OPS_WINDOW);
  }

  #find(op: string): Entry | undefined {
    return this.#entries.find((entry) => entry.row.op === op);
  }
}
