// The embedded store: one file, no other service. Everything is synchronous, so that a transaction is over before
// anybody else in this process gets a turn.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { migrate } from './migrations/migrate.ts';
import type { Flavour } from './sql/flavour.ts';
import { runNow, type Answer, type Engine, type Script, type Step } from './sql/script.ts';
import { createSqlStore } from './sql/sql-store.ts';
import type { Tables } from './sql/tables.ts';
import { databaseError, openDatabase } from './sqlite/open-database.ts';
import type { Store } from './store.ts';

const flavour: Flavour = {
  engine: 'sqlite',
  idType: sql`text`,
  keyedTable: sql`without rowid`,
  counter: sql`integer primary key autoincrement`,
  lockRows: sql``,
  lockFreeRows: sql``,
  beforeMigration: [],
  isMigrated: sql`select 1 as yes from sqlite_master where name = 'schema_versions'`,
  keyGiven: (columns) =>
    sql`${sql.join(
      columns.map((column) => sql`${sql.ref(column)} = ${''}`),
      sql` and `,
    )}`,
  // A prepared statement stepped once a row takes a quarter of the time of one statement that unpacks JSON.
  givenRows: (kinds) => sql`values (${sql.join(kinds.map(() => sql.val('')))})`,
  runs: (rows) => rows,
};

/**
 * Opens or creates the database file; `:memory:` is one that lives as long as the store.
 * @throws CareError `internal` that says what to do about a path that cannot be used
 */
export async function openSqlite(path: string): Promise<Store> {
  const engine = new SqliteEngine(await openDatabase(path));
  try {
    await migrate(engine, Date.now());
  } catch (error) {
    await engine.close();
    throw error;
  }
  return createSqlStore(engine);
}

class SqliteEngine implements Engine {
  readonly flavour = flavour;
  readonly db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  // Async, so that what a script throws rejects.
  async read<T>(script: () => Script<T>): Promise<T> {
    return runNow(script(), (step) => this.#execute(step));
  }

  async write<T>(script: () => Script<T>): Promise<T> {
    // Immediate: one that first read and then wrote would fail when another process wrote in between.
    this.#run('begin immediate');
    try {
      const result = runNow(script(), (step) => this.#execute(step));
      this.#run('commit');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#run('rollback');
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#prepared.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #run(statement: string): void {
    this.#execute({ sql: statement, runs: [[]] });
  }

  #execute(step: Step): Answer {
    try {
      const { statement, gives } = this.#prepare(step.sql);
      const rows: unknown[] = [];
      let changed = 0;
      for (const parameters of step.runs as readonly SQLInputValue[][]) {
        if (gives) rows.push(...statement.all(...parameters));
        else changed += Number(statement.run(...parameters).changes);
      }
      return { rows, changed };
    } catch (error) {
      throw databaseError(error);
    }
  }

  #prepare(text: string): Prepared {
    let prepared = this.#prepared.get(text);
    if (!prepared) {
      const statement = this.#database.prepare(text);
      prepared = { statement, gives: statement.columns().length > 0 };
      this.#prepared.set(text, prepared);
    }
    return prepared;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly gives: boolean;
}
