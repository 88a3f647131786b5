// What the store does to a database, written once as generators that yield statements and are given rows. An engine
// that answers at once (SQLite) runs a script in one turn of the event loop, so that nobody gets in between; an
// engine behind a socket (PostgreSQL) awaits each answer.
import type { Compilable, Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import type { Tables } from './tables.ts';

/** One statement and the parameter lists it is run with, one after the other. */
export interface Step {
  readonly sql: string;
  readonly runs: readonly (readonly unknown[])[];
}

/** The rows of all runs, and how many rows they changed. */
export interface Answer {
  readonly rows: readonly unknown[];
  readonly changed: number;
}

export type Script<T> = Generator<Step, T, Answer>;

export interface Engine {
  readonly flavour: Flavour;
  /** Builds statements; it has no connection of its own. */
  readonly db: Kysely<Tables>;
  /** Runs a script whose statements each stand alone. @throws CareError `internal` or `busy` from the database */
  read<T>(script: () => Script<T>): Promise<T>;
  /** Runs a script in one transaction; it may be run anew after a collision. @throws as `read`, and what the script throws */
  write<T>(script: () => Script<T>): Promise<T>;
  close(): Promise<void>;
}

/** Another process got in between: the transaction must be run again to see what it wrote. */
export class Collision extends Error {
  override readonly name = 'Collision';
}

/** Runs one query of kysely's and gives its rows as kysely has typed them. */
export function* ask<Row>(query: Compilable<Row>): Script<readonly Row[]> {
  const { sql, parameters } = query.compile();
  const answer = yield { sql, runs: [parameters] };
  return answer.rows as readonly Row[];
}

/** Runs one query that changes rows, and gives their number. */
export function* change(query: Compilable): Script<number> {
  const { sql, parameters } = query.compile();
  return (yield { sql, runs: [parameters] }).changed;
}

export function runNow<T>(script: Script<T>, execute: (step: Step) => Answer): T {
  let next = script.next();
  while (!next.done) next = script.next(execute(next.value));
  return next.value;
}

export async function runLater<T>(
  script: Script<T>,
  execute: (step: Step) => Promise<Answer>,
): Promise<T> {
  let next = script.next();
  while (!next.done) next = script.next(await execute(next.value));
  return next.value;
}
