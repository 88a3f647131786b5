// The hand in the page: a browser that shall be killed is driven by nobody but its own page, so that every engine is
// driven alike and nothing has to be told that the browser is gone. The page asks the shop for work, again and again.
import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../sdk/runtime.ts';

/** How long a page may take to come, or to do what it was told: a browser starts within it on a busy machine. */
export const PAGE_WITHIN_MS = 60_000;

interface Work {
  readonly id: number;
  /** The source of a function. */
  readonly work: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly page: string;
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** What the page runs. It is sent as source, so it stands by itself. */
async function robot(): Promise<void> {
  const page = crypto.randomUUID();
  let answer: Answer = { page };
  for (;;) {
    let next: Work;
    try {
      const response = await fetch('/robot/work', { method: 'POST', body: JSON.stringify(answer) });
      if (response.status !== 200) return; // another page has the hand
      next = (await response.json()) as Work;
    } catch {
      return; // the page goes, or the test is over
    }
    try {
      const work = (0, eval)(`(${next.work})`) as (...args: readonly unknown[]) => unknown;
      answer = { page, id: next.id, value: (await work(...next.args)) ?? null };
    } catch (error) {
      answer = { page, id: next.id, error: String((error as Error).stack ?? error) };
    }
  }
}

export const ROBOT_SCRIPT = `(${robot.toString()})();`;

/** The other end of the hand. One page has it, until it is forgotten. */
export class Robot {
  #page = '';
  #asking: ServerResponse | null = null;
  #next: Work | null = null;
  #ids = 0;
  readonly #waiting = new Map<number, Waiting>();
  #arrived = new Arrival();

  /** A page asks for work, and brings the answer to what it was given before. */
  asks(text: string, response: ServerResponse): void {
    const { page, id, value, error } = JSON.parse(text) as Answer;
    if (id === undefined && this.#page === '') this.#begin(page);
    if (page !== this.#page) return void response.writeHead(204).end();
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    this.#waiting.delete(id ?? 0);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
    this.#asking = response;
    this.#give();
  }

  /** Resolves when a page that was loaded after the last `forget` has the hand. */
  arrived(): Promise<void> {
    return this.#arrived.promise;
  }

  /** The browser is gone, or about to load another page. */
  forget(): void {
    this.#page = '';
    this.#asking?.destroy();
    this.#asking = this.#next = null;
    for (const { reject } of this.#waiting.values()) reject(new Error('The page is gone.'));
    this.#waiting.clear();
    this.#arrived = new Arrival();
  }

  /** Runs a function in the page. It is sent as source and sees nothing but its arguments. */
  async run<A extends readonly unknown[], T>(
    work: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    const id = ++this.#ids;
    const answered = new Promise<unknown>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
    this.#next = { id, work: work.toString(), args };
    this.#give();
    const late = () => this.#waiting.get(id)?.reject(new Error(`The page hangs in ${work}`));
    const cancel = systemClock.after(PAGE_WITHIN_MS, late);
    return (await answered.finally(cancel)) as T;
  }

  #begin(page: string): void {
    this.#page = page;
    this.#arrived.happened();
  }

  #give(): void {
    if (!this.#asking || !this.#next) return;
    this.#asking.writeHead(200, { 'content-type': 'application/json' });
    this.#asking.end(JSON.stringify(this.#next));
    this.#asking = this.#next = null;
  }
}

class Arrival {
  happened = () => {};
  readonly promise = new Promise<void>((resolve) => (this.happened = resolve));
}
