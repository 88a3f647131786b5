// One socket from its first frame to its end:
//
//   expecting ──hello──► admitting ──► open ──► closed
//
// Knows nothing of WebSockets: any transport with the four methods of CareSocket will do.
import { CareError, type ErrorCode } from '../protocol/care-error.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import { decodeUp, encode } from '../protocol/codec.ts';
import { FRAME_MAX_BYTES, HELLO_MAX_BYTES, HELLO_WITHIN_MS } from '../protocol/limits.ts';
import type { Hello, UpFrame } from '../protocol/up.ts';
import type { Admission } from './admission.ts';
import { admit, type Door } from './admit.ts';
import type { CareSocket } from './care-socket.ts';
import { closeCodeOf } from './close-code-of.ts';
import { failedFrame } from './failed-frame.ts';
import { Member } from './member.ts';
import type { Office } from './office.ts';
import { Outflow } from './outflow.ts';
import { Pulse } from './pulse.ts';
import { Rates, type Budget } from './rates.ts';
import { nakFrame } from './submit-op.ts';
import { why } from './why.ts';

/** Frames that a client may send behind its hello before it is answered. */
const FRAMES_BEFORE_WELCOME = 32;
const REASON_MAX_CHARS = 40;

export interface Session {
  /** A text message arrived. */
  receive(text: string): void;
  /** The same for one that was read before. */
  take(frame: UpFrame): void;
  /** The transport's own small talk arrived, such as a ping: nothing to answer, but it is not free either. */
  noise(): void;
  /** The socket is gone, whoever ended it. */
  closed(): void;
  /** Something arrived that is no frame at all. */
  refuse(code: ErrorCode, message: string): void;
  /** The server is about to stop. */
  drain(withinMs: number): void;
  /** Closes in good order. */
  close(code: number, reason: string): void;
}

type State =
  | { readonly at: 'expecting' }
  | { readonly at: 'admitting'; readonly early: Exclude<UpFrame, Hello>[] }
  | { readonly at: 'open'; readonly member: Member }
  | { readonly at: 'closed' };

export interface SessionOptions {
  /** Resolves when a hello may be looked at; at once when absent. */
  readonly turn?: () => Promise<void>;
  /** False for a transport that does not live long enough to be doubted. */
  readonly heartbeats?: boolean;
  /** The budget of whoever is let in, where it is not the socket's own; resolves when its turn has come. */
  readonly ratesOf?: (admission: Admission) => Promise<Budget>;
  /** Welcome has been said. */
  readonly opened?: () => void;
}

export function openSession(
  socket: CareSocket,
  door: Door,
  office: Office,
  options: SessionOptions = {},
): Session {
  return new SocketSession(socket, door, office, options);
}

class SocketSession implements Session {
  readonly #socket: CareSocket;
  readonly #door: Door;
  readonly #office: Office;
  readonly #options: SessionOptions;
  #rates: Budget;
  readonly #outflow: Outflow;
  // A plain cancel instead of an AbortController: there may be thousands of idle sockets.
  readonly #stopWaiting: () => void;
  #draining = false;
  #pulse: Pulse | undefined;
  #member: Member | undefined;
  #state: State = { at: 'expecting' };

