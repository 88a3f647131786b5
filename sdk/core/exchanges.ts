// All HTTP exchanges of a server. What a socket may do in its life, a contact may do in all of its exchanges together:
// otherwise HTTP would be the way round every limit.
import { CareError } from '../protocol/care-error.ts';
import { EXCHANGES_PER_CONTACT } from '../protocol/limits.ts';
import type { UpFrame } from '../protocol/up.ts';
import { sleep } from '../runtime.ts';
import type { Admission } from './admission.ts';
import type { Door } from './admit.ts';
import { Exchange, type ExchangeAnswer } from './exchange.ts';
import type { Office } from './office.ts';
import { Rates } from './rates.ts';

/** So long a contact's budget is remembered; by then it has refilled as far as it would for a new socket. */
export const BUDGET_KEPT_MS = 10_000;

interface Shared {
  readonly key: string;
  readonly rates: Rates;
  readonly open: Set<Exchange>;
  restsSince: number;
}

export class Exchanges {
  readonly #office: Office;
  readonly #turn: () => Promise<void>;
  readonly #endOfTurn: () => Promise<void>;
  readonly #open = new Set<Exchange>();
  /** By site and contact: of those with exchanges under way, and of the others, the longest unused first. */
  readonly #busy = new Map<string, Shared>();
  readonly #resting = new Map<string, Shared>();
  #draining = false;
  #allEnded: (() => void) | undefined;

  /**
   * @param turn resolves when one more may be let in
   * @param endOfTurn resolves when this turn of the event loop is over; a simulated process has turns of its own
   */
  constructor(office: Office, turn: () => Promise<void>, endOfTurn = turnOfTheLoop) {
    this.#office = office;
    this.#turn = turn;
    this.#endOfTurn = endOfTurn;
  }

  /** How many are under way, and how many contacts are remembered. */
  get count(): { readonly open: number; readonly contacts: number } {
    return { open: this.#open.size, contacts: this.#busy.size + this.#resting.size };
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Resolves with the answer; when the client goes, at once with what there is. */
  run(
    door: Door,
    frames: readonly UpFrame[],
    { wait, signal }: { readonly wait: boolean; readonly signal: AbortSignal },
  ): Promise<ExchangeAnswer> {
    return new Promise((resolve) => {
      let budget: Shared | undefined;
      const over = new AbortController();
      const exchange: Exchange = new Exchange(frames, {
        office: this.#office,
        door: { ...door, agents: false },
        wait,
        turn: this.#turn,
        endOfTurn: this.#endOfTurn,
        ratesOf: async (admission) => {
          budget = this.#admit(admission, exchange);
          await this.#turnOf(budget, frames.length, over.signal);
          return budget.rates.reserved;
        },
        ended: (answer) => {
          over.abort();
          signal.removeEventListener('abort', abort);
          this.#left(exchange, budget);
          resolve(answer);
        },
      });
      const abort = () => exchange.abort();
      this.#open.add(exchange);
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      else exchange.begin();
    });
  }

  /** Answers all that wait; from now on nobody new may come in. */
  drain(withinMs: number): void {
    this.#draining = true;
    for (const exchange of this.#open) exchange.drain(withinMs);
  }

  /** Resolves when all are over. */
  async ended(): Promise<void> {
    if (this.#open.size > 0) await new Promise<void>((resolve) => (this.#allEnded = resolve));
  }

  /** Ends what is still there, with what has been said by now. */
  terminate(): void {
    for (const exchange of this.#open) exchange.abort();
  }

  #admit({ site, you }: Admission, exchange: Exchange): Shared {
    const budget = this.#budget(`${site}/${you.id}`);
    this.#resting.delete(budget.key);
    this.#busy.set(budget.key, budget);
    budget.open.add(exchange);
    const [oldest] = budget.open;
    if (budget.open.size > EXCHANGES_PER_CONTACT) oldest?.replaced();
    return budget;
  }

  /**
   * Frames that came together wait together until they are within the rate: sent away, they would come again, all of
   * them and with another hello; and when several tabs say the same after a break, none would get anywhere.
   */
  async #turnOf({ rates }: Shared, frames: number, over: AbortSignal): Promise<void> {
    const ms = rates.reserve(frames);
    if (ms === null) throw new CareError('rate-limited');
    if (ms > 0) await sleep(this.#office.clock, ms, over);
  }

  #budget(key: string): Shared {
    const known = this.#busy.get(key) ?? this.#resting.get(key);
    if (known) return known;
    const { clock, rates } = this.#office;
    const budget = { key, rates: new Rates(clock, rates), open: new Set<Exchange>() };
    return { ...budget, restsSince: clock.now() };
  }

  #left(exchange: Exchange, budget: Shared | undefined): void {
    this.#open.delete(exchange);
    if (budget?.open.delete(exchange) && budget.open.size === 0) this.#rest(budget);
    if (this.#open.size === 0) this.#allEnded?.();
  }

  /** Forgets who has rested for long: whenever somebody comes to rest, so it needs no timer. */
  #rest(budget: Shared): void {
    const now = (budget.restsSince = this.#office.clock.now());
    this.#busy.delete(budget.key);
    this.#resting.set(budget.key, budget);
    for (const [key, { restsSince }] of this.#resting) {
      if (Math.abs(now - restsSince) < BUDGET_KEPT_MS) return;
      this.#resting.delete(key);
    }
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
