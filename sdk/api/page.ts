// Lists come in pages. A cursor is opaque, belongs to one list with its filters, and stays good for ever.
import * as v from 'valibot';

export const PAGE_MAX_ITEMS = 100;
export const PAGE_ITEMS = 25;

export const cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
export const limit = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(PAGE_MAX_ITEMS),
  v.description(`Items of a page; ${PAGE_ITEMS} when absent. A page may have fewer.`),
);

/** What every list takes. */
export const paging = { cursor: v.optional(cursor), limit: v.optional(limit) };

/** `next` is the cursor of the page after this one, null on the last. */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), next: v.nullable(cursor) });

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
