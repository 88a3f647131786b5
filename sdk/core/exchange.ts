// One exchange over HTTP: a socket that lives for one answer. A session is let in with `hello` and fed the other
// frames; the exchange ends once each of them is answered and what the client lacks has come. With nothing to say it
// may wait for news.
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import type { DownFrame } from '../protocol/down.ts';
import { BACKPRESSURE_EVENTS_BYTES, EXCHANGE_WAIT_MS } from '../protocol/limits.ts';
import type { UpFrame } from '../protocol/up.ts';
import type { Admission } from './admission.ts';
import type { Door } from './admit.ts';
import type { CareSocket } from './care-socket.ts';
import { Expected } from './expected.ts';
import type { Office } from './office.ts';
import type { Budget } from './rates.ts';
import { openSession, type Session } from './session.ts';

export interface ExchangeOptions {
  readonly office: Office;
  readonly door: Door;
  /** Whether there may be silence until something happens. */
  readonly wait: boolean;
  /** Resolves when its hello may be looked at. */
  readonly turn: () => Promise<void>;
  /** The budget of whoever is let in; resolves when its turn has come. */
  readonly ratesOf: (admission: Admission) => Promise<Budget>;
  /** Resolves when this turn of the event loop is over. */
  readonly endOfTurn: () => Promise<void>;
  /** Called once, when nothing more will come. */
  readonly ended: (answer: ExchangeAnswer) => void;
}

export interface ExchangeAnswer {
  /** Encoded frames. */
  readonly frames: readonly string[];
  /** With which code a socket would have been closed. */
  readonly close: number | null;
}

export class Exchange implements CareSocket {
  readonly #options: ExchangeOptions;
  readonly #first: UpFrame | undefined;
  readonly #rest: readonly UpFrame[];
  readonly #expected: Expected;
  readonly #session: Session;
  readonly #frames: string[] = [];
  readonly #giveUp: () => void;
  #bytes = 0;
  /** Something was said that the client is to hear soon. */
  #news: boolean;
  #state: 'entering' | 'open' | 'ending' | 'ended' = 'entering';

  constructor(frames: readonly UpFrame[], options: ExchangeOptions) {
    const [first, ...rest] = frames;
    this.#options = options;
    this.#first = first;
    this.#rest = rest;
    this.#expected = new Expected(frames);
    this.#news = !options.wait || this.#expected.some;
    const { office, door, turn, ratesOf } = options;
    this.#giveUp = office.clock.after(EXCHANGE_WAIT_MS, () => this.#end(null));
    this.#session = openSession(this, door, office, {
      turn,
      heartbeats: false,
      ratesOf,
      opened: () => this.#opened(),
    });
  }

  begin(): void {
    if (this.#first) this.#session.take(this.#first);
    else this.#session.refuse('too-early', 'The first frame must be a hello.');
  }

  /** The client has gone: nobody reads the answer. */
  abort(): void {
    this.#end(null);
  }

  /** The server is about to stop: what is under way is answered, and nothing is waited for. */
  drain(withinMs: number): void {
    if (this.#state !== 'ended') this.#session.drain(withinMs);
  }

  /** The same contact has begun too many. */
  replaced(): void {
    this.#session.close(CLOSE_CODES.REPLACED, 'too many exchanges of one contact');
  }

  send(text: string): void {
    if (this.#state === 'ended') return;
    this.#frames.push(text);
    this.#bytes += Buffer.byteLength(text);
    const frame = JSON.parse(text) as DownFrame; // our own, encoded a moment ago
    this.#expected.heard(frame);
    if (frame.type !== 'welcome' || frame.token !== undefined) this.#news = true;
    this.#check();
  }

  close(code: number): void {
    this.#end(code);
  }

  terminate(): void {
    this.#end(CLOSE_CODES.INTERNAL);
  }

  /** Nothing has left before the end. So there is an end to what an answer holds, and the client asks for the rest. */
  buffered(): number {
    return this.#bytes;
  }

  #opened(): void {
    this.#state = 'open';
    for (const frame of this.#rest) this.#session.take(frame);
    this.#check();
  }

  #check(): void {
    if (this.#state !== 'open' || !this.#news || this.#expected.answers > 0) return;
    if (this.#expected.lacking > 0 && this.#bytes <= BACKPRESSURE_EVENTS_BYTES) return;
    this.#state = 'ending';
    // What belongs together, such as an answer and the events it is about, is said within one turn.
    void this.#options.endOfTurn().then(() => this.#end(null));
  }

  #end(close: number | null): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#giveUp();
    this.#session.closed();
    this.#options.ended({ frames: this.#frames, close });
  }
}
