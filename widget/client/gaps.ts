// Sees to it that what is known to exist arrives: asks for all that follows what is held, and when asking does not
// help, for the conversation anew.
import { GAP_ASK_AFTER_MS, GAP_ASKS_MAX } from '../../sdk/protocol/limits.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';
import { isBehind, type Thread } from './thread.ts';

export interface GapHooks {
  thread(conversation: string): Thread | undefined;
  /** Asks for everything after what is held. */
  ask(conversation: string): void;
  /** Asking did not help. */
  restart(conversation: string): void;
}

export class Gaps {
  readonly #core: Core;
  readonly #hooks: GapHooks;
  readonly #asking = new Map<string, AbortController>();

  constructor(core: Core, hooks: GapHooks) {
    this.#core = core;
    this.#hooks = hooks;
  }

  /** After every change of a thread. */
  check(conversation: string): void {
    const thread = this.#hooks.thread(conversation);
    if (!thread || !isBehind(thread)) this.#stop(conversation);
    else if (!this.#asking.has(conversation)) {
      const asking = new AbortController();
      this.#asking.set(conversation, asking);
      this.#ask(conversation, 0, asking.signal);
    }
  }

  disconnected(): void {
    for (const conversation of this.#asking.keys()) this.#stop(conversation);
  }

  /** Waits longer each time: on a slow network the answer may be on its way. */
  #ask(conversation: string, asks: number, signal: AbortSignal): void {
    const due = () => {
      if (asks < GAP_ASKS_MAX) {
        this.#hooks.ask(conversation);
        this.#ask(conversation, asks + 1, signal);
      } else {
        this.#stop(conversation);
        this.#hooks.restart(conversation);
      }
    };
    once(this.#core.options.clock, GAP_ASK_AFTER_MS * 4 ** asks, due, signal);
  }

  #stop(conversation: string): void {
    this.#asking.get(conversation)?.abort();
    this.#asking.delete(conversation);
  }
}
