import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import { TEXT_MAX_CHARS } from '../../protocol/limits.ts';
import { agent, decideForTest, NOON, Requester } from './test-rules.ts';
import { allEvents, applied, commitAll, commitOne, texts, verdicts } from './outcomes.ts';
import { oneStore, type StoreCase } from './store-case.ts';

const HOSTILE: readonly string[] = [
  `Robert'); drop table events; --`,
  `"quoted" 'quoted' \`quoted\` $1 ? :name @name {"a":[1]} \\ \\u0000 \\\\`,
  'NUL \0 in the middle, \u0001 and \u007f and \u2028 too',
  'half a pair: \ud83d, the other half: \ude00, the wrong way round: \ude00\ud83d',
  '👩‍👩‍👧‍👦 Ünïcödé ﷽ שלום עולם ‮desrever‬ ﻿ e\u0301',
  ' \t\r\n\v leading and trailing blanks \n ',
  'ß'.repeat(TEXT_MAX_CHARS),
  '😀'.repeat(TEXT_MAX_CHARS / 2),
  '',
];

export const textCases: readonly StoreCase[] = [
  oneStore(
    'messages, notes, previews and pages come back exactly as they were written',
    async (store) => {
      const me = new Requester();
      for (const text of HOSTILE) {
        const start = me.start();
        const id = start.conversation;
        const batch = [start, me.post(id, text), agent(me.site).note(id, text)];
        const written = await commitAll(store, batch);
        assert.deepEqual(texts(await allEvents(store, me.site, id)), [text]);
        assert.deepEqual(texts(await allEvents(store, me.site, id, 'internal')), [text]);
        const row = await store.conversation(me.site, id);
        assert.equal(row?.preview?.text, text);
        assert.deepEqual(row, written.at(-1)!.row);
      }
    },
  ),

  oneStore(
    'an author’s name is kept exactly; a contact’s name loses what no database can hold',
    async (store) => {
      const me = new Requester(undefined, {
        role: 'contact',
        id: uuidV4(),
        name: `O'\0Neil \ud83d😀`,
      });
      const start = me.start();
      const outcome = applied(await commitOne(store, start));
      assert.equal(outcome.row.contactName, `O'Neil 😀`);
      assert.deepEqual(await store.conversation(me.site, start.conversation), outcome.row);
      assert.deepEqual((await allEvents(store, me.site, start.conversation))[0]!.author, me.actor);
    },
  ),

  oneStore('ids with quotes, wildcards and emoji are ids like any other', async (store) => {
    for (const id of [`'; drop table ops; --`, '%', '_', '"', '\\', '👍', 'ID', 'id', 'i d ']) {
      const me = new Requester(undefined, { role: 'contact', id });
      const start = me.start(id, { op: id });
      await commitAll(store, [start, me.post(id, id, { after: id })]);
      assert.equal((await commitOne(store, start)).is, 'repeated');
      assert.deepEqual(
        (await store.conversationsOf(me.site, id)).map((row) => row.id),
        [id],
      );
      assert.deepEqual(texts(await allEvents(store, me.site, id)), [id]);
    }
  }),

  oneStore(
    'ids with NUL or half a surrogate pair are refused, and everybody else’s op is applied',
    async (store) => {
      for (const id of ['a\0', '\ud83d', 'b\ude00']) {
        const me = new Requester();
        const start = me.start();
        const requests = [
          me.start(id),
          me.start(uuidV4(), { op: id }),
          me.start(uuidV4(), { after: id }),
          me.start(uuidV4(), { site: id }),
          me.start(uuidV4(), { actor: { role: 'contact', id } }),
          start,
        ];
        const outcomes = await store.commit(requests, decideForTest);
        assert.deepEqual(verdicts(outcomes), [...Array<string>(5).fill('bad-request'), 'applied']);
        assert.match(JSON.stringify(outcomes[0]), /conversation id contains/);
      }
    },
  ),

  oneStore(
    'reading by an id that cannot exist finds nothing; writing one is refused',
    async (store) => {
      for (const id of ['a\0', '\ud83d']) {
        const site = `site-${uuidV4()}`;
        assert.equal(await store.conversation(site, id), null);
        assert.deepEqual(await store.conversationsOf(site, id), []);
        assert.deepEqual(await allEvents(store, site, id), []);
        assert.equal(await store.useToken(site, id, NOON, NOON), null);
        assert.deepEqual(await store.inbox({ site: id, status: null, cursor: null, limit: 5 }), {
          rows: [],
          next: null,
        });
        const contact = { site, id, name: null, createdAt: NOON };
        const token = {
          site,
          hash: uuidV4(),
          contact: id,
          device: 'd',
          createdAt: NOON,
          expiresAt: NOON,
        };
        await assert.rejects(store.createVisitor(contact, token), { code: 'bad-request' });
      }
    },
  ),
];
