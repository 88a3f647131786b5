// What a page of the shop tells of what its shopper is about. Anybody can have a page say anything: it helps whoever
// answers, and decides nothing.
import * as v from 'valibot';
import { CONTEXT_LIST_MAX, CONTEXT_TEXT_MAX_CHARS } from './limits.ts';
import { count, page, webUrl } from './model.ts';

const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(CONTEXT_TEXT_MAX_CHARS));
const list = <S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.maxLength(CONTEXT_LIST_MAX));

export const context = v.object({
  page: v.optional(page),
  cart: v.optional(
    v.object({
      /** As the shop writes it, for example `€ 129.00`. */
      total: v.optional(words),
      items: v.optional(list(v.object({ name: words, quantity: v.optional(count) }))),
    }),
  ),
  order: v.optional(v.object({ id: words, status: v.optional(words), url: v.optional(webUrl) })),
  /** Whatever else helps. A list, not an object: labels are the merchant's own words. */
  custom: v.optional(list(v.object({ label: words, value: words }))),
});

/** The same as readers take it: another server may allow more. */
export const readContext = v.object({
  page: v.optional(v.object({ url: webUrl, title: v.string() })),
  cart: v.optional(
    v.object({
      total: v.optional(v.string()),
      items: v.optional(v.array(v.object({ name: v.string(), quantity: v.optional(count) }))),
    }),
  ),
  order: v.optional(
    v.object({ id: v.string(), status: v.optional(v.string()), url: v.optional(webUrl) }),
  ),
  custom: v.optional(v.array(v.object({ label: v.string(), value: v.string() }))),
});

export type Context = v.InferOutput<typeof context>;
