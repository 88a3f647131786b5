// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

type Db = Kysely<Tables>;

export function* articleEvidence(db: Db, flavour: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    votes(db, flavour),
    searches(db, flavour),
    db.schema
      .createIndex('article_searches_by_time')
      .on('article_searches')
      .columns(['site', 'at', 'id']),
    takenBack(db, flavour),
  ];
  for (const statement of statements) yield* change(statement);
}

function votes(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('article_votes')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('article', sql`${idType} not null`)
    .addColumn('contact', sql`${idType} not null`)
    .addColumn('op', sql`${idType} not null`)
    .addColumn('helpful', sql`bigint not null`)
    .addColumn('reason', 'text')
    .addColumn('network', sql`${idType} not null`)
    .addColumn('at', sql`bigint not null`)
    .addPrimaryKeyConstraint('article_votes_key', ['site', 'article', 'contact']);
}

function searches(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('article_searches')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('locale', sql`${idType} not null`)
    .addColumn('query', sql`text not null`)
    .addColumn('subject', sql`text not null`)
    .addColumn('opened', sql`${idType}`)
    .addColumn('outcome', sql`text not null`)
    .addColumn('visitor', sql`${idType}`)
    .addColumn('network', sql`${idType} not null`)
    .addColumn('conversation', sql`${idType}`)
    .addColumn('at', sql`bigint not null`)
    .addPrimaryKeyConstraint('article_searches_key', ['site', 'id']);
}

/** Learned phrases that editors did not want. */
function takenBack(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('article_phrases_taken_back')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('at', sql`bigint not null`)
    .addPrimaryKeyConstraint('article_phrases_taken_back_key', ['site', 'id'])
    .modifyEnd(keyedTable);
}
