// Who a contact is to the shop, as the shop has signed it. Only the desk is told.
import * as v from 'valibot';
import { EMAIL_MAX_CHARS, ORDERS_MAX, TITLE_MAX_CHARS } from './limits.ts';
import { foreignId, instant, name, webUrl } from './model.ts';

/** One mailbox, without quotes, comments or blanks: it is shown and may be written to, never parsed again. */
export const emailAddress = v.pipe(
  v.string(),
  v.maxLength(EMAIL_MAX_CHARS),
  v.regex(
    /^[^\s@"'(),:;<>[\\\]\p{Cc}]{1,64}@[^\s@"'(),:;<>[\\\]\p{Cc}]+\.[^\s@"'(),:;<>[\\\]\p{Cc}]+$/u,
  ),
);

/** An order as the shop's own pages name it. */
export const order = v.object({
  id: foreignId,
  title: v.optional(v.pipe(v.string(), v.maxLength(TITLE_MAX_CHARS))),
  /** Its page in the shop's back office. */
  url: v.optional(webUrl),
});

export const contactFacts = v.object({
  id: foreignId,
  name: v.optional(name),
  /** The shop's own id; absent for whoever has not logged in to the shop. */
  customerId: v.optional(foreignId),
  email: v.optional(emailAddress),
  /** When the address was first known to be theirs; absent while nobody has proved it. */
  emailVerifiedAt: v.optional(instant),
  orders: v.optional(v.pipe(v.array(order), v.maxLength(ORDERS_MAX))),
});

export type Order = v.InferOutput<typeof order>;
export type ContactFacts = v.InferOutput<typeof contactFacts>;
