// Tells the server how far this side has read. A mark is a register that only rises, so it needs no place in the
// outbox: what is shown as read is kept with the conversation, and whenever the server says that it knows less,
// it is told again.
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';

/** Reading on raises the mark message by message; one op tells the last. */
const TOGETHER_MS = 300;

export class ReadMarks {
  readonly #core: Core;
  readonly #due = new Set<string>();
  /** The conversations of marks that were told on this connection, by op. */
  readonly #told = new Map<string, string>();
  #timer: AbortController | null = null;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The mark of this conversation is higher than what the server knows. */
  raised(conversation: string, inMs = TOGETHER_MS): void {
    this.#due.add(conversation);
    if (this.#timer) return;
    const timer = (this.#timer = new AbortController());
    once(this.#core.options.clock, inMs, () => this.#send(), timer.signal);
  }

  /** A server that has no time for a mark just now is told again. */
  refused({ op, retryable, retryAfterMs = TOGETHER_MS }: DownFrameOf<'nak'>): void {
    const conversation = this.#told.get(op);
    if (retryable && conversation) this.raised(conversation, Math.max(TOGETHER_MS, retryAfterMs));
  }

  /** Without a connection there is nobody to tell; the next head shows what the server lacks. */
  disconnected(): void {
    this.#told.clear();
    this.#rest();
  }

  #send(): void {
    const { options, side, state, send } = this.#core;
    for (const conversation of this.#due) {
      const view = state.snapshot.conversations.get(conversation);
      if (!view || view.read[side] === 0) continue;
      const action = { kind: 'read.mark', upTo: view.read[side] };
      const op = uuidV7(options.clock.now(), options.random);
      this.#told.set(op, conversation);
      send({ type: 'op', op, conversation, action });
    }
    this.#rest();
  }

  #rest(): void {
    this.#timer?.abort();
    this.#timer = null;
    this.#due.clear();
  }
}
