// All that differs between the engines' SQL.
import type { Compilable, RawBuilder } from 'kysely';
import type { Step } from './script.ts';

export interface Flavour {
  readonly engine: 'sqlite' | 'postgres';
  /** Type of ids: compared byte by byte, so that both engines page in the same order. */
  readonly idType: RawBuilder<unknown>;
  /** What ends the `create table` of a table that is only ever read by its key. */
  readonly keyedTable: RawBuilder<unknown>;
  /** Type of a primary key that numbers rows in the order in which they are written. */
  readonly counter: RawBuilder<unknown>;
  /** Ends the select of rows that the transaction goes on to change. */
  readonly lockRows: RawBuilder<unknown>;
  /** The same, but leaves out rows that somebody else is about to change. */
  readonly lockFreeRows: RawBuilder<unknown>;
  /** Statements before a migration: one process migrates, the others wait. */
  readonly beforeMigration: readonly string[];
  /** One row when the table `schema_versions` exists. */
  readonly isMigrated: RawBuilder<{ yes: number }>;
  /** True for rows of which these text columns are those of a row handed to `runs`. */
  keyGiven(columns: readonly string[]): RawBuilder<boolean>;
  /** What an insert takes: the rows handed to `runs`, with these columns in this order. */
  givenRows(kinds: readonly ('text' | 'bigint')[]): RawBuilder<unknown>;
  /** Parameter lists that bring these rows to a statement with `givenRows`. */
  runs(rows: readonly (readonly unknown[])[]): Step['runs'];
}

/** Compiles a statement with `givenRows` once; what it returns makes the step for any number of rows. */
export function forRows(
  flavour: Flavour,
  query: Compilable,
): (rows: readonly (readonly unknown[])[]) => Step {
  const { sql } = query.compile();
  return (rows) => ({ sql, runs: flavour.runs(rows) });
}
