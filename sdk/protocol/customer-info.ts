// What the merchant's own systems know of a contact, for the desk. Plain text throughout, shown as it is.
import * as v from 'valibot';
import { instant, webUrl } from './model.ts';

const short = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

export const customerInfo = v.object({
  /** Written as it is to be read, with its currency: `€ 1,204.50`. */
  lifetimeValue: v.optional(short),
  /** Newest first. */
  orders: v.optional(
    v.pipe(
      v.array(
        v.object({
          /** As the customer knows it. */
          id: short,
          status: v.optional(short),
          /** Written as it is to be read, with its currency. */
          total: v.optional(short),
          /** In ms since 1970. */
          at: v.optional(instant),
          /** In your back office, http or https. */
          url: v.optional(webUrl),
        }),
      ),
      v.maxLength(20),
    ),
  ),
  /** Anything else with a name of its own. */
  facts: v.optional(v.pipe(v.array(v.object({ label: short, value: short })), v.maxLength(20))),
  notes: v.optional(v.pipe(v.string(), v.maxLength(4_000))),
});

/** `none`: nobody can be asked. `unknown`: nothing is known of this contact. `unavailable`: it could not be found out. */
export const customerAnswer = v.variant('state', [
  v.object({ state: v.picklist(['none', 'unknown', 'unavailable']) }),
  v.object({ state: v.literal('known'), customer: customerInfo }),
]);

export type CustomerInfo = v.InferOutput<typeof customerInfo>;
export type CustomerAnswer = v.InferOutput<typeof customerAnswer>;
