// What a customer's token says. The shop's log-in signs it; the care server believes nothing else about a shopper.
import * as v from 'valibot';
import { emailAddress, order } from '../protocol/contact-facts.ts';
import { IDENTITY_MAX_AGE_MS, ORDERS_MAX } from '../protocol/limits.ts';
import { foreignId, name } from '../protocol/model.ts';
import { CareError } from '../protocol/care-error.ts';

/** Of tokens that are ours to sign, so that a token for something else is never taken for one. */
export const TOKEN_TYPE = 'care-customer+jwt';
/** `iss` of tokens that are ours to sign, unless the merchant names another one. */
export const DEFAULT_ISSUER = 'care-widget';
export const DEFAULT_LIFE_S = 300;
export const LIFE_MAX_S = IDENTITY_MAX_AGE_MS / 1000;

/** An id that could be read as another one is none. */
const customerId = v.pipe(foreignId, v.regex(/^[^\p{Cc}\p{Cf}\p{Surrogate}]+$/u));

export const customer = v.strictObject({
  customerId,
  email: v.optional(emailAddress),
  emailVerified: v.optional(v.boolean()),
  name: v.optional(name),
  orders: v.optional(v.pipe(v.array(order), v.maxLength(ORDERS_MAX))),
});

/** Who is logged in to the shop. */
export interface TokenCustomer {
  /** The shop's own id of the account: never another account's, also not later. */
  readonly customerId: string;
  readonly email?: string;
  /** True only when the shop has seen proof that the address is theirs. */
  readonly emailVerified?: boolean;
  readonly name?: string;
  /** Newest first; shown to agents. */
  readonly orders?: readonly {
    readonly id: string;
    readonly title?: string;
    /** Its page in the shop's back office, http or https. */
    readonly url?: string;
  }[];
}

/** What is read from a token's payload: the standard's names, and the orders. */
export const claims = v.object({
  sub: customerId,
  email: v.optional(emailAddress),
  email_verified: v.optional(v.boolean()),
  name: v.optional(name),
  orders: v.optional(v.pipe(v.array(order), v.maxLength(ORDERS_MAX))),
});

/** @throws CareError `bad-request` that names the field that is wrong, and what was expected */
export function checkedCustomer(given: TokenCustomer): v.InferOutput<typeof customer> {
  const result = v.safeParse(customer, given, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'customer';
  throw new CareError(
    'bad-request',
    `A customer token needs another ${path}: expected ${issue.expected ?? 'a well-formed value'}, got ${issue.received}.`,
  );
}
