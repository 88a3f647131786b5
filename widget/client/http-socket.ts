// A socket made of HTTP requests, one after the other (PROTOCOL.md W3 to W6): each carries what there is to say, or
// waits for news. What comes down looks as if it came from a WebSocket: one welcome, and heartbeats instead of others.
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { EXCHANGE_MAX_FRAMES, FRAME_MAX_BYTES } from '../../sdk/protocol/limits.ts';
import { every, once } from '../../sdk/runtime.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import type { ClientSocket } from './care-client.ts';
import {
  SOCKET_OPENS_WITHIN_MS,
  type FallbackOptions,
  type HttpMemory,
} from './fallback-connect.ts';
import { exchange, RETRY_AFTER_MAX_MS, type Frame, type HttpAnswer } from './http-exchange.ts';
import { HttpPositions } from './http-positions.ts';
import { readFrame } from './relayed-frames.ts';

/** How often it is tried whether a socket gets through by now. */
export const PROBE_EVERY_MS = 180_000;
/** A server, or whoever answers in its place, that answers each poll at once is asked more and more slowly. */
const PAUSE_MIN_MS = 250;
const PAUSE_MAX_MS = 5_000;
const AT_ONCE_MS = 1_000;

export interface HttpSocketOptions extends Pick<FallbackOptions, 'connect' | 'fetch' | 'clock'> {
  readonly memory: HttpMemory;
}

export class HttpSocket implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  /** A socket gets through again: the next connection may be one. */
  movedOn: () => void = () => {};
  readonly #socketUrl: string;
  readonly #options: HttpSocketOptions;
  readonly #life = new AbortController();
  #hello: Readonly<Record<string, unknown>> | null = null;
  #positions = new HttpPositions([]);
  #queue: string[] = [];
  #welcomed = false;
  /** Ends a poll or a pause, because there is something to say. */
  #interrupt: () => void = () => {};
  #hasty = 0;

  /** @param url the address of the socket that it stands in for */
  constructor(url: string, options: HttpSocketOptions) {
    this.#socketUrl = url;
    this.#options = options;
    queueMicrotask(() => this.#life.signal.aborted || this.onopen?.());
    every(options.clock, PROBE_EVERY_MS, () => this.#probe(), this.#life.signal);
  }

  send(text: string): void {
    const frame = readFrame(text);
    if (this.#life.signal.aborted || !frame) return;
    if (!this.#hello) {
      this.#hello = frame;
      this.#positions = new HttpPositions((frame.resume ?? []) as Position[]); // our own engine's
      void this.#run();
    } else if (frame.type !== 'have') {
      // What is held is said with each exchange.
      this.#queue.push(text);
      this.#interrupt();
    }
  }

  /** What is under way and changes something is not called back: the server has it, or will. */
  close(): void {
    this.#life.abort();
    this.#interrupt();
  }

  async #run(): Promise<void> {
    const { signal } = this.#life;
    const { clock, memory } = this.#options;
    const asked = memory.notBefore - clock.now();
    // A clock that was set back since would make a day of a moment.
    await this.#pause(asked <= RETRY_AFTER_MAX_MS ? asked : 0);
    while (!signal.aborted) {
      const startedAt = clock.now();
      const said = await this.#exchange();
      if (signal.aborted) return;
      const quick = Math.abs(clock.now() - startedAt) < AT_ONCE_MS;
      this.#hasty = said || !quick ? 0 : this.#hasty + 1;
      if (this.#hasty > 0 && this.#queue.length === 0)
        await this.#pause(Math.min(PAUSE_MIN_MS * 2 ** (this.#hasty - 1), PAUSE_MAX_MS));
    }
  }

  /** True when there was something to say. */
  async #exchange(): Promise<boolean> {
    const frames = this.#take();
    const asks = frames.some((text) => readFrame(text)?.type !== 'signal');
    const poll = this.#welcomed && !asks;
    const called = new AbortController();
    // Only what changes nothing may be called back.
    this.#interrupt = () => poll && called.abort();
    const answer = await exchange(this.#options, this.#url(poll), {
      body: `[${[JSON.stringify(this.#greeting()), ...frames].join()}]`,
      signal: called.signal,
    });
    this.#interrupt = () => {};
    if (answer) this.#answered(answer);
    return !answer || frames.length > 0;
  }

  #answered({ frames, close, retryAfterMs }: HttpAnswer): void {
    const { memory, clock } = this.#options;
    if (retryAfterMs !== undefined) memory.notBefore = clock.now() + retryAfterMs;
    const first = frames.findIndex(({ type }) => type === 'welcome');
    const again = this.#welcomed;
    frames.forEach((frame, i) => this.#down(again && i === first ? asHeartbeat(frame) : frame));
    if (close !== undefined || first < 0) this.#end(close ?? CLOSE_CODES.GOING_AWAY);
  }

  /** As many as one exchange can carry, but one at least. */
  #take(): string[] {
    let room = FRAME_MAX_BYTES - bytesOf(JSON.stringify(this.#greeting())) - 1;
    let count = 0;
    for (const text of this.#queue.slice(0, EXCHANGE_MAX_FRAMES - 1)) {
      room -= bytesOf(text);
      if (room < 0 && count > 0) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  #greeting(): Readonly<Record<string, unknown>> {
    return { ...this.#hello, resume: this.#positions.newest() };
  }

  #url(poll: boolean): string {
    const http = this.#socketUrl.replace(/^ws/, 'http').replace('/v1/socket?', '/v1/frames?');
    return poll ? `${http}&wait` : http;
  }

  #down(frame: Frame): void {
    if (this.#life.signal.aborted) return;
    const text = JSON.stringify(frame);
    this.#positions.passed(text);
    if (frame.type === 'welcome') {
      this.#welcomed = true;
      if (typeof frame.token === 'string') this.#hello = { ...this.#hello, token: frame.token };
    }
    this.onmessage?.({ data: text });
  }

  /** Looks whether a socket gets through by now. */
  #probe(): void {
    let socket: ClientSocket;
    try {
      socket = this.#options.connect(this.#socketUrl);
    } catch {
      return;
    }
    const stop = new AbortController();
    const over = () => {
      stop.abort();
      socket.onopen = socket.onclose = null;
      socket.close();
    };
    this.#life.signal.addEventListener('abort', over, { signal: stop.signal });
    once(this.#options.clock, SOCKET_OPENS_WITHIN_MS, over, stop.signal);
    socket.onclose = over;
    socket.onopen = () => {
      over();
      this.movedOn();
      this.#end(CLOSE_CODES.GOING_AWAY);
    };
  }

  #pause(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.#options.clock.after(ms, resolve);
      this.#interrupt = () => {
        stop();
        resolve();
      };
    });
  }

  #end(code: number): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.onclose?.({ code, reason: '' });
  }
}

/** Where everything stands, for a reader who was welcomed before. It asks for a `have`, which is said anyway. */
function asHeartbeat({ heads }: Frame): Frame {
  return { type: 'heartbeat', heartbeat: 0, heads };
}

/** With the comma or bracket behind it. */
const bytesOf = (text: string) => new TextEncoder().encode(text).length + 1;
