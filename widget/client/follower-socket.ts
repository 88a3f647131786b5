// The socket of a tab that speaks through another one, the leader. Whether that one still lives is seen by its lock,
// which a tab that ends gives back, and, because a frozen one does not, by asking it.
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { every, type Clock } from '../../sdk/runtime.ts';
import type { ClientSocket } from './care-client.ts';
import type { Lease, LeaseOptions } from './tab-lease.ts';
import { isForeignTab, readTabWord, type TabVoice, type TabWord } from './tab-word.ts';

export const ASK_LEADER_EVERY_MS = 2_000;
/** A leader that leaves so many questions unanswered is not there. All in all sooner than an op is given up. */
export const UNANSWERED_MAX = 2;

export interface FollowerOptions {
  readonly voice: TabVoice;
  ask(how: LeaseOptions, got: (lease: Lease) => void): void;
  /** Keeps the lease for this tab's next connection. */
  inherit(lease: Lease): void;
  /** It is a good moment to connect. */
  look(): void;
  /** No leader that could be followed: this tab needs a socket of its own. */
  alone(): void;
  isVisible(): boolean;
  readonly clock: Clock;
}

export class FollowerSocket implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  readonly #options: FollowerOptions;
  readonly #life = new AbortController();
  #hello: string | null = null;
  #leader: string | null = null;
  /** The leader has given this tab its welcome. */
  #joined = false;
  #unanswered = 0;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { signal } = this.#life;
    queueMicrotask(() => signal.aborted || this.onopen?.());
    options.ask({ signal }, (lease) => this.#inherit(lease));
    every(options.clock, ASK_LEADER_EVERY_MS, () => this.#check(), signal);
  }

  send(text: string): void {
    if (this.#life.signal.aborted) return;
    if (this.#hello !== null) this.#tell({ type: 'up', text });
    else {
      this.#hello = text;
      this.#join();
    }
  }

  close(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#tell({ type: 'bye' });
  }

  /** @param data anything that anybody says on the channel */
  hear(data: unknown): void {
    if (this.#life.signal.aborted) return;
    const word = readTabWord(data);
    if (!word) {
      if (!this.#joined && isForeignTab(data)) this.#alone();
    } else if (word.to === undefined || word.to === this.#options.voice.id) this.#heard(word);
  }

  #heard(word: TabWord): void {
    const fromLeader = word.from === this.#leader;
    if (fromLeader) this.#unanswered = 0;
    if (word.type === 'ready') this.#ready(word.from);
    else if (word.type === 'alone' && !this.#joined) this.#alone();
    else if (word.type === 'pong' && !this.#joined && word.to !== undefined)
      this.#leader = word.from;
    else if (fromLeader && word.type === 'down') this.#down(word);
    else if (fromLeader && word.type === 'end') this.#end(word.code ?? CLOSE_CODES.GOING_AWAY);
  }

  #ready(leader: string): void {
    if (this.#joined && leader !== this.#leader) this.#again();
    else if (!this.#joined) this.#join();
  }

  /** The first frame is the welcome, and is for this tab alone. */
  #down({ text, to }: TabWord): void {
    if (text === undefined || (!this.#joined && to === undefined)) return;
    this.#joined = true;
    this.onmessage?.({ data: text });
  }

  #check(): void {
    const { isVisible, ask } = this.#options;
    if (!isVisible()) this.#unanswered = 0;
    else if (this.#unanswered++ === UNANSWERED_MAX)
      ask({ steal: true }, (lease) => this.#inherit(lease));
    if (!this.#joined) this.#join();
    else if (this.#unanswered > 0) this.#tell({ type: 'ping' });
  }

  #join(): void {
    if (this.#hello !== null) this.#options.voice.say({ type: 'join', text: this.#hello });
  }

  #tell(word: Pick<TabWord, 'type' | 'text'>): void {
    if (this.#leader !== null) this.#options.voice.say({ ...word, to: this.#leader });
  }

  /** There is no leader any more: this tab is the next. */
  #inherit(lease: Lease): void {
    if (this.#life.signal.aborted) {
      lease.release();
      return;
    }
    this.#options.inherit(lease);
    this.#again();
  }

  #again(): void {
    this.#end(CLOSE_CODES.GOING_AWAY);
    this.#options.look();
  }

  #alone(): void {
    this.#life.abort();
    this.#options.alone();
  }

  #end(code: number): void {
    this.#life.abort();
    this.onclose?.({ code, reason: '' });
  }
}
