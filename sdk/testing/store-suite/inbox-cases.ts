import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { ConversationStatus } from '../../protocol/model.ts';
import type { Store } from '../../stores/store.ts';
import { agent, NOON, Requester } from './test-rules.ts';
import { commitAll } from './outcomes.ts';
import { oneStore, type StoreCase } from './store-case.ts';

export const inboxCases: readonly StoreCase[] = [
  oneStore(
    'the inbox gives a site’s conversations page by page, newest change first',
    async (store) => {
      const me = new Requester();
      const starts = Array.from({ length: 7 }, () => me.start());
      await commitAll(store, [...starts, new Requester().start()]);
      const pages = await readPages(store, me.site, 3);
      assert.deepEqual(
        pages.map((page) => page.length),
        [3, 3, 1],
      );
      assert.deepEqual(pages.flat(), starts.map((start) => start.conversation).reverse());
    },
  ),

  oneStore('`next` is null on a last page that is full, and on an empty inbox', async (store) => {
    const me = new Requester();
    assert.deepEqual(await store.inbox({ site: me.site, status: null, cursor: null, limit: 3 }), {
      rows: [],
      next: null,
    });
    await commitAll(store, [me.start(), me.start(), me.start()]);
    assert.deepEqual(
      (await readPages(store, me.site, 3)).map((page) => page.length),
      [3],
    );
  }),

  oneStore(
    'conversations that changed in the same millisecond are each given once',
    async (store) => {
      const me = new Requester();
      const starts = Array.from({ length: 9 }, () => me.start(uuidV4(), { at: NOON }));
      await commitAll(store, starts);
      const given = (await readPages(store, me.site, 2)).flat();
      assert.deepEqual([...given].sort(), starts.map((start) => start.conversation).sort());
    },
  ),

  oneStore(
    'a cursor never skips a row that does not change, whatever changes around it',
    async (store) => {
      const me = new Requester();
      const ids = Array.from({ length: 10 }, () => me.start());
      await commitAll(store, ids);
      const [first, second, fifth, ...others] = [9, 8, 4, 7, 6, 5, 3, 2, 1, 0].map(
        (i) => ids[i]!.conversation,
      );
      const page = await store.inbox({ site: me.site, status: null, cursor: null, limit: 2 });
      assert.deepEqual(
        page.rows.map((row) => row.id),
        [first, second],
      );
      // The row at the cursor changes, so does one after it, and a new one comes.
      await commitAll(store, [me.post(second!), me.post(fifth!), me.start()]);
      const rest = (await readPages(store, me.site, 2, page.next)).flat();
      assert.deepEqual(rest, others);
    },
  ),

  oneStore('the inbox can be limited to a status', async (store) => {
    const me = new Requester();
    const starts = [me.start(), me.start(), me.start()];
    const [a, b, c] = starts.map((start) => start.conversation);
    await commitAll(store, starts);
    await commitAll(store, [agent(me.site).ask(b!, { kind: 'conversation.resolve' })]);
    assert.deepEqual((await readPages(store, me.site, 1, null, 'open')).flat(), [c, a]);
    assert.deepEqual((await readPages(store, me.site, 5, null, 'resolved')).flat(), [b]);
  }),

  oneStore('a cursor that this list did not give is refused as a bad request', async (store) => {
    for (const cursor of ['', 'x', '12', '12.', '.a', "1.'; drop table conversations; --\0"])
      await assert.rejects(store.inbox({ site: 'any', status: null, cursor, limit: 2 }), {
        name: 'CareError',
        code: 'bad-request',
      });
  }),
];

async function readPages(
  store: Store,
  site: string,
  limit: number,
  cursor: string | null = null,
  status: ConversationStatus | null = null,
): Promise<string[][]> {
  const pages: string[][] = [];
  for (;;) {
    const { rows, next } = await store.inbox({ site, status, cursor, limit });
    if (rows.length > 0) pages.push(rows.map((row) => row.id));
    if (next === null) return pages;
    cursor = next;
  }
}
