// One HTTP request of a tab, with all the ways in which it can go: answered, late, made twice by what lies in between,
// cut off, or never heard of again. One that is to be kept alive outlives its tab.
import type { Dice } from './dice.ts';
import { Lane } from './lane.ts';
import type { Life } from './life.ts';
import type { Timeline } from './timeline.ts';
import type { Paths } from './wire.ts';

/** What a browser knows of a request that it is to make. */
export interface SimRequestInit {
  readonly body?: unknown;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal | null;
}

/** What arrives at the server. */
export interface SimAsk {
  readonly url: URL;
  readonly body: string;
  /** Ends when the server is told that nobody waits for the answer. */
  readonly signal: AbortSignal;
}

export interface SimAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface RequestEnds {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly paths: Paths;
  readonly tab: Life;
  /** Gives the life of the process that is going to answer; null when there is none. */
  ask(ask: SimAsk, answered: (answer: SimAnswer) => void): Life | null;
  /** A tab hears with which code a socket would have been closed. */
  closed(code: number): void;
  /** For the log of events: what arrived where. */
  seen(what: string): void;
}

interface Settle {
  resolve(response: Response): void;
  reject(error: unknown): void;
}

/** What hears nothing of a request may make it once more, and no server can tell. */
const TWICE_PERCENT = 4;
const TWICE_WITHIN_MS = 8_000;
/** The server may not be told that nobody waits any more. */
const UNTOLD_PERCENT = 30;

export class SimRequest {
  /** As `fetch` gives it. */
  readonly answer: Promise<Response>;
  readonly #ends: RequestEnds;
  readonly #url: URL;
  readonly #init: SimRequestInit;
  readonly #up: Lane;
  readonly #down: Lane;
  /** Where it is being answered, and the way to tell that nobody waits. */
  readonly #visits = new Map<AbortController, Life>();
  #settle!: Settle;
  #isWaitedFor = true;
  #isOnItsWay = true;

  constructor(ends: RequestEnds, url: URL, init: SimRequestInit) {
    const { timeline, dice, paths } = ends;
    this.#ends = ends;
    this.#url = url;
    this.#init = init;
    this.#up = new Lane(timeline, dice, paths.up);
    this.#down = new Lane(timeline, dice, paths.down);
    this.answer = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    init.signal?.addEventListener('abort', () => this.#calledBack(), { once: true });
    this.#up.pass(() => this.#arrived());
    if (paths.up.lossy && dice.chance(TWICE_PERCENT))
      timeline.after(dice.below(TWICE_WITHIN_MS), () => {
        if (paths.up.lossy) this.#up.pass(() => this.#arrived());
      });
  }

  /** As far as its tab knows. */
  get isOpen(): boolean {
    return this.#isWaitedFor && !this.#ends.tab.isDead;
  }

  get isOver(): boolean {
    return !this.isOpen && !this.#isOnItsWay && this.#visits.size === 0;
  }

  /** It waits for news, as somebody does who has a socket. */
  get isPoll(): boolean {
    return this.#url.searchParams.has('wait');
  }

  isOf(tab: Life): boolean {
    return this.#ends.tab === tab;
  }

  healed(): void {
    this.#up.healed();
    this.#down.healed();
  }

  /** The connection is gone with all that was on its way. Whoever is not told has to find out. */
  cut(tell: { readonly client: boolean; readonly server: boolean }): void {
    this.#up.lose();
    this.#down.lose();
    this.#isOnItsWay = false;
    if (tell.client) this.#fails();
    if (tell.server) this.#leaves();
    else this.#visits.clear();
  }

  /** The browser calls back whatever need not outlive its tab. */
  tabDied(): void {
    if (this.#init.keepalive !== true && this.#isWaitedFor) this.#hangsUp();
  }

  /** The process that was to answer is gone; its machine may or may not say so. */
  serverDied(told: boolean): void {
    if (this.#visits.size === 0) return;
    this.#visits.clear();
    if (told) this.#down.pass(() => this.#fails());
  }

  #arrived(): void {
    this.#isOnItsWay = false;
    const { ask, seen } = this.#ends;
    const gone = new AbortController();
    const { search } = this.#url;
    const body = String(this.#init.body);
    seen(`${this.#init.keepalive ? 'says at last' : 'asks'} ${search} ${body}`);
    const life = ask({ url: this.#url, body, signal: gone.signal }, (answer) => {
      this.#visits.delete(gone);
      this.#down.pass(() => this.#answered(answer));
    });
    if (life) this.#visits.set(gone, life);
    else this.#down.pass(() => this.#fails());
  }

  #answered({ status, body, headers }: SimAnswer): void {
    this.#atClient(({ resolve }) => {
      this.#ends.seen(`answered ${status} ${body}`);
      const { close } = JSON.parse(body) as { readonly close?: number }; // our own server's
      if (close !== undefined) this.#ends.closed(close);
      resolve(new Response(body, { status, headers }));
    });
  }

  #fails(): void {
    this.#atClient(({ reject }) => {
      this.#ends.seen('gets no answer');
      reject(new TypeError('Failed to fetch'));
    });
  }

  #atClient(run: (settle: Settle) => void): void {
    this.#ends.tab.happen(() => {
      if (!this.#isWaitedFor) return;
      this.#isWaitedFor = false;
      run(this.#settle);
    });
  }

  #calledBack(): void {
    if (!this.#isWaitedFor) return;
    this.#hangsUp();
    this.#settle.reject(new DOMException('The request was called back.', 'AbortError'));
  }

  #hangsUp(): void {
    this.#isWaitedFor = false;
    const { dice, paths } = this.#ends;
    if (paths.up.lossy && dice.chance(UNTOLD_PERCENT)) {
      this.#up.lose();
      this.#isOnItsWay = false;
    } else this.#up.pass(() => this.#leaves());
  }

  #leaves(): void {
    for (const [gone, life] of this.#visits) life.happen(() => gone.abort());
    this.#visits.clear();
  }
}
