// The heart of the store: a batch of ops in one transaction, with a number of statements that does not grow with it.
import { sql, type Kysely } from 'kysely';
import type { Decide, FileRow, NewJob, OpOutcome, OpRequest, Outgoing } from '../store.ts';
import { Batch } from './batch.ts';
import { fileRow } from './file-row.ts';
import { forRows, type Flavour } from './flavour.ts';
import { insertRows } from './insert-rows.ts';
import { addJobs, jobValues } from './job-rows.ts';
import { conversationRow } from './rows.ts';
import { Collision, type Script } from './script.ts';
import {
  CONVERSATION_COLUMNS,
  EVENT_COLUMNS,
  FILE_COLUMNS,
  OP_COLUMNS,
  type Tables,
} from './tables.ts';

type Stored = Tables['conversations'];

/** What most ops may change. The contact is left out because its index would be written anew with every op. */
const SET_BY_OPS = Object.keys(CONVERSATION_COLUMNS).filter(
  (column) => !['site', 'id', 'epoch', 'contact'].includes(column),
);

const WRITTEN_IN_ORDER = [
  'putConversations',
  'moveConversations',
  'addOps',
  'addEvents',
  'takeFiles',
] as const;

export type CommitScript = (
  requests: readonly OpRequest[],
  decide: Decide,
  outgoing: Outgoing | null,
) => Script<readonly OpOutcome[]>;

/**
 * Order matters where several processes write: conversations are locked first, in the order of their keys, so that
 * the ops read after that are those of everybody who held the lock before.
 */
export function commitScript(db: Kysely<Tables>, flavour: Flavour): CommitScript {
  const steps = statements(db, flavour);
  return function* commit(requests, decide, outgoing) {
    const batch = new Batch(requests);
    const merged = yield* mergedAmong(batch.starterKeys);
    const rows = (yield steps.conversations(batch.conversationKeys)).rows as Stored[];
    const ops = (yield steps.ops(batch.opKeys)).rows as Tables['ops'][];
    const files = yield* named(batch.fileKeys);
    const before = { rows: rows.map(conversationRow), ops, files, merged };
    const outcomes = batch.decide(before, decide);
    const written = batch.written;
    for (const name of WRITTEN_IN_ORDER) {
      const values = written[name];
      if (values.length === 0) continue;
      const { changed } = yield steps[name](values);
      if (changed !== values.length)
        throw new Collision('Another process made one of these conversations at the same time.');
    }
    const jobs = outgoing ? jobsOf(outcomes, outgoing) : [];
    if (jobs.length > 0) yield steps.addJobs(jobs);
    return outcomes;
  };

  /** Most ops begin nothing. */
  function* mergedAmong(keys: Batch['starterKeys']): Script<Tables['contacts'][]> {
    if (keys.length === 0) return [];
    const contacts = (yield steps.contacts(keys)).rows as Tables['contacts'][];
    return contacts.filter((contact) => contact.merged_into !== null);
  }

  /** Most ops name no files, and cost no statement for it. */
  function* named(keys: Batch['fileKeys']): Script<FileRow[]> {
    if (keys.length === 0) return [];
    return ((yield steps.files(keys)).rows as Tables['files'][]).map(fileRow);
  }
}

function jobsOf(outcomes: readonly OpOutcome[], outgoing: Outgoing): (readonly unknown[])[] {
  return outcomes
    .flatMap((outcome): readonly NewJob[] =>
      outcome.is === 'applied' && outcome.events.length > 0
        ? outgoing(outcome.row, outcome.events)
        : [],
    )
    .map(jobValues);
}

function statements(db: Kysely<Tables>, flavour: Flavour) {
  return {
    conversations: forRows(
      flavour,
      db
        .selectFrom('conversations')
        .selectAll()
        .where(flavour.keyGiven(['site', 'id']))
        .orderBy('site')
        .orderBy('id')
        .modifyEnd(flavour.lockRows),
    ),
    ops: forRows(
      flavour,
      db
        .selectFrom('ops')
        .selectAll()
        .where(flavour.keyGiven(['site', 'actor', 'op'])),
    ),
    contacts: forRows(
      flavour,
      db
        .selectFrom('contacts')
        .select(['site', 'id', 'merged_into'])
        .where(flavour.keyGiven(['site', 'id']))
        .orderBy('site')
        .orderBy('id')
        .modifyEnd(flavour.lockRows),
    ),
    files: forRows(
      flavour,
      db
        .selectFrom('files')
        .selectAll()
        .where(flavour.keyGiven(['site', 'id']))
        .orderBy('site')
        .orderBy('id')
        .modifyEnd(flavour.lockRows),
    ),
    takeFiles: forRows(flavour, takeFiles(db, flavour)),
    putConversations: forRows(flavour, putConversations(db, flavour, ['contact', ...SET_BY_OPS])),
    moveConversations: forRows(flavour, putConversations(db, flavour, SET_BY_OPS)),
    addOps: forRows(flavour, insertRows(db, flavour, 'ops', OP_COLUMNS)),
    addJobs: addJobs(db, flavour),
    addEvents: forRows(flavour, insertRows(db, flavour, 'events', EVENT_COLUMNS)),
  };
}

/** A row of another epoch is another process's conversation: it is left alone, and missing from the number changed. */
function putConversations(db: Kysely<Tables>, flavour: Flavour, set: readonly string[]) {
  const updates = set.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  return insertRows(db, flavour, 'conversations', CONVERSATION_COLUMNS).modifyEnd(
    sql`on conflict (site, id) do update set ${sql.join(updates)} where conversations.epoch = excluded.epoch`,
  );
}

/** A file is one message's: a row that has got one meanwhile is left alone, and missing from the number changed. */
function takeFiles(db: Kysely<Tables>, flavour: Flavour) {
  return insertRows(db, flavour, 'files', FILE_COLUMNS).modifyEnd(
    sql`on conflict (site, id) do update set conversation = excluded.conversation, op = excluded.op where files.op is null`,
  );
}
