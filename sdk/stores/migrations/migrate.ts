import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { Flavour } from '../sql/flavour.ts';
import { ask, change, type Engine, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';
import { conversationsAndVisitors } from './0001-conversations-and-visitors.ts';
import { files } from './0002-files.ts';
import { identity } from './0003-identity.ts';
import { admin } from './0004-admin.ts';
import { jobsAndWebhooks } from './0005-jobs-and-webhooks.ts';
import { nodes } from './0006-nodes.ts';
import { articles } from './0008-articles.ts';
import { articleEvidence } from './0009-article-evidence.ts';

/** The statements that lead from one version of the schema to the next. Once released a migration never changes. */
export type Migration = (db: Kysely<Tables>, flavour: Flavour) => Script<void>;

/** The position in this list, from 1, is the version. */
const MIGRATIONS: readonly Migration[] = [
  conversationsAndVisitors,
  files,
  identity,
  admin,
  jobsAndWebhooks,
  nodes,
  articles,
  articleEvidence,
];

/** The schema's version that this build makes and reads. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the schema to this build's version, in one transaction; several processes may do so at once.
 * @throws CareError `internal` when the schema is of a newer build, or its tables cannot be made
 */
export async function migrate(engine: Engine, now: number): Promise<void> {
  try {
    await engine.write(() => toNewest(engine, now));
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof Error)) throw error;
    const { cause } = error;
    throw new CareError('internal', `The tables of the store cannot be made: ${cause.message}.`, {
      cause,
    });
  }
}

function* toNewest({ db, flavour }: Engine, now: number): Script<void> {
  if ((yield* version(db, flavour)) === MIGRATIONS.length) return;
  for (const statement of flavour.beforeMigration) yield { sql: statement, runs: [[]] };
  let done = yield* version(db, flavour);
  for (const migration of MIGRATIONS.slice(done)) {
    yield* migration(db, flavour);
    done += 1;
    yield* change(db.insertInto('schema_versions').values({ version: done, applied_at: now }));
  }
}

function* version(db: Kysely<Tables>, flavour: Flavour): Script<number> {
  if ((yield* ask({ compile: () => flavour.isMigrated.compile(db) })).length === 0) return 0;
  const versions = yield* ask(db.selectFrom('schema_versions').select('version'));
  const newest = Math.max(0, ...versions.map((row) => row.version));
  if (newest > MIGRATIONS.length)
    throw new CareError(
      'internal',
      `The database has schema version ${newest}, this build of care-widget knows up to ${MIGRATIONS.length}: ` +
        'upgrade care-widget, or restore the backup from before the newer version was started.',
    );
  return newest;
}
