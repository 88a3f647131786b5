// Pages by (instant, id), newest first: what does not change keeps its place.
import { CareError } from '../../protocol/care-error.ts';
import type { RowPage } from '../admin-records.ts';
import { isStorable } from './storable.ts';

export interface Place {
  readonly at: number;
  readonly id: string;
}

/** @throws CareError `bad-request` */
export function placeOf(cursor: string): Place {
  const [, at, id] = /^(\d{1,15})\.(.+)$/s.exec(cursor) ?? [];
  if (at === undefined || id === undefined || !isStorable(id))
    throw new CareError(
      'bad-request',
      'The cursor is not one of this list: use `next` of the page before.',
    );
  return { at: Number(at), id };
}

/** @param found the rows of the page, and one more when there is another page */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  place: (row: T) => Place,
): RowPage<T> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (!last || found.length <= limit) return { rows, next: null };
  const { at, id } = place(last);
  return { rows, next: `${at}.${id}` };
}
