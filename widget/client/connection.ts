// The life of the connection. Each state owns its timers: leaving it ends them.
//
//   idle ──open──▶ connecting ──welcome──▶ ready ──┐ close, silence, no answer
//                     ▲   └──────fails──────┐      │
//                     └──time or wake── waiting ◀──┘       and from anywhere: stopped, closed
import { CareError } from '../../sdk/protocol/care-error.ts';
import { closePolicy, type ClosePolicy } from '../../sdk/protocol/close-codes.ts';
import { encode } from '../../sdk/protocol/codec.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { BACKOFF_MAX_MS, STABLE_AFTER_MS } from '../../sdk/protocol/limits.ts';
import type { Hello, UpFrame } from '../../sdk/protocol/up.ts';
import { once } from '../../sdk/runtime.ts';
import type { ClientSocket, ClientWorld } from './care-client.ts';
import { backoff, upTo } from './jitter.ts';
import { watchLiveness, type Liveness } from './liveness.ts';
import type { Link } from './snapshot.ts';

/** From the first packet to `welcome`. */
export const CONNECT_WITHIN_MS = 10_000;

export interface ConnectionHooks {
  /** The first frame of the next attempt. */
  hello(): Promise<Hello>;
  /** True when this welcome counts; false to connect again with what is known now. */
  welcomed(welcome: DownFrameOf<'welcome'>): boolean | Promise<boolean>;
  /** A frame of the server; null for one that this build does not know. */
  read(text: string): DownFrame | null;
  received(frame: DownFrame): void;
  /** After every change of state. */
  linked(link: Link): void;
  /** The credential is void: forget it. */
  expired(): Promise<void>;
  /** The server erased this contact: stop, and forget everything. */
  erased(): void;
  /** When the oldest op that has no answer was sent, by the client's clock. */
  unansweredSince(): number | null;
}

export class Connection {
  readonly #options: ClientWorld;
  readonly #hooks: ConnectionHooks;
  #link: Link = { at: 'idle' };
  /** Ends with the state. */
  #state = new AbortController();
  #socket: ClientSocket | null = null;
  #liveness: Liveness | null = null;
  #attempt = 0;
  /** A wait that the server asked for is not cut short. */
  #patient = false;
  /** Credentials that were refused since the last welcome. */
  #refusals = 0;
  #drainUntil = 0;

  constructor(options: ClientWorld, hooks: ConnectionHooks) {
    this.#options = options;
    this.#hooks = hooks;
  }

