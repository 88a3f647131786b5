// How SQLite finds what it is asked for. A read whose cost grows with the site is not seen in tests on small stores.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';

const READS: Readonly<
  Record<string, { read: (store: Store) => Promise<unknown>; finds: readonly RegExp[] }>
> = {
  conversation: {
    read: (store) => store.conversation('s', 'c'),
    finds: [/site=\? AND id=\?/],
  },
  'conversations of a contact': {
    read: (store) => store.conversationsOf('s', 'c'),
    finds: [/conversations_by_contact \(site=\? AND contact=\?\)/],
  },
  'several conversations': {
    read: (store) => store.conversations({ conversations: [{ site: 's', id: 'c' }], contacts: [] }),
    finds: [/site=\? AND id=\?/],
  },
  'those of several contacts': {
    read: (store) => store.conversations({ conversations: [], contacts: [{ site: 's', id: 'c' }] }),
    finds: [/conversations_by_contact \(site=\? AND contact=\?\)/],
  },
  events: {
    read: (store) =>
      store.events({
        site: 's',
        conversation: 'c',
        log: 'public',
        after: 0,
        before: 9,
        limit: 5,
        end: 'newest',
      }),
    finds: [/site=\? AND id=\?/, /site=\? AND epoch=\? AND log=\? AND seq>\? AND seq<\?/],
  },
  inbox: {
    read: (store) => store.inbox({ site: 's', status: null, cursor: '5.c', limit: 5 }),
    finds: [/conversations_by_change \(site=\? AND \(changed_at,id\)<\(\?,\?\)\)/],
  },
  'inbox of a status': {
    read: (store) => store.inbox({ site: 's', status: 'open', cursor: null, limit: 5 }),
    finds: [/conversations_by_status \(site=\? AND status=\?\)/],
  },
  file: {
    read: (store) => store.files.get('s', 'f'),
    finds: [/site=\? AND id=\?/],
  },
  'a file by its object': {
    read: (store) => store.files.holds('s', 'o'),
    finds: [/files_by_object \(site=\? AND object=\?\)/],
  },
  'unused files': {
    read: (store) => store.files.unused(5, 10),
    finds: [/files_unused \(created_at<\?\)/],
  },
  'contacts of a site': {
    read: (store) => store.admin.contacts.list({ site: 's', cursor: '5.c', limit: 5 }),
    finds: [/contacts_by_creation \(site=\? AND \(created_at,id\)<\(\?,\?\)\)/],
  },
  'the audit log': {
    read: (store) => store.admin.audit.list({ site: 's', cursor: '5', limit: 5 }),
    finds: [/site=\? AND seq<\?/],
  },
  'API keys of a site': {
    read: (store) => store.admin.keys.list({ site: 's', cursor: null, limit: 5 }),
    finds: [/USING PRIMARY KEY \(site=\?\)/, /USING PRIMARY KEY \(id=\?\)/],
  },
  'an API key': {
    read: (store) => store.admin.keys.find('h'),
    finds: [/api_keys_by_hash \(hash=\?\)/],
  },
  ticket: {
    read: (store) => store.common.takeTicket('h'),
    finds: [/hash=\?/],
  },
  'when a queue is due': {
    read: (store) => store.jobs.nextAt('q'),
    finds: [/jobs_due \(queue=\?\)/],
  },
  'the log of a queue': {
    read: (store) => store.jobs.list({ queue: 'q', state: 'dead', cursor: '9', limit: 5 }),
    finds: [/jobs_by_queue \(queue=\? AND position<\?\)/],
  },
  'a job': {
    read: (store) => store.jobs.get('q', 'j'),
    finds: [/jobs_by_id \(queue=\? AND id=\?\)/],
  },
  token: {
    read: (store) => store.useToken('s', 'h', 1, 2),
    finds: [/site=\? AND hash=\?/, /site=\? AND id=\?/],
  },
};

for (const [name, { read, finds }] of Object.entries(READS))
  test(`SQLite finds ${name} by an index, and nothing else is read or sorted`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'care-plans-'));
    t.after(() => rm(folder, { recursive: true }));
    const path = join(folder, 'care.db');
    const store = await openStore(`sqlite:${path}`);
    const spy = t.mock.method(DatabaseSync.prototype, 'prepare');
    await read(store);
    await store.close();
    const statement = spy.mock.calls.at(-1)!.arguments[0];
    spy.mock.restore();
    const database = new DatabaseSync(path);
    const steps = database.prepare(`explain query plan ${statement}`).all();
    database.close();
    const plan = steps.map(({ detail }) => String(detail));
    for (const find of finds)
      assert.ok(
        plan.some((step) => find.test(step)),
        plan.join('\n'),
      );
    assert.deepEqual(
      plan.filter((step) => !step.startsWith('SEARCH')),
      [],
    );
  });
