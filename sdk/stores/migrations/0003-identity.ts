// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

export function* identity(db: Kysely<Tables>, { idType }: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    db.schema.alterTable('contacts').addColumn('customer_id', sql`${idType}`),
    db.schema.alterTable('contacts').addColumn('email', 'text'),
    db.schema.alterTable('contacts').addColumn('email_verified_at', 'bigint'),
    db.schema.alterTable('contacts').addColumn('orders', 'text'),
    // Whose conversations these have become; such a contact can begin no more of its own.
    db.schema.alterTable('contacts').addColumn('merged_into', sql`${idType}`),
    db.schema
      .createIndex('contacts_by_customer')
      .unique()
      .on('contacts')
      .columns(['site', 'customer_id'])
      .where(sql.ref('customer_id'), 'is not', null),
  ];
  for (const statement of statements) yield* change(statement);
}