  constructor(socket: CareSocket, door: Door, office: Office, options: SessionOptions) {
    this.#options = options;
    this.#socket = socket;
    this.#door = door;
    this.#office = office;
    this.#rates = new Rates(office.clock, office.rates);
    this.#outflow = new Outflow(socket, office.clock, {
      recovered: () => this.#member?.recovered(),
      tooSlow: () => this.close(CLOSE_CODES.SLOW_CONSUMER, 'reads too slowly'),
    });
    this.#stopWaiting = office.clock.after(HELLO_WITHIN_MS, () => this.#helloDue());
  }

  receive(text: string): void {
    if (this.#state.at === 'closed') return;
    this.#pulse?.heard();
    try {
      const max = this.#state.at === 'expecting' ? HELLO_MAX_BYTES : FRAME_MAX_BYTES;
      if (Buffer.byteLength(text) > max) throw new CareError('too-large');
      this.#take(decodeUp(text));
    } catch (error) {
      this.#fail(error);
    }
  }

  take(frame: UpFrame): void {
    if (this.#state.at === 'closed') return;
    try {
      this.#take(frame);
    } catch (error) {
      this.#fail(error);
    }
  }

  noise(): void {
    if (this.#rates.frame() > 0 && this.#rates.exhausted())
      this.#fail(new CareError('rate-limited'));
  }

  refuse(code: ErrorCode, message: string): void {
    this.#fail(new CareError(code, message));
  }

  closed(): void {
    this.#state = { at: 'closed' };
    this.#stopWaiting();
    this.#pulse?.stop();
    this.#outflow.end();
    this.#member?.leave();
  }

  drain(withinMs: number): void {
    this.#draining = true;
    this.#outflow.answer(encode({ type: 'draining', withinMs }));
  }

  close(code: number, reason: string): void {
    if (this.#state.at === 'closed') return;
    this.closed();
    this.#socket.close(code, reason.slice(0, REASON_MAX_CHARS));
  }

  #take(frame: UpFrame): void {
    if (this.#state.at === 'expecting') {
      this.#expect(frame);
      return;
    }
    const wait = this.#rates.frame();
    if (frame.type === 'hello') throw new CareError('bad-frame', 'A second hello.');
    if (wait > 0) this.#tooMuch(frame, wait);
    else if (this.#state.at === 'open') this.#pass(this.#state.member, frame);
    else if (this.#state.at === 'admitting') {
      if (this.#state.early.length >= FRAMES_BEFORE_WELCOME) throw new CareError('too-early');
      this.#state.early.push(frame);
    }
  }

  #expect(hello: UpFrame): void {
    if (hello.type !== 'hello') throw new CareError('too-early');
    this.#stopWaiting();
    this.#state = { at: 'admitting', early: [] };
    this.#open(hello).catch((error: unknown) => this.#fail(error));
  }

  async #open(hello: Hello): Promise<void> {
    await this.#options.turn?.();
    if (this.#state.at !== 'admitting') return;
    const admission = await admit(this.#office, this.#door, hello);
    if (this.#state.at !== 'admitting') return;
    if (this.#options.ratesOf) {
      this.#rates = await this.#options.ratesOf(admission);
      if (this.#state.at !== 'admitting') return;
    }
    const member = (this.#member = new Member(this.#office, admission, this.#outflow, {
      heartbeatAnswered: (heartbeat) => this.#pulse?.answered(heartbeat),
      fail: (error) => this.#fail(error),
      replaced: () => this.close(CLOSE_CODES.REPLACED, 'too many sockets of one contact'),
      dismissed: () => this.close(CLOSE_CODES.GOING_AWAY, 'this contact is somebody by now'),
    }));
    await member.begin(hello);
    if (this.#state.at !== 'admitting') return;
    const { early } = this.#state;
    this.#state = { at: 'open', member };
    if (this.#options.heartbeats !== false) this.#pulse = this.#newPulse(member);
    for (const frame of early) this.#pass(member, frame);
    this.#options.opened?.();
  }

  #newPulse(member: Member): Pulse {
    return new Pulse(this.#office, {
      beat: (heartbeat) => {
        member.beat(heartbeat).catch((error: unknown) => this.#fail(error));
      },
      dead: () => this.#terminate(),
    });
  }

  #pass(member: Member, frame: Exclude<UpFrame, Hello>): void {
    // A resume reads as much as a hello does.
    const heavy = frame.type === 'op' || frame.type === 'resume';
    const wait = heavy ? this.#rates.op() : 0;
    // What is under way is still answered; whatever comes now would keep the server from stopping.
    if (this.#draining && frame.type === 'op') this.#outflow.answer(nakFrame(frame, 'busy'));
    else if (wait > 0) this.#tooMuch(frame, wait);
    else member.receive(frame);
  }

  #tooMuch(frame: Exclude<UpFrame, Hello>, retryAfterMs: number): void {
    if (this.#rates.exhausted()) throw new CareError('rate-limited');
    if (frame.type === 'op') this.#outflow.answer(nakFrame(frame, 'busy', { retryAfterMs }));
    else if (frame.type === 'resume') this.#outflow.answer(failedFrame('busy'));
    else if ('request' in frame) this.#outflow.answer(failedFrame('busy', frame.request));
    else if (frame.type === 'follow')
      this.#outflow.answer(failedFrame('busy', frame.position.conversation));
  }

  #helloDue(): void {
    if (this.#state.at === 'expecting') this.#fail(new CareError('too-early', 'No hello in time.'));
  }

  #terminate(): void {
    this.closed();
    this.#socket.terminate();
  }

  #fail(error: unknown): void {
    if (this.#state.at === 'closed') return;
    const known = error instanceof CareError ? error : new CareError('internal');
    if (known.code === 'internal')
      this.#office.logger.error('A session failed.', { error: why(error) });
    this.close(closeCodeOf(known.code), known.code);
  }
}
