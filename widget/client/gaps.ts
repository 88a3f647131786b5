// Sees to it that what is known to exist arrives: asks for all that follows what is held, and when asking does not
// help, for the conversation anew.
import { ANSWER_WITHIN_MS, GAP_ASK_AFTER_MS, GAP_ASKS_MAX } from '../../sdk/protocol/limits.ts';
import { sleep } from '../../sdk/runtime.ts';
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
      this.#fill(conversation, asking.signal).catch((error: unknown) => {
        if (!asking.signal.aborted) throw error; // aborted: the gap is closed, or the connection is
      });
    }
  }

  disconnected(): void {
    for (const conversation of [...this.#asking.keys()]) this.#stop(conversation);
  }

  async #fill(conversation: string, signal: AbortSignal): Promise<void> {
    const { clock } = this.#core.options;
    for (let asks = 0; asks < GAP_ASKS_MAX; asks++) {
      // Longer each time: on a slow network the answer may be on its way.
      await sleep(clock, GAP_ASK_AFTER_MS * 4 ** asks, signal);
      this.#hooks.ask(conversation);
    }
    await sleep(clock, ANSWER_WITHIN_MS, signal);
    this.#stop(conversation);
    this.#hooks.restart(conversation);
  }

  #stop(conversation: string): void {
    this.#asking.get(conversation)?.abort();
    this.#asking.delete(conversation);
  }
}
