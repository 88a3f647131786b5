// Tells the server how far this side has read. A mark is a register that only rises, so it needs no place in the
// outbox: what is shown as read is kept with the conversation, and whenever the server says that it knows less,
// it is told again.
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';

/** Reading on raises the mark message by message; one op tells the last. */
const TOGETHER_MS = 300;

export class ReadMarks {
  readonly #core: Core;
  readonly #due = new Set<string>();
  #timer: AbortController | null = null;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The mark of this conversation is higher than what the server knows. */
  raised(conversation: string): void {
    this.#due.add(conversation);
    if (this.#timer) return;
    const timer = (this.#timer = new AbortController());
    once(this.#core.options.clock, TOGETHER_MS, () => this.#send(), timer.signal);
  }

  /** Without a connection there is nobody to tell; the next head shows what the server lacks. */
  disconnected(): void {
    this.#timer?.abort();
    this.#timer = null;
    this.#due.clear();
  }

  #send(): void {
    const { options, side, state, send } = this.#core;
    for (const conversation of this.#due) {
      const view = state.snapshot.conversations.get(conversation);
      if (!view || view.read[side] === 0) continue;
      const action = { kind: 'read.mark', upTo: view.read[side] };
      const op = uuidV7(options.clock.now(), options.random);
      send({ type: 'op', op, conversation, action });
    }
    this.disconnected();
  }
}
