// The socket of a tab that speaks through another one, the leader. Whether that one still lives is seen by its lock,
// which a tab that ends gives back, and, because a frozen one does not, by asking it.
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { every } from '../../sdk/runtime.ts';
import type { ClientSocket } from './care-client.ts';
import { keepLease } from './keep-lease.ts';
import type { LateSocket } from './late-socket.ts';
import type { TabSeat } from './shared-connect.ts';
import type { Lease } from './tab-lease.ts';
import { isForeignTab, readTabWord, type TabVoice, type TabWord } from './tab-word.ts';

export const ASK_LEADER_EVERY_MS = 2_000;
/** A leader that leaves so many questions unanswered is not there. All in all sooner than an op is given up. */
export const UNANSWERED_MAX = 2;

/** @param alone gives the tab a socket of its own, when there is no leader that it could follow */
export function follow(seat: TabSeat, socket: LateSocket, alone: () => void): void {
  if (socket.isOver) return;
  const follower = new FollowerSocket(seat, () => {
    apart(seat, socket);
    alone();
  });
  seat.hear = (data) => follower.hear(data);
  socket.bind(() => follower);
}

/** Whom this leader does not take asks the next one: by then they may be the same person, or nobody leads. */
function apart(seat: TabSeat, socket: LateSocket): void {
  const again = () => {
    socket.end(CLOSE_CODES.GOING_AWAY);
    seat.options.look();
  };
  seat.hear = (data) => {
    if (readTabWord(data)?.type === 'ready') again();
  };
  seat.ask({ signal: socket.signal }, (lease) => {
    if (socket.isOver) lease!.release();
    else {
      keepLease(seat, lease!);
      again();
    }
  });
}

class FollowerSocket implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  readonly #seat: TabSeat;
  readonly #voice: TabVoice;
  readonly #giveUp: () => void;
  readonly #life = new AbortController();
  #hello: string | null = null;
  #leader: string | null = null;
  /** The leader has given this tab its welcome. */
  #joined = false;
  #unanswered = 0;

  constructor(seat: TabSeat, giveUp: () => void) {
    this.#seat = seat;
    this.#voice = seat.newVoice();
    this.#giveUp = giveUp;
    const { signal } = this.#life;
    queueMicrotask(() => signal.aborted || this.onopen?.());
    seat.ask({ signal }, (lease) => this.#inherit(lease!));
    every(seat.options.clock, ASK_LEADER_EVERY_MS, () => this.#check(), signal);
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
    } else if (word.to === undefined || word.to === this.#voice.id) this.#heard(word);
  }

  #heard(word: TabWord): void {
    const fromLeader = word.from === this.#leader;
    if (fromLeader) this.#unanswered = 0;
    if (word.type === 'ready') this.#ready(word.from);
    else if (word.type === 'alone' && !this.#joined) this.#alone();
    else if (word.type === 'pong' && !this.#joined && word.to !== undefined)
      this.#leader = word.from;
    else if (fromLeader && word.type === 'down') this.#down(word);
    else if (fromLeader && word.type === 'end') this.#ended(word.code);
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

  /** Why concerns those who are on that socket; the leader may still have been somebody else than this tab. */
  #ended(code: number | undefined): void {
    this.#end((this.#joined && code) || CLOSE_CODES.GOING_AWAY);
  }

  #check(): void {
    if (!this.#seat.options.isVisible()) this.#unanswered = 0;
    else if (this.#unanswered++ === UNANSWERED_MAX)
      this.#seat.ask({ steal: true }, (lease) => this.#inherit(lease!));
    if (!this.#joined) this.#join();
    else if (this.#unanswered > 0) this.#tell({ type: 'ping' });
  }

  #join(): void {
    if (this.#hello !== null) this.#voice.say({ type: 'join', text: this.#hello });
  }

  #tell(word: Pick<TabWord, 'type' | 'text'>): void {
    if (this.#leader !== null) this.#voice.say({ ...word, to: this.#leader });
  }

  /** There is no leader any more: this tab is the next. */
  #inherit(lease: Lease): void {
    if (this.#life.signal.aborted) lease.release();
    else {
      keepLease(this.#seat, lease);
      this.#again();
    }
  }

  #again(): void {
    this.#end(CLOSE_CODES.GOING_AWAY);
    this.#seat.options.look();
  }

  #alone(): void {
    this.#life.abort();
    this.#giveUp();
  }

  #end(code: number): void {
    this.#life.abort();
    this.onclose?.({ code, reason: '' });
  }
}
