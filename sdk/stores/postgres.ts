// The store for shops that run several nodes, or have a PostgreSQL anyway. Its tables are in a schema of their own,
// `care`, so that it can live in the shop's database.
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { Pool } from 'pg';
import { CareError } from '../protocol/care-error.ts';
import { migrate } from './migrations/migrate.ts';
import { databaseError, isWorthAnother } from './postgres/failures.ts';
import { connect, execute, openPool } from './postgres/open-pool.ts';
import { begin, commit, giveUp } from './postgres/transaction.ts';
import type { Flavour } from './sql/flavour.ts';
import { runLater, type Engine, type Script } from './sql/script.ts';
import { createSqlStore } from './sql/sql-store.ts';
import type { Tables } from './sql/tables.ts';
import type { Store } from './store.ts';

const SCHEMA = 'care';
/** How often a transaction is run before its failure is given to the caller. */
const ATTEMPTS = 10;
/** Any number, as long as every build takes the same. */
const MIGRATION_LOCK = 2_026_010_500;

const givenRows: Flavour['givenRows'] = (kinds) =>
  sql`select ${sql.join(
    kinds.map((kind, i) => sql`cast(value ->> ${sql.lit(i)} as ${sql.raw(kind)})`),
  )} from json_array_elements(cast(${''} as json)) where true`;

const flavour: Flavour = {
  engine: 'postgres',
  idType: sql`text collate "C"`,
  keyedTable: sql``,
  counter: sql`bigint generated always as identity primary key`,
  lockRows: sql`for update`,
  lockFreeRows: sql`for update skip locked`,
  beforeMigration: [
    `select pg_advisory_xact_lock(${MIGRATION_LOCK})`,
    `do $$ begin
       if not exists (select from pg_catalog.pg_namespace where nspname = '${SCHEMA}') then
         create schema ${SCHEMA};
       end if;
     end $$`,
  ],
  isMigrated: sql`select 1 as yes from pg_catalog.pg_tables
    where schemaname = ${SCHEMA} and tablename = 'schema_versions'`,
  keyGiven: (columns) =>
    sql`(${sql.join(columns.map((column) => sql.ref(column)))}) in (${givenRows(columns.map(() => 'text'))})`,
  givenRows,
  runs: (rows) => [[JSON.stringify(rows)]],
};

/**
 * Opens a database by its `postgres://` address and brings its schema up to date.
 * @throws CareError `internal` that says what to do: pg is not installed, the server cannot be reached, …
 */
export async function openPostgres(address: string): Promise<Store> {
  const engine = new PostgresEngine(await openPool(address));
  try {
    await migrate(engine, Date.now());
  } catch (error) {
    await engine.close();
    throw error;
  }
  return createSqlStore(engine);
}

class PostgresEngine implements Engine {
  readonly flavour = flavour;
  readonly db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }).withSchema(SCHEMA);
  readonly #pool: Pool;
  readonly #underWay = new Set<Promise<unknown>>();
  #ended: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  read<T>(script: () => Script<T>): Promise<T> {
    return this.#attempt(() => runLater(script(), (step) => execute(this.#pool, step)));
  }

  write<T>(script: () => Script<T>): Promise<T> {
    return this.#attempt(() => this.#transaction(script()));
  }

  /** The pool would forget whoever still waits for a connection, so it ends after them. */
  close(): Promise<void> {
    this.#ended ??= Promise.allSettled(this.#underWay).then(() => this.#pool.end());
    return this.#ended;
  }

  async #attempt<T>(run: () => Promise<T>): Promise<T> {
    if (this.#ended) throw databaseError(new Error('The store is closed.'));
    const result = this.#attempts(run);
    this.#underWay.add(result);
    try {
      return await result;
    } finally {
      this.#underWay.delete(result);
    }
  }

  async #attempts<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        if (!isWorthAnother(error)) throw error;
        if (attempt === ATTEMPTS) throw new CareError('busy', undefined, { cause: error });
      }
    }
  }

  async #transaction<T>(script: Script<T>): Promise<T> {
    const client = await connect(this.#pool);
    try {
      await begin(client);
      const result = await runLater(script, (step) => execute(client, step));
      await commit(client);
      client.release();
      return result;
    } catch (error) {
      await giveUp(client, error);
      throw error;
    }
  }
}