  /** The first connection, or the first since `close`; while there is one it does nothing. */
  open(): void {
    if (this.#link.at === 'idle') this.#connect();
  }

  /** False when there is no connection, or none any more: this is also the moment to notice. */
  send(frame: UpFrame): boolean {
    if (frame.type === 'op') this.#liveness?.check();
    if (this.#link.at !== 'ready' || !this.#socket) return false;
    this.#socket.send(encode(frame));
    return true;
  }

  wake(why: 'look' | 'network' | 'restored'): void {
    const { at } = this.#link;
    if (at === 'waiting' && !this.#patient) this.#connect();
    else if (at === 'ready' && why === 'look') this.#liveness?.check();
    else if ((at === 'ready' || at === 'connecting') && why !== 'look') this.#connect();
  }

  /** Gives this socket up and comes back after the usual wait. */
  again(): void {
    if (this.#link.at === 'ready' || this.#link.at === 'connecting') this.#wait(this.#nextWait());
  }

  /** Until the next `open`. What the server has ended for good stays so. */
  close(): void {
    if (this.#link.at !== 'stopped') this.#enter({ at: 'idle' });
  }

  /** For good: whoever was connected is not here any more. */
  stop(why: 'left' | 'erased'): void {
    this.#enter({ at: 'stopped', why });
  }

  #enter(link: Link): AbortController {
    this.#state.abort();
    this.#state = new AbortController();
    this.#liveness = null;
    if (link.at !== 'ready') this.#dropSocket();
    this.#link = Object.freeze(link);
    this.#hooks.linked(link);
    return this.#state;
  }

  #connect(): void {
    const { signal } = this.#enter({ at: 'connecting', attempt: this.#attempt });
    this.#patient = false;
    once(this.#options.clock, CONNECT_WITHIN_MS, () => this.again(), signal);
    this.#hooks.hello().then(
      (hello) => signal.aborted || this.#dial(hello, signal),
      (error: unknown) => signal.aborted || this.#barred(error),
    );
  }

  #dial(hello: Hello, signal: AbortSignal): void {
    const { server, site, connect } = this.#options;
    let socket: ClientSocket;
    try {
      socket = connect(
        `${server.replace(/^http/, 'ws')}/v1/socket?site=${encodeURIComponent(site)}`,
      );
    } catch {
      this.again(); // a policy of the page may forbid it today; there is no way to ask
      return;
    }
    this.#socket = socket;
    socket.onopen = () => socket.send(encode(hello));
    socket.onclose = ({ code }) => this.#closed(code);
    const early: DownFrame[] = [];
    let greeted = false;
    socket.onmessage = ({ data }) => {
      const frame = typeof data === 'string' ? this.#hooks.read(data) : null;
      if (frame?.type === 'welcome' && !greeted) {
        greeted = true;
        void this.#greet(frame, early, signal);
      } else if (frame) early.push(frame);
    };
  }

  /** What follows `welcome` waits until it is settled who this client is. */
  async #greet(
    welcome: DownFrameOf<'welcome'>,
    early: readonly DownFrame[],
    signal: AbortSignal,
  ): Promise<void> {
    const counts = await this.#hooks.welcomed(welcome);
    if (signal.aborted) return;
    if (!counts) {
      this.#connect();
      return;
    }
    this.#refusals = 0;
    this.#listen();
    for (const frame of early) this.#pass(frame);
  }

  #listen(): void {
    const { clock } = this.#options;
    const { signal } = this.#enter({ at: 'ready', since: clock.now() });
    const liveness = (this.#liveness = watchLiveness({
      clock,
      signal,
      unansweredSince: this.#hooks.unansweredSince,
      dead: () => this.again(),
    }));
    once(clock, STABLE_AFTER_MS, () => (this.#attempt = 0), signal);
    this.#socket!.onmessage = ({ data }) => {
      liveness.heard();
      const frame = typeof data === 'string' ? this.#hooks.read(data) : null;
      if (frame) this.#pass(frame);
    };
    liveness.check();
  }

  #pass(frame: DownFrame): void {
    if (this.#link.at !== 'ready') return;
    if (frame.type === 'draining') this.#drain(frame.withinMs);
    else this.#hooks.received(frame);
  }

  #drain(withinMs: number): void {
    const { clock, random } = this.#options;
    const wait = upTo(withinMs, random);
    this.#drainUntil = clock.now() + wait;
    once(clock, wait, () => this.#connect(), this.#state.signal);
  }

  #closed(code: number): void {
    const policy = closePolicy(code);
    if (policy === 'renew') void this.#renew();
    else if (policy === 'stop') this.#enter({ at: 'stopped', why: 'forbidden' });
    else if (policy === 'reload') this.#enter({ at: 'stopped', why: 'outdated' });
    else if (policy === 'wipe') this.#hooks.erased();
    else this.#wait(this.#nextWait(policy), policy === 'slow-down');
  }

  /** At once; but when the credential before was new as well, after a wait that grows. */
  async #renew(): Promise<void> {
    const { signal } = this.#enter({ at: 'connecting', attempt: this.#attempt });
    await this.#hooks.expired();
    if (signal.aborted) return;
    this.#attempt = this.#refusals++; // whoever refuses can be reached
    if (this.#attempt > 0) this.again();
    else this.#connect();
  }

  #barred(error: unknown): void {
    if (error instanceof CareError && error.code === 'forbidden')
      this.#enter({ at: 'stopped', why: 'forbidden' });
    else this.again();
  }

  #nextWait(policy: ClosePolicy = 'resume'): number {
    const { clock, random } = this.#options;
    if (policy === 'slow-down') return BACKOFF_MAX_MS / 2 + upTo(BACKOFF_MAX_MS / 2, random);
    const drain = this.#drainUntil - clock.now();
    this.#drainUntil = 0;
    return drain > 0 && drain <= BACKOFF_MAX_MS ? drain : backoff(this.#attempt, random);
  }

  #wait(ms: number, patient = false): void {
    const { clock } = this.#options;
    const attempt = (this.#attempt += 1);
    const { signal } = this.#enter({ at: 'waiting', attempt, until: clock.now() + ms });
    this.#patient = patient;
    once(clock, ms, () => this.#connect(), signal);
  }

  /** Nothing that a socket says after it was given up is heard. */
  #dropSocket(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000, 'done');
  }
}
