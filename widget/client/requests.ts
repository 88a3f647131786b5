// Questions that the server answers once, with the same id. No answer is an answer too: null.
import { ANSWER_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import type { UpFrameOf } from '../../sdk/protocol/up.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';

type Answer = DownFrameOf<'page'> | DownFrameOf<'inbox'> | DownFrameOf<'contact'>;

export class Requests {
  readonly #core: Core;
  readonly #open = new Map<string, (answer: Answer | null) => void>();

  constructor(core: Core) {
    this.#core = core;
  }

  async page(
    ask: Omit<UpFrameOf<'page.fetch'>, 'type' | 'request'>,
  ): Promise<DownFrameOf<'page'> | null> {
    const request = uuidV4(this.#core.options.random);
    const answer = await this.ask({ type: 'page.fetch', request, ...ask });
    return answer?.type === 'page' ? answer : null;
  }

  ask(frame: UpFrameOf<'page.fetch' | 'inbox.fetch' | 'contact.fetch'>): Promise<Answer | null> {
    if (!this.#core.send(frame)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const over = new AbortController();
      const answer = (given: Answer | null) => {
        over.abort();
        this.#open.delete(frame.request);
        resolve(given);
      };
      this.#open.set(frame.request, answer);
      once(this.#core.options.clock, ANSWER_WITHIN_MS, () => answer(null), over.signal);
    });
  }

  answered(request: string | undefined, answer: Answer | null): void {
    if (request !== undefined) this.#open.get(request)?.(answer);
  }

  disconnected(): void {
    for (const answer of [...this.#open.values()]) answer(null);
  }
}
