// The leader's side of one socket for all tabs: what the server says goes to every tab, what a tab says goes to the
// server. A tab that joins asks the server for what it lacks on the socket that is open already (H7).
import type { ClientSocket } from './care-client.ts';
import { keepLease } from './keep-lease.ts';
import type { LateSocket } from './late-socket.ts';
import { Pace } from './pace.ts';
import { readFrame, readJoin, readPassed, type PassedFrame } from './relayed-frames.ts';
import { ResumeQueue } from './resume-queue.ts';
import type { TabSeat } from './shared-connect.ts';
import type { Lease } from './tab-lease.ts';
import { isForeignTab, readTabWord, type TabVoice, type TabWord } from './tab-word.ts';

export interface RelayOptions {
  readonly seat: TabSeat;
  /** The leader's own, said hello or not. */
  readonly socket: LateSocket;
  readonly lease: Lease;
  readonly voice: TabVoice;
  /** What was heard before the relay was there. */
  readonly early: readonly unknown[];
}

/** Puts the relay between a leader's engine and its socket. */
export function relay(options: RelayOptions): void {
  const { seat, socket, early } = options;
  if (socket.isOver) return;
  socket.bind((real) => {
    const made = new Relay(real!, options);
    seat.hear = (data) => made.hear(data);
    return made;
  });
  for (const data of early) seat.hear(data);
}

class Relay implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  readonly #real: ClientSocket;
  readonly #options: RelayOptions;
  readonly #life = new AbortController();
  /** Shared by all tabs: each keeps below the server's rate, but not all of them together. */
  readonly #pace: Pace;
  readonly #resumes: ResumeQueue;
  /** Tabs that have their welcome. */
  readonly #tabs = new Set<string>();
  #token: string | null = null;

  constructor(real: ClientSocket, options: RelayOptions) {
    const { clock } = options.seat.options;
    const { hello, welcome } = options.socket;
    this.#real = real;
    this.#options = options;
    this.#pace = new Pace(clock);
    this.#resumes = new ResumeQueue({
      clock,
      signal: this.#life.signal,
      take: () => this.#pace.take(),
      send: (text) => real.send(text),
      dead: () => this.#ended(1006),
    });
    real.onopen = () => this.onopen?.();
    real.onmessage = ({ data }) => typeof data === 'string' && this.#down(data);
    real.onclose = ({ code }) => this.#ended(code);
    if (hello !== null) this.#learnToken(hello);
    if (welcome !== null) this.#greeted(welcome);
  }

  /** From this tab's own engine. */
  send(text: string): void {
    if (readPassed(text)) this.#up(text, null);
    else {
      if (!this.#resumes.isOpen) this.#learnToken(text);
      this.#real.send(text);
    }
  }

  /** Says nothing to the others: one of them gets the lock. */
  close(code?: number, reason?: string): void {
    this.#letGo();
    this.#real.close(code, reason);
  }

  /** @param data anything that anybody says on the channel */
  hear(data: unknown): void {
    if (this.#life.signal.aborted) return;
    const word = readTabWord(data);
    const { id, say } = this.#options.voice;
    if (word) {
      if (word.to === undefined || word.to === id) this.#heard(word);
    } else if (isForeignTab(data)) say({ type: 'pong', to: '' }); // tells what is spoken here
  }

  #heard({ type, from, text }: TabWord): void {
    if (type === 'join') this.#join(from, text);
    else if (type === 'ping') {
      this.#options.voice.say({ type: 'pong', to: from });
      this.#resumes.check();
    } else if (type === 'up' && this.#tabs.has(from)) this.#up(text, from);
    else if (type === 'bye') {
      this.#tabs.delete(from);
      this.#resumes.forget(from);
      this.#options.seat.options.adopt();
    }
  }

  #join(from: string, hello: string | undefined): void {
    const join = readJoin(hello, this.#options.seat.options.site);
    const alone = () => this.#options.voice.say({ type: 'alone', to: from });
    if (!join) {
      alone();
      return;
    }
    const { token, positions } = join;
    this.#options.voice.say({ type: 'pong', to: from });
    this.#options.seat.options.look();
    this.#resumes.check();
    this.#resumes.add({
      from,
      text: JSON.stringify({ type: 'resume', positions }),
      isDue: () => token === null || token === this.#token || (alone(), false),
      answered: (welcome) => {
        this.#tabs.add(from);
        // Who is nobody yet becomes who this tab is.
        this.#deliver(token === null ? withToken(welcome, this.#token) : welcome, from);
      },
    });
  }

  #up(text: string | undefined, from: string | null): void {
    const frame = readPassed(text);
    if (!frame) return;
    if (frame.type === 'resume')
      this.#resumes.add({
        from,
        text: text!,
        isDue: () => true,
        answered: (welcome) => this.#deliver(welcome, from),
      });
    else if (frame.type === 'op') this.#op(text!, frame, from);
    else this.#real.send(text!);
  }

  #op(text: string, { op, conversation }: PassedFrame, from: string | null): void {
    const retryAfterMs = this.#pace.take();
    if (retryAfterMs === 0) this.#real.send(text);
    else {
      const nak = { type: 'nak', op, conversation, code: 'busy', retryable: true, retryAfterMs };
      // An engine that is still sending is not ready to be answered.
      queueMicrotask(() => this.#deliver(JSON.stringify(nak), from));
    }
  }

  #down(text: string): void {
    const frame = readFrame(text);
    if (frame?.type === 'welcome') {
      if (this.#resumes.answered(text)) return;
      this.#deliver(text, null);
      if (!this.#resumes.isOpen) this.#greeted(text);
      return;
    }
    if (frame?.type === 'failed' && frame.request === undefined) this.#resumes.refused();
    this.#deliver(text, null);
    if (this.#tabs.size > 0) this.#options.voice.say({ type: 'down', text });
  }

  /** To one tab; null is this one. */
  #deliver(text: string, to: string | null): void {
    if (to === null) this.onmessage?.({ data: text });
    else this.#options.voice.say({ type: 'down', to, text });
  }

  #greeted(welcome: string): void {
    this.#learnToken(welcome);
    this.#resumes.open();
  }

  #learnToken(text: string): void {
    const token = readFrame(text)?.token;
    if (typeof token === 'string') this.#token = token;
  }

  #ended(code: number): void {
    if (this.#life.signal.aborted) return; // closed meanwhile, and the lease given back
    this.#letGo();
    const { seat, lease, voice } = this.#options;
    voice.say({ type: 'end', code });
    keepLease(seat, lease); // the others are to hear of the end before one of them gets the lock
    this.#real.close();
    this.onclose?.({ code, reason: '' });
  }

  #letGo(): void {
    this.#life.abort();
    this.#real.onopen = this.#real.onmessage = this.#real.onclose = null;
  }
}

function withToken(welcome: string, token: string | null): string {
  return JSON.stringify({ ...readFrame(welcome), token });
}
