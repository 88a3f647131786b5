// Opening a store: what can be wrong is one line that says what to do.
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { SCHEMA_VERSION } from '../../sdk/stores/migrations/migrate.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { openDatabase } from '../../sdk/stores/sqlite/open-database.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { freePort } from '../support/free-port.ts';

async function refusal(address: string): Promise<CareError> {
  try {
    await (await openStore(address)).close();
  } catch (error) {
    assert.ok(error instanceof CareError, `a ${String(error)}`);
    assert.doesNotMatch(error.message, /\n/);
    return error;
  }
  throw new assert.AssertionError({ message: `${address} was opened` });
}

const NEWER = new RegExp(
  `version ${SCHEMA_VERSION + 1}, .* knows up to ${SCHEMA_VERSION}: upgrade`,
);

describe('opening a SQLite store', () => {
  let folder = '';
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'care-open-'))));
  after(() => rm(folder, { recursive: true }));

  it('opens files by relative, absolute and URL-like addresses, and memory', async () => {
    const path = join(folder, 'care.db');
    for (const address of [`sqlite:${path}`, `sqlite://${path}`, 'SQLITE::memory:']) {
      const store = await openStore(address);
      assert.equal(store.engine, 'sqlite');
      await store.close();
    }
    const database = new DatabaseSync(path);
    assert.deepEqual({ ...database.prepare('pragma journal_mode').get() }, { journal_mode: 'wal' });
    assert.deepEqual(
      { ...database.prepare('select max(version) version from schema_versions').get() },
      { version: SCHEMA_VERSION },
    );
    database.close();
  });

  it('every commit waits for the disk', async () => {
    const database = await openDatabase(join(folder, 'durable.db'));
    const FULL = 2;
    assert.deepEqual({ ...database.prepare('pragma synchronous').get() }, { synchronous: FULL });
    assert.deepEqual({ ...database.prepare('pragma journal_mode').get() }, { journal_mode: 'wal' });
    database.close();
  });

  it('an unknown kind of store says which kinds there are, and hides the password', async () => {
    for (const address of ['mysql://root:secret@db/care', 'care.db', '', 'sqlite', 'C:/care.db']) {
      const error = await refusal(address);
      assert.equal(error.code, 'bad-request');
      assert.match(error.message, /no known kind: write sqlite:care\.db, .* or postgres:/);
      assert.doesNotMatch(error.message, /secret/);
    }
    assert.match((await refusal('sqlite:')).message, /names no file: write sqlite:care\.db/);
  });

  it('a folder says to name a file in it', async () => {
    assert.match((await refusal(`sqlite:${folder}/`)).message, /is a folder: name a file in it/);
  });

  it('a folder that is not there says to create it', async () => {
    const { message } = await refusal(`sqlite:${folder}/not/there/care.db`);
    assert.match(message, /there is no folder .*not\/there\. Create it/);
  });

  it('a file or folder that cannot be written says so', { skip: asRoot() }, async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await (await openStore(`sqlite:${closed}/care.db`)).close();
    await chmod(join(closed, 'care.db'), 0o400);
    await chmod(closed, 0o500);
    for (const name of ['care.db', 'new.db'])
      assert.match((await refusal(`sqlite:${closed}/${name}`)).message, /cannot be written: let/);
    await chmod(closed, 0o700);
  });

  it('a path that the system refuses says so', { skip: process.platform !== 'linux' }, async () => {
    assert.match((await refusal('sqlite:/proc/care.db')).message, /cannot be written: let/);
  });

  it('a file of another kind is refused and left as it was', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'Not a database, however long it may be. '.repeat(100));
    assert.match((await refusal(`sqlite:${path}`)).message, /not an SQLite database: name another/);
  });

  it('a schema of a newer build is refused and left as it was', async () => {
    const path = join(folder, 'newer.db');
    await (await openStore(`sqlite:${path}`)).close();
    const database = new DatabaseSync(path);
    database.exec(`insert into schema_versions values (${SCHEMA_VERSION + 1}, 0)`);
    database.close();
    assert.match((await refusal(`sqlite:${path}`)).message, NEWER);
  });

  it('a database that another process keeps locked says so', async () => {
    const path = join(folder, 'locked.db');
    const database = new DatabaseSync(path);
    database.exec('pragma locking_mode = exclusive; begin exclusive');
    assert.match((await refusal(`sqlite:${path}`)).message, /locked by another process/);
    database.close();
  });
});

describe('opening a PostgreSQL store', { skip: noPostgres() ?? false }, () => {
  let server: TestPostgres;
  before(async () => void (server = await startPostgres()));
  after(() => server.stop());

  it('keeps its tables in a schema of their own, beside those of the shop', async () => {
    const address = await server.database();
    await server.query(
      'create table events (name text); create table contacts (name text)',
      address,
    );
    const store = await openStore(address);
    assert.equal(store.engine, 'postgres');
    await store.close();
    const tables = await server.query(
      `select count(*)::int as n from pg_tables where schemaname = 'care'`,
      address,
    );
    assert.deepEqual(tables, [{ n: 22 }]);
  });

  it('processes that start at once migrate once', async () => {
    const address = await server.database();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(address)));
    await Promise.all(stores.map((store) => store.close()));
    assert.deepEqual(
      await server.query('select version from care.schema_versions order by version', address),
      Array.from({ length: SCHEMA_VERSION }, (_, i) => ({ version: i + 1 })),
    );
  });

  it('once migrated it needs no right to make tables', async () => {
    const address = await server.database();
    await (await openStore(address)).close();
    await server.query(
      `create role clerk login; grant usage on schema care to clerk;
       grant select, insert, update, delete on all tables in schema care to clerk`,
      address,
    );
    const url = new URL(address);
    url.username = 'clerk';
    await (await openStore(url.href)).close();
  });

  it('a user who may not make tables is told why', async () => {
    const url = new URL(await server.database());
    await server.query('create role guest login');
    url.username = 'guest';
    assert.match(
      (await refusal(url.href)).message,
      /tables of the store cannot be made: permission denied/,
    );
  });

  it('a schema of a newer build is refused', async () => {
    const address = await server.database();
    await (await openStore(address)).close();
    await server.query(
      `insert into care.schema_versions values (${SCHEMA_VERSION + 1}, 0)`,
      address,
    );
    assert.match((await refusal(address)).message, NEWER);
  });

  it('a database or user that is not there says what to do, without the password', async () => {
    const url = new URL(await server.database());
    url.password = 'secret';
    url.pathname = '/nowhere';
    assert.match((await refusal(url.href)).message, /has no database nowhere: create it/);
    url.username = 'nobody';
    const { message } = await refusal(url.href);
    assert.match(message, /refuses this user or password/);
    assert.doesNotMatch(message, /secret/);
  });
});

describe('opening a PostgreSQL store that cannot be reached', () => {
  it('says where nobody answers', async () => {
    const port = await freePort();
    for (const host of ['127.0.0.1', 'localhost']) {
      const { message } = await refusal(`postgres://ada:secret@${host}:${port}/care`);
      assert.match(
        message,
        new RegExp(`No PostgreSQL answers at ${host}:${port} \\(.*ECONNREFUSED`),
      );
      assert.doesNotMatch(message, /secret/);
    }
    assert.match(
      (await refusal('postgres://no.such.host.invalid/care')).message,
      /No PostgreSQL answers at no\.such\.host/,
    );
  });
});

function asRoot(): string | false {
  return process.getuid?.() === 0 && 'root may write everywhere';
}
