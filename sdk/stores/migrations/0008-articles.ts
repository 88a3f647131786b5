// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

type Db = Kysely<Tables>;

export function* articles(db: Db, flavour: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    articleRows(db, flavour),
    db.schema
      .createIndex('articles_by_slug')
      .unique()
      .on('articles')
      .columns(['site', 'locale', 'slug']),
    db.schema.createIndex('articles_by_group').on('articles').columns(['site', 'group_id']),
    db.schema
      .createIndex('articles_by_change')
      .on('articles')
      .columns(['site', 'updated_at', 'id']),
    articleRevisions(db, flavour),
    articleSets(db, flavour),
    publications(db, flavour),
    db.schema
      .createIndex('publications_by_seq')
      .on('publications')
      .columns(['site', 'locale', 'seq']),
    db.schema
      .createIndex('publications_by_slug')
      .on('publications')
      .columns(['site', 'locale', 'slug']),
  ];
  for (const statement of statements) yield* change(statement);
}

function articleRows(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('articles')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('locale', sql`${idType} not null`)
    .addColumn('group_id', sql`${idType} not null`)
    .addColumn('slug', sql`${idType} not null`)
    .addColumn('state', sql`text not null`)
    .addColumn('publish_at', 'bigint')
    .addColumn('content', sql`text not null`)
    .addColumn('revision', sql`bigint not null`)
    .addColumn('published_revision', 'bigint')
    .addColumn('published_at', 'bigint')
    .addColumn('created_at', sql`bigint not null`)
    .addColumn('updated_at', sql`bigint not null`)
    .addColumn('updated_by', sql`text not null`)
    .addColumn('change', sql`bigint not null`)
    .addPrimaryKeyConstraint('articles_key', ['site', 'id']);
}

function articleRevisions(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('article_revisions')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('article', sql`${idType} not null`)
    .addColumn('revision', sql`bigint not null`)
    .addColumn('content', sql`text not null`)
    .addColumn('at', sql`bigint not null`)
    .addColumn('by', sql`text not null`)
    .addPrimaryKeyConstraint('article_revisions_key', ['site', 'article', 'revision']);
}

/** One row a site, which whoever changes articles holds until it has done so. */
function articleSets(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('article_sets')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('epoch', sql`text not null`)
    .addColumn('seq', sql`bigint not null`)
    .addPrimaryKeyConstraint('article_sets_key', ['site'])
    .modifyEnd(keyedTable);
}

/** What readers see. What is there no more keeps a row without a body, so that devices hear of it. */
function publications(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('publications')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('locale', sql`${idType} not null`)
    .addColumn('group_id', sql`${idType} not null`)
    .addColumn('slug', sql`${idType} not null`)
    .addColumn('epoch', sql`text not null`)
    .addColumn('seq', sql`bigint not null`)
    .addColumn('version', sql`bigint not null`)
    .addColumn('body', 'text')
    .addPrimaryKeyConstraint('publications_key', ['site', 'id']);
}
