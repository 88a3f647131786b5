// Sees to it that what is known to exist arrives: asks for the events between, and when asking does not help, for
// the conversation anew.
import { GAP_ASK_AFTER_MS, GAP_ASKS_MAX, GAP_MAX_EVENTS } from '../../sdk/protocol/limits.ts';
import type { Log } from '../../sdk/protocol/model.ts';
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { sleep } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';
import type { Requests } from './requests.ts';
import { isBehind, type Thread } from './thread.ts';

export interface GapHooks {
  thread(conversation: string): Thread | undefined;
  received(page: DownFrameOf<'page'>): void;
  /** Asking did not help. */
  restart(conversation: string): void;
}

/** Events of a log that are missing between those held and the first beyond. */
interface Gap {
  readonly log: Log;
  readonly after: number;
  readonly before?: number;
}

export class Gaps {
  readonly #core: Core;
  readonly #requests: Requests;
  readonly #hooks: GapHooks;
  readonly #asking = new Map<string, AbortController>();

  constructor(core: Core, requests: Requests, hooks: GapHooks) {
    this.#core = core;
    this.#requests = requests;
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
    let last = '';
    for (let asks = 0; asks < GAP_ASKS_MAX; asks++) {
      await sleep(this.#core.options.clock, GAP_ASK_AFTER_MS, signal);
      const gap = gapOf(this.#hooks.thread(conversation)!);
      if (!gap) break;
      if (JSON.stringify(gap) !== last) asks = 0; // the last answer has helped
      last = JSON.stringify(gap);
      const page = await this.#requests.page({ conversation, ...gap });
      signal.throwIfAborted();
      if (page) this.#hooks.received(page);
      signal.throwIfAborted();
    }
    this.#stop(conversation);
    this.#hooks.restart(conversation);
  }

  #stop(conversation: string): void {
    this.#asking.get(conversation)?.abort();
    this.#asking.delete(conversation);
  }
}

/** The gap to close first; null when it is too wide to be filled page by page. */
function gapOf({ view, ahead, head }: Thread): Gap | null {
  const within = (log: Log, have: number, known: number): Gap | null => {
    const before = ahead.find((event) => event.log === log)?.seq;
    if (before === undefined && known <= have) return null;
    return { log, after: have, ...(before !== undefined && { before }) };
  };
  const gap =
    within('public', view.have, head.seq) ??
    within('internal', view.haveInternal, head.internalSeq);
  const end = gap?.before ?? (gap?.log === 'public' ? head.seq : head.internalSeq);
  return gap && end - gap.after <= GAP_MAX_EVENTS ? gap : null;
}
