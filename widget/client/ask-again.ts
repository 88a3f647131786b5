// What the server could not do just now is asked for again, a random time later, while this connection lasts. The
// next connection asks for everything anyway.
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';
import { backoff } from './jitter.ts';

/** The connection is good, so nobody is to wait long once the server can do it again. */
const ATTEMPTS_COUNTED = 2;

export class AskAgain {
  readonly #core: Core;
  readonly #attempts = new Map<string, number>();
  #online = new AbortController();

  constructor(core: Core) {
    this.#core = core;
  }

  /** `what` names what was asked for. Without a connection it does nothing. */
  later(what: string, ask: () => void): void {
    const { options, state } = this.#core;
    if (state.snapshot.link.at !== 'ready') return;
    const attempt = this.#attempts.get(what) ?? 0;
    this.#attempts.set(what, Math.min(attempt + 1, ATTEMPTS_COUNTED));
    once(options.clock, backoff(attempt, options.random), ask, this.#online.signal);
  }

  disconnected(): void {
    this.#online.abort();
    this.#online = new AbortController();
    this.#attempts.clear();
  }
}
