// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

export function* files(db: Kysely<Tables>, { idType }: Flavour): Script<void> {
  const statements: readonly { compile(): CompiledQuery }[] = [
    db.schema
      .createTable('files')
      .addColumn('site', sql`${idType} not null`)
      .addColumn('id', sql`${idType} not null`)
      .addColumn('owner_role', sql`text not null`)
      .addColumn('owner', sql`${idType} not null`)
      .addColumn('object', sql`text not null`)
      .addColumn('name', sql`text not null`)
      .addColumn('type', sql`text not null`)
      .addColumn('declared_bytes', sql`bigint not null`)
      .addColumn('bytes', 'bigint')
      .addColumn('hash', 'text')
      .addColumn('width', 'bigint')
      .addColumn('height', 'bigint')
      .addColumn('state', sql`text not null`)
      .addColumn('conversation', sql`${idType}`)
      .addColumn('op', sql`${idType}`)
      .addColumn('created_at', sql`bigint not null`)
      .addPrimaryKeyConstraint('files_key', ['site', 'id']),
    // What one sender, and what a whole site, has begun within an hour or a day.
    db.schema
      .createIndex('files_by_owner')
      .on('files')
      .columns(['site', 'owner_role', 'owner', 'created_at']),
    db.schema.createIndex('files_by_site').on('files').columns(['site', 'created_at']),
    db.schema.createIndex('files_by_object').on('files').columns(['site', 'object']),
    // What no message has named for long.
    db.schema
      .createIndex('files_unused')
      .on('files')
      .column('created_at')
      .where(sql.ref('op'), 'is', null),
  ];
  for (const statement of statements) yield* change(statement);
}
