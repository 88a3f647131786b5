// Rows of the table of jobs ⇄ jobs of the port.
import { sql, type Kysely, type Selectable } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { JobNote, JobRow, NewJob } from '../store.ts';
import { forRows, type Flavour } from './flavour.ts';
import { insertRows } from './insert-rows.ts';
import { isStorable, unstorable } from './storable.ts';
import { JOB_COLUMNS, type Tables } from './tables.ts';

export type StoredJob = Selectable<Tables['jobs']>;

/** The step that adds jobs; one whose key is taken is left out. */
export function addJobs(db: Kysely<Tables>, flavour: Flavour) {
  return forRows(
    flavour,
    insertRows(db, flavour, 'jobs', JOB_COLUMNS).modifyEnd(sql`on conflict do nothing`),
  );
}

/** In the order of `JOB_COLUMNS`. @throws CareError `bad-request` for an id no engine can hold */
export function jobValues(job: NewJob): readonly unknown[] {
  const { id, queue, key, lane, payload, dueAt, createdAt } = job;
  for (const [name, one] of Object.entries({ job: id, queue, key, lane }))
    if (!isStorable(one)) throw new CareError('bad-request', unstorable(name));
  const text = JSON.stringify(payload ?? null);
  return [id, queue, key, lane, text, 'waiting', dueAt, dueAt, 0, null, '[]', createdAt, null];
}

export function jobRow(stored: StoredJob): JobRow {
  return {
    id: stored.id,
    queue: stored.queue,
    key: stored.key,
    lane: stored.lane,
    payload: JSON.parse(stored.payload) as unknown,
    dueAt: stored.due_at,
    createdAt: stored.created_at,
    state: stored.state as JobRow['state'],
    runAt: stored.run_at,
    attempts: stored.attempts,
    notes: JSON.parse(stored.notes) as readonly JobNote[],
    endedAt: stored.ended_at,
  };
}
