// The locks of one browser, as its tabs see them: asked for and granted a moment later, given back by whatever ends the
// tab, and kept by one that is frozen.
import type { Life } from './life.ts';
import type { Timeline } from './timeline.ts';

const TAKES_MS = 2;

export interface LockOptions {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

/** What a lock is held for; null means that somebody else has it. */
export type WithLock = (lock: object | null) => unknown;

export interface SimLocks {
  request(name: string, options: LockOptions, run: WithLock): Promise<unknown>;
}

interface Request {
  readonly name: string;
  readonly life: Life;
  readonly options: LockOptions;
  readonly run: WithLock;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class LockManager {
  readonly #timeline: Timeline;
  readonly #held = new Map<string, Request>();
  #queue: Request[] = [];

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** The locks as one tab has them. */
  of(life: Life): SimLocks {
    return {
      request: (name, options, run) =>
        new Promise((resolve, reject) => {
          const request = { name, life, options, run, resolve, reject };
          options.signal?.addEventListener('abort', () => this.#giveUp(request), { once: true });
          this.#timeline.after(TAKES_MS, () => this.#asked(request));
        }),
    };
  }

  died(life: Life): void {
    this.#queue = this.#queue.filter((request) => request.life !== life);
    for (const request of this.#held.values()) if (request.life === life) this.#release(request);
  }

  #asked(request: Request): void {
    const { name, life, options } = request;
    if (life.isDead || options.signal?.aborted) return;
    const holder = this.#held.get(name);
    if (holder && options.steal) {
      this.#held.delete(name);
      holder.life.happen(() => holder.reject(aborted()));
    }
    if (!this.#held.has(name)) this.#grant(request);
    else if (options.ifAvailable)
      life.happen(() => request.resolve(Promise.resolve(request.run(null))));
    else this.#queue.push(request);
  }

  #grant(request: Request): void {
    this.#held.set(request.name, request);
    request.life.happen(() => {
      const done = new Promise((resolve) => resolve(request.run({ name: request.name })));
      const over = () => this.#timeline.after(TAKES_MS, () => this.#release(request));
      done.then(over, over);
      done.then(request.resolve, request.reject);
    });
  }

  #release(request: Request): void {
    const { name } = request;
    if (this.#held.get(name) !== request) return;
    this.#held.delete(name);
    const next = this.#queue.find((other) => other.name === name);
    if (!next) return;
    this.#queue = this.#queue.filter((other) => other !== next);
    this.#grant(next);
  }

  #giveUp(request: Request): void {
    const isHeld = this.#held.get(request.name) === request;
    if (isHeld) return;
    this.#queue = this.#queue.filter((other) => other !== request);
    request.reject(aborted());
  }
}

function aborted(): Error {
  return Object.assign(new Error('The lock is another tab’s, or was given up.'), {
    name: 'AbortError',
  });
}
