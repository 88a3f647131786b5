// Asks the merchant's `customer` hook, whose failures are nobody's but its own.
import * as v from 'valibot';
import type { Logger } from '../core/logger.ts';
import { why } from '../core/why.ts';
import { customerInfo, type CustomerAnswer, type CustomerInfo } from '../protocol/customer-info.ts';
import { sleep, type Clock } from '../runtime.ts';

/** Who writes. All but `site` and `id` is there only when it is known. */
export interface CustomerQuestion {
  readonly site: string;
  /** Care's own id of the contact, which other systems do not know. */
  readonly id: string;
  readonly name?: string;
  /** The shop's id of the account, as the shop has signed it. */
  readonly customerId?: string;
  readonly email?: string;
  /** True when there is proof that the address is theirs: the shop's, or a code that was sent there. */
  readonly emailVerified?: boolean;
}

/** Null for a contact of whom nothing is known. */
export type CustomerHook = (contact: CustomerQuestion) => Promise<CustomerInfo | null>;

const ANSWER_WITHIN_MS = 3_000;
const KEPT_MS = 30_000;
const KEPT_MAX = 1_000;

interface Kept {
  readonly until: number;
  readonly answer: Promise<CustomerAnswer>;
}

export class CustomerLookup {
  readonly #hook: CustomerHook | undefined;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #kept = new Map<string, Kept>();

  constructor(hook: CustomerHook | undefined, { clock, logger }: { clock: Clock; logger: Logger }) {
    this.#hook = hook;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Within a few seconds, whatever the hook does. Answers are kept for half a minute, failures are not. */
  async ask(contact: CustomerQuestion): Promise<CustomerAnswer> {
    if (!this.#hook) return { state: 'none' };
    const key = `${contact.site}/${contact.id}`;
    const before = this.#kept.get(key);
    if (before && before.until > this.#clock.now()) return before.answer;
    const answer = this.#asked(this.#hook, contact);
    this.#kept.delete(key);
    this.#kept.set(key, { until: this.#clock.now() + KEPT_MS, answer });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_MAX && !oldest.done) this.#kept.delete(oldest.value);
    const { state } = await answer;
    if (state === 'unavailable' && this.#kept.get(key)?.answer === answer) this.#kept.delete(key);
    return answer;
  }

  async #asked(hook: CustomerHook, contact: CustomerQuestion): Promise<CustomerAnswer> {
    const end = new AbortController();
    try {
      const late = sleep(this.#clock, ANSWER_WITHIN_MS, end.signal).then(() => {
        throw new Error(`it took more than ${ANSWER_WITHIN_MS} ms`);
      });
      // Ended with the hook's answer; then nobody waits for it any more.
      late.catch(() => {});
      const said = await Promise.race([Promise.resolve(contact).then(hook), late]);
      if (said === null || said === undefined) return { state: 'unknown' };
      const read = v.safeParse(customerInfo, said);
      if (read.success) return { state: 'known', customer: read.output };
      // What is wrong is named; what it says of a customer is not for the log.
      throw new Error(`its ${v.getDotPath(read.issues[0]) ?? 'answer'} is not as expected`);
    } catch (error) {
      this.#logger.error('The customer hook failed.', { site: contact.site, error: why(error) });
      return { state: 'unavailable' };
    } finally {
      end.abort();
    }
  }
}
