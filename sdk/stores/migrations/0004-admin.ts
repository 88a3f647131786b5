// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

type Db = Kysely<Tables>;

export function* admin(db: Db, flavour: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    // A site's contacts, newest first.
    db.schema
      .createIndex('contacts_by_creation')
      .on('contacts')
      .columns(['site', 'created_at', 'id']),
    auditHeads(db, flavour),
    audit(db, flavour),
    apiKeys(db, flavour),
    db.schema.createIndex('api_keys_by_hash').unique().on('api_keys').column('hash'),
    apiKeySites(db, flavour),
  ];
  for (const statement of statements) yield* change(statement);
}

/** One row a site, which whoever appends holds until it has done so. */
function auditHeads(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('audit_heads')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('seq', sql`bigint not null`)
    .addPrimaryKeyConstraint('audit_heads_key', ['site'])
    .modifyEnd(keyedTable);
}

function audit(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('audit')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('seq', sql`bigint not null`)
    .addColumn('at', sql`bigint not null`)
    .addColumn('actor_kind', sql`text not null`)
    .addColumn('actor', sql`${idType} not null`)
    .addColumn('action', sql`text not null`)
    .addColumn('target', 'text')
    .addColumn('details', sql`text not null`)
    .addColumn('previous', sql`text not null`)
    .addColumn('hash', sql`text not null`)
    .addPrimaryKeyConstraint('audit_key', ['site', 'seq']);
}

function apiKeys(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('api_keys')
    .addColumn('id', sql`${idType} not null`)
    .addColumn('hash', sql`${idType} not null`)
    .addColumn('name', sql`text not null`)
    .addColumn('sites', sql`text not null`)
    .addColumn('scopes', sql`text not null`)
    .addColumn('agent', 'text')
    .addColumn('created_at', sql`bigint not null`)
    .addColumn('expires_at', sql`bigint not null`)
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('api_keys_key', ['id'])
    .modifyEnd(keyedTable);
}

/** Which keys a site has, newest last. */
function apiKeySites(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('api_key_sites')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('created_at', sql`bigint not null`)
    .addColumn('key', sql`${idType} not null`)
    .addPrimaryKeyConstraint('api_key_sites_key', ['site', 'created_at', 'key'])
    .modifyEnd(keyedTable);
}
