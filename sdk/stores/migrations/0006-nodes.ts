// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

/** What servers of one shop have in common: desks' tickets, and secrets. */
export function* nodes(db: Kysely<Tables>, { idType }: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    db.schema
      .createTable('desk_tickets')
      .addColumn('site', sql`${idType} not null`)
      .addColumn('hash', sql`${idType} not null`)
      .addColumn('agent', sql`text not null`)
      .addColumn('expires_at', sql`bigint not null`)
      .addPrimaryKeyConstraint('desk_tickets_key', ['hash']),
    db.schema.createIndex('desk_tickets_by_end').on('desk_tickets').column('expires_at'),
    db.schema
      .createTable('common_secrets')
      .addColumn('name', sql`${idType} not null`)
      .addColumn('value', sql`text not null`)
      .addPrimaryKeyConstraint('common_secrets_key', ['name']),
  ];
  for (const statement of statements) yield* change(statement);
}
