// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

type Db = Kysely<Tables>;
type Statement = { compile(): CompiledQuery };

export function* conversationsAndVisitors(db: Db, flavour: Flavour): Script<void> {
  const statements: readonly Statement[] = [
    db.schema
      .createTable('schema_versions')
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('applied_at', 'bigint', (column) => column.notNull()),
    conversations(db, flavour),
    // An agent's list, of one status or of all, newest change first.
    index(db, 'conversations_by_change', ['site', 'changed_at', 'id']),
    index(db, 'conversations_by_status', ['site', 'status', 'changed_at', 'id']),
    index(db, 'conversations_by_contact', ['site', 'contact']),
    events(db, flavour),
    ops(db, flavour),
    contacts(db, flavour),
    visitorTokens(db, flavour),
  ];
  for (const statement of statements) yield* change(statement);
}

function conversations(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('conversations')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('epoch', sql`text not null`)
    .addColumn('contact', sql`${idType} not null`)
    .addColumn('contact_name', 'text')
    .addColumn('channel', sql`text not null`)
    .addColumn('language', 'text')
    .addColumn('page', 'text')
    .addColumn('status', sql`text not null`)
    .addColumn('assignee', 'text')
    .addColumn('public_seq', sql`bigint not null`)
    .addColumn('internal_seq', sql`bigint not null`)
    .addColumn('read_contact', sql`bigint not null`)
    .addColumn('read_agent', sql`bigint not null`)
    .addColumn('preview', 'text')
    .addColumn('unread', sql`bigint not null`)
    .addColumn('last_contact_seq', sql`bigint not null`)
    .addColumn('waiting_since', 'bigint')
    .addColumn('started_at', sql`bigint not null`)
    .addColumn('changed_at', sql`bigint not null`)
    .addPrimaryKeyConstraint('conversations_key', ['site', 'id']);
}

/** By epoch, which is ordered by time: conversations of one day are neighbours, and a commit touches few pages. */
function events(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('events')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('epoch', sql`${idType} not null`)
    .addColumn('conversation', sql`${idType} not null`)
    .addColumn('log', sql`text not null`)
    .addColumn('seq', sql`bigint not null`)
    .addColumn('public_seq', 'bigint')
    .addColumn('op', sql`${idType} not null`)
    .addColumn('at', sql`bigint not null`)
    .addColumn('author', sql`text not null`)
    .addColumn('what', sql`text not null`)
    .addPrimaryKeyConstraint('events_key', ['site', 'epoch', 'log', 'seq']);
}

function ops(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('ops')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('actor', sql`${idType} not null`)
    .addColumn('op', sql`${idType} not null`)
    .addColumn('conversation', sql`${idType} not null`)
    .addColumn('hash', sql`text not null`)
    .addColumn('seq', sql`bigint not null`)
    .addColumn('at', sql`bigint not null`)
    .addPrimaryKeyConstraint('ops_key', ['site', 'op', 'actor'])
    .modifyEnd(keyedTable);
}

function contacts(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('contacts')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('id', sql`${idType} not null`)
    .addColumn('name', 'text')
    .addColumn('created_at', sql`bigint not null`)
    .addPrimaryKeyConstraint('contacts_key', ['site', 'id'])
    .modifyEnd(keyedTable);
}

function visitorTokens(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('visitor_tokens')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('hash', sql`${idType} not null`)
    .addColumn('contact', sql`${idType} not null`)
    .addColumn('device', sql`text not null`)
    .addColumn('created_at', sql`bigint not null`)
    .addColumn('expires_at', sql`bigint not null`)
    .addPrimaryKeyConstraint('visitor_tokens_key', ['site', 'hash'])
    .modifyEnd(keyedTable);
}

function index(db: Db, name: string, columns: (keyof Tables['conversations'])[]) {
  return db.schema.createIndex(name).on('conversations').columns(columns);
}
