// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

type Db = Kysely<Tables>;

export function* emailCodes(db: Db, flavour: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    codes(db, flavour),
    db.schema.createIndex('email_codes_by_expiry').on('email_codes').column('expires_at'),
    provenEmails(db, flavour),
    allowances(db, flavour),
    db.schema.createIndex('allowances_by_end').on('allowances').column('ends_at'),
  ];
  for (const statement of statements) yield* change(statement);
}

function codes(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('email_codes')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('visitor', sql`${idType} not null`)
    .addColumn('email', sql`${idType} not null`)
    .addColumn('code', sql`${idType} not null`)
    .addColumn('entry', sql`${idType} not null`)
    .addColumn('expires_at', sql`bigint not null`)
    .addColumn('tries', sql`bigint not null`)
    .addColumn('used_by', sql`${idType}`)
    .addColumn('contact', sql`${idType}`)
    .addColumn('issued', sql`${idType}`)
    .addPrimaryKeyConstraint('email_codes_key', ['site', 'visitor']);
}

/** Which contact without a customer has an address: one of a site. */
function provenEmails(db: Db, { idType, keyedTable }: Flavour) {
  return db.schema
    .createTable('proven_emails')
    .addColumn('site', sql`${idType} not null`)
    .addColumn('email', sql`${idType} not null`)
    .addColumn('contact', sql`${idType} not null`)
    .addPrimaryKeyConstraint('proven_emails_key', ['site', 'email'])
    .modifyEnd(keyedTable);
}

function allowances(db: Db, { idType }: Flavour) {
  return db.schema
    .createTable('allowances')
    .addColumn('key', sql`${idType} not null`)
    .addColumn('entries', sql`text not null`)
    .addColumn('ends_at', sql`bigint not null`)
    .addPrimaryKeyConstraint('allowances_key', ['key']);
}
