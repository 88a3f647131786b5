import type { Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { ColumnKinds, Tables } from './tables.ts';

/** An insert of as many rows as `forRows` is given. */
export function insertRows<T extends keyof Tables>(
  db: Kysely<Tables>,
  flavour: Flavour,
  table: T,
  columns: Partial<ColumnKinds<T>>,
) {
  const names = Object.keys(columns) as (keyof Tables[T] & string)[];
  const kinds = names.map((name) => columns[name] ?? 'text');
  return db
    .insertInto(table)
    .columns(names as never)
    .expression(flavour.givenRows(kinds));
}
