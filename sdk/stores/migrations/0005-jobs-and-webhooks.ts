// Written out in full: a released migration must not follow later changes of the tables it made.
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import type { Flavour } from '../sql/flavour.ts';
import { change, type Script } from '../sql/script.ts';
import type { Tables } from '../sql/tables.ts';

export function* jobsAndWebhooks(db: Kysely<Tables>, flavour: Flavour): Script<void> {
  const { idType, counter } = flavour;
  const index = (name: string) => db.schema.createIndex(name).on('jobs');
  const statements: readonly { compile(): CompiledQuery }[] = [
    db.schema
      .createTable('jobs')
      .addColumn('position', counter)
      .addColumn('id', sql`${idType} not null`)
      .addColumn('queue', sql`${idType} not null`)
      .addColumn('key', sql`${idType}`)
      .addColumn('lane', sql`${idType}`)
      .addColumn('payload', sql`text not null`)
      .addColumn('state', sql`text not null`)
      .addColumn('due_at', sql`bigint not null`)
      .addColumn('run_at', sql`bigint not null`)
      .addColumn('attempts', sql`bigint not null`)
      .addColumn('lease', 'text')
      .addColumn('notes', sql`text not null`)
      .addColumn('created_at', sql`bigint not null`)
      .addColumn('ended_at', 'bigint'),
    index('jobs_by_id').unique().columns(['queue', 'id']),
    index('jobs_by_key').unique().columns(['queue', 'key']).where(sql.ref('ended_at'), 'is', null),
    // What is due, and the first of a lane.
    index('jobs_due').columns(['queue', 'run_at']).where(sql.ref('ended_at'), 'is', null),
    index('jobs_unfinished')
      .columns(['queue', 'lane', 'position'])
      .where(sql.ref('ended_at'), 'is', null),
    index('jobs_by_lane').column('lane'),
    // What a queue's log shows, and what is swept away.
    index('jobs_by_queue').columns(['queue', 'position']),
    index('jobs_ended').column('ended_at').where(sql.ref('ended_at'), 'is not', null),
    db.schema
      .createTable('webhook_endpoints')
      .addColumn('id', sql`${idType} not null`)
      .addColumn('version', sql`bigint not null`)
      .addColumn('body', sql`text not null`)
      .addPrimaryKeyConstraint('webhook_endpoints_key', ['id']),
  ];
  for (const statement of statements) yield* change(statement);
}
