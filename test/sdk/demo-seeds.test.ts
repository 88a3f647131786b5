import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { english } from '../../demo/seeds/english.ts';
import { german } from '../../demo/seeds/german.ts';
import { seed } from '../../demo/seeds/seed.ts';
import { instantOf } from '../../demo/seeds/story.ts';
import { createCare, openStore, type Care, type Store } from '../../sdk/server/index.ts';
import type { ConversationRow } from '../../sdk/stores/store.ts';

/** Just after midnight, when "three hours ago" is yesterday: the hardest moment for a story to stay in order. */
const MIDNIGHT = new Date(2026, 10, 18, 0, 20).getTime();
const NOON = new Date(2026, 10, 18, 12, 0).getTime();
const MINUTE_MS = 60_000;
const PLACE = { site: 'demo', shop: 'http://localhost:4100', care: 'http://localhost:4101' };

describe('demo seeds', () => {
  let store: Store;
  let care: Care;
  let rows: readonly ConversationRow[];
  before(async () => {
    store = await openStore('sqlite::memory:');
    care = await createCare({ store, sites: { demo: { name: 'Orlo & Fenn', origins: [] } } });
    await seed(store, care, { ...PLACE, now: NOON });
    ({ rows } = await store.inbox({ site: 'demo', status: null, cursor: null, limit: 100 }));
  });
  after(() => care.close());

  test('there is a dozen conversations in two languages, from several pages and channels', () => {
    assert.ok(rows.length >= 12);
    assert.ok(rows.filter((row) => row.language === 'en').length >= 5);
    assert.ok(rows.filter((row) => row.language === 'de').length >= 5);
    assert.ok(new Set(rows.map((row) => row.page?.url)).size >= 8);
    assert.deepEqual(new Set(rows.map((row) => row.channel)), new Set(['chat', 'form']));
  });

  test('the desk has something of everything: new, waiting, answered, resolved, with notes', () => {
    const has = (wanted: (row: ConversationRow) => boolean) => rows.some(wanted);
    assert.ok(has((row) => row.assignee === null && row.unread > 0));
    assert.ok(has((row) => row.assignee !== null && row.waitingSince !== null));
    assert.ok(has((row) => row.status === 'open' && row.waitingSince === null));
    assert.ok(rows.filter((row) => row.status === 'resolved').length >= 4);
    assert.ok(rows.filter((row) => row.internalSeq > 1).length >= 3);
    assert.deepEqual(
      new Set(rows.flatMap((row) => row.assignee?.name ?? [])),
      new Set(['Anna', 'Marek', 'Leila']),
    );
  });

  test('nobody waits much longer than the ten minutes that the shop promises, and somebody does', () => {
    const waits = rows.flatMap((row) =>
      row.waitingSince === null ? [] : [NOON - row.waitingSince],
    );
    assert.ok(waits.some((ms) => ms > 10 * MINUTE_MS));
    assert.ok(waits.some((ms) => ms < 5 * MINUTE_MS));
    assert.ok(waits.every((ms) => ms < 20 * MINUTE_MS));
  });

  test('a store that has conversations is left as it is', async () => {
    assert.equal(await seed(store, care, { ...PLACE, now: NOON }), 0);
    const again = await store.inbox({ site: 'demo', status: null, cursor: null, limit: 100 });
    assert.equal(again.rows.length, rows.length);
  });
});

test('every story runs forward and lies in the past, at noon and just after midnight', () => {
  for (const now of [NOON, MIDNIGHT])
    for (const { contact, lines } of [...english, ...german]) {
      const times = lines.map(([when]) => instantOf(when, now));
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
        String(contact),
      );
      assert.ok(
        times.every((at) => at < now),
        String(contact),
      );
    }
});

test('stories are about this shop, and nobody says the same thing twice', () => {
  const texts = [...english, ...german].flatMap(({ lines }) =>
    lines.flatMap((line) => (line.length === 4 ? [line[3]] : [])),
  );
  assert.equal(new Set(texts).size, texts.length);
  assert.ok(texts.length >= 40);
  for (const text of texts) assert.doesNotMatch(text, /lorem|ipsum|foo\b|test|asdf|todo/i);
});
