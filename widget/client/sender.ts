// When ops go: a connection's pace, below the rate that the server allows, and conversations that it asked to wait.
// Which op goes, and what becomes of it, is the outbox's business.
import { once, type Clock } from '../../sdk/runtime.ts';
import { Pace } from './pace.ts';

export interface SenderHooks {
  conversations(): Iterable<string>;
  /** Sends what is due of this conversation, one at a time as `mayGo` answers 0. Gives the wait that it met, or 0. */
  sendDue(conversation: string, mayGo: () => number): number;
}

export class Sender {
  readonly #clock: Clock;
  readonly #hooks: SenderHooks;
  /** Ends with the connection; null without one. */
  #online: AbortController | null = null;
  #pace: Pace;
  /** Conversations that the server asked to wait. */
  readonly #resting = new Set<string>();
  #alarm = new AbortController();

  constructor(clock: Clock, hooks: SenderHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#pace = new Pace(clock);
  }

  connected(): void {
    this.#online = new AbortController();
    this.#pace = new Pace(this.#clock);
    this.#resting.clear();
  }

  disconnected(): void {
    this.#online?.abort();
    this.#online = null;
    this.#alarm.abort();
  }

  /** Sends whatever may be sent now, and the rest when it may. */
  pump(): void {
    if (!this.#online) return;
    this.#alarm.abort();
    this.#alarm = new AbortController();
    let wait = Infinity;
    for (const conversation of this.#hooks.conversations()) {
      if (this.#resting.has(conversation)) continue;
      const met = this.#hooks.sendDue(conversation, () => this.#pace.take());
      if (met > 0) wait = Math.min(wait, met);
    }
    // Sending may have found out that the connection is dead.
    if (wait < Infinity && this.#online)
      once(this.#clock, wait, () => this.pump(), this.#alarm.signal);
  }

  rest(conversation: string, ms: number): void {
    if (ms === 0 || !this.#online) return;
    this.#resting.add(conversation);
    const over = () => {
      this.#resting.delete(conversation);
      this.pump();
    };
    once(this.#clock, ms, over, this.#online.signal);
  }
}
