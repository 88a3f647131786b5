// What the user did and the server has not confirmed. First in, first out per conversation, a window in flight, and
// everything that has no answer goes again, in order, after a break. Ops are refused one by one: a refusal for
// good stops nobody behind it.
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { OUTBOX_MAX_CHARS, OUTBOX_MAX_OPS, OPS_WINDOW } from '../../sdk/protocol/limits.ts';
import type { Op } from '../../sdk/protocol/up.ts';
import type { OutboxRow } from '../history/history.ts';
import type { Core } from './core.ts';
import { backoff } from './jitter.ts';
import { charsOf, frameOf, isStale, newEntry, pendingOp, type Entry } from './outbox-entry.ts';
import { Sender } from './sender.ts';
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
  /** Ops of this session that need nothing more, and where: another tab may have moved them, to be sent there. */
  readonly #gone = new Map<string, string | undefined>();
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
  knows({ op, conversation }: OutboxRow): boolean {
    const isGone = this.#gone.has(op) && (this.#gone.get(op) ?? conversation) === conversation;
    return isGone || this.#find(op) !== undefined;
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
    this.#hold();
    for (const { row } of moved) this.#hooks.changed(row.conversation);
    for (const conversation of new Set(rows.map((row) => row.conversation)))
      this.#hooks.changed(conversation);
    this.pump();
  }

  /** Confirmed, by an answer, by its event, or forgotten by the user. Gives those that were there. */
  remove(ops: readonly string[], conversation?: string): string[] {
    for (const op of ops) this.#gone.set(op, conversation ?? this.#find(op)?.row.conversation);
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
    // A committed note has no place in the public log; its event is among what is given now.
    const notes = this.#entries.filter((entry) => entry.state === 'sent' && entry.seq === 0);
    this.remove(notes.map((entry) => entry.row.op));
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
      this.#send(entry, queue[i - 1]);
    }
    return 0;
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
    const { random } = this.#core.options;
    const { conversation } = entry.row;
    const atOnce = code === 'out-of-order' && entry.bounced === 0;
    const wait = retryAfterMs ?? (atOnce ? 0 : backoff(entry.bounced, random));
    entry.bounced += 1;
    for (const other of this.#entries)
      if (other.row.conversation === conversation) this.#rewind(other);
    this.#sender.rest(conversation, wait);
  }

  #fail(entry: Entry, { code, message }: Nak): void {
    entry.state = 'failed';
    entry.row = { ...entry.row, failed: { code, ...(message !== undefined && { message }) } };
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

  /** What may be in flight, oldest first. A conversation whose messages are all held does not begin without them. */
  #queueOf(conversation: string): Entry[] {
    const all = this.#entries.filter(({ row }) => row.conversation === conversation);
    const due = all.filter(({ state }) => state === 'waiting' || state === 'sending');
    const isHeld = all.some(({ state }) => state === 'held');
    if (isHeld && due.every(({ row }) => row.action.kind === 'conversation.start')) return [];
    return due.slice(0, OPS_WINDOW);
  }

  #find(op: string): Entry | undefined {
    return this.#entries.find((entry) => entry.row.op === op);
  }
}
