// The hand in the page: a browser that shall be killed is driven by nobody but its own page, so that every engine is
// driven alike and nothing has to be told that the browser is gone. The page asks the shop for work, again and again.
import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../sdk/runtime.ts';
import { pause, until } from '../until.ts';

/** How long a page may take to come, or to do what it was told: a browser starts within it on a busy machine. */
export const PAGE_WITHIN_MS = 60_000;

interface Work {
  readonly id: number;
  /** The source of a function. */
  readonly work: string;
  readonly args: readonly unknown[];
  /** It ends with this page, so nobody waits for an answer, and a page that asks nothing may be kept by the browser. */
  readonly last: boolean;
}

interface Answer {
  readonly page: string;
  /** The page came back from the back/forward cache. */
  readonly restored?: boolean;
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** What the page runs. It is sent as source, so it stands by itself. */
async function robot(restored: boolean): Promise<void> {
  const page = crypto.randomUUID();
  let answer: Answer = { page, restored };
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
      if (next.last) return void work(...next.args);
      answer = { page, id: next.id, value: (await work(...next.args)) ?? null };
    } catch (error) {
      answer = { page, id: next.id, error: String((error as Error).stack ?? error) };
    }
  }
}

export const ROBOT_SCRIPT = `var uncaught = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
${robot.toString()}
robot(false);
addEventListener('pageshow', ({ persisted }) => persisted && robot(true));`;

/** The other end of the hand. One page has it, until it is forgotten. */
export class Robot {
  #page = '';
  #asking: ServerResponse | null = null;
  #next: Work | null = null;
  #ids = 0;
  readonly #waiting = new Map<number, Waiting>();
  #arrived = new Arrival();
  /** How often pages that do not have the hand have asked for work. */
  #strangers = 0;
  /** Whether the page that has the hand came back from the back/forward cache. */
  restored = false;

  /** A page asks for work, and brings the answer to what it was given before. */
  asks(text: string, response: ServerResponse): void {
    const { page, id, value, error, restored = false } = JSON.parse(text) as Answer;
    if (id === undefined && this.#page === '') {
      this.#page = page;
      this.restored = restored;
      this.#arrived.happened();
    }
    if (page !== this.#page) {
      this.#strangers += 1;
      return void response.writeHead(204).end();
    }
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
    this.#strangers = 0;
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
    this.#next = { id, work: work.toString(), args, last: false };
    this.#give();
    const late = () => this.#waiting.get(id)?.reject(new Error(this.#whyLate(`${work}`)));
    const cancel = systemClock.after(PAGE_WITHIN_MS, late);
    return (await answered.finally(cancel)) as T;
  }

  /** The errors that nobody in the page has caught. */
  uncaught(): Promise<readonly string[]> {
    return this.run(() => (globalThis as unknown as { uncaught: readonly string[] }).uncaught);
  }

  /** Runs what ends the page. Resolves when the next one has the hand. */
  async leave<A extends readonly unknown[]>(work: (...args: A) => void, ...args: A): Promise<void> {
    await until(() => this.#asking !== null, PAGE_WITHIN_MS);
    this.#next = { id: ++this.#ids, work: work.toString(), args, last: true };
    this.#give();
    this.forget();
    const here = this.arrived().then(() => true);
    if (!(await Promise.race([here, pause(PAGE_WITHIN_MS).then(() => false)])))
      throw new Error('The next page does not come.');
  }

  #whyLate(work: string): string {
    const where = this.#next ? 'has not come for' : 'does not come back from';
    return `The page ${where} ${work}; other pages came ${this.#strangers} times.`;
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
