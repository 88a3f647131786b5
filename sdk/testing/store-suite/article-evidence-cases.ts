import assert from 'node:assert/strict';
import { uuidV4, uuidV7 } from '../../protocol/ids.ts';
import type { SearchRow, VoteRow } from '../../stores/port/article-evidence.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { NOON } from './test-rules.ts';

const AT_ONCE = 12;

export const articleEvidenceCases: readonly StoreCase[] = [
  twoStores('of a contact’s votes the latest by its op stands, once', async (one, other) => {
    const vote = newVote();
    const ops = Array.from({ length: AT_ONCE }, (_, i) => uuidV7(NOON + i));
    await Promise.all(
      ops.map((op, i) =>
        (i % 2 ? one : other).articleEvidence.vote({ ...vote, op, helpful: i === AT_ONCE - 1 }),
      ),
    );
    const { site, article, network } = vote;
    assert.deepEqual(await one.articleEvidence.votes(site), [
      { article, network, helpful: true, count: 1 },
    ]);
    const late = await other.articleEvidence.vote({ ...vote, op: ops[0]!, helpful: false });
    assert.deepEqual([late.op, late.helpful], [ops.at(-1), true]);
  }),

  oneStore('votes are counted by article, network and what they say', async (store) => {
    const { articleEvidence } = store;
    const vote = newVote();
    for (let i = 0; i < 3; i++)
      await articleEvidence.vote({ ...vote, contact: uuidV4(), op: uuidV7(NOON), helpful: i > 0 });
    await articleEvidence.vote({
      ...vote,
      contact: 'c',
      network: 'other',
      reason: 'Too \u0000 long',
    });
    const counts = await articleEvidence.votes(vote.site);
    assert.deepEqual(
      counts.map(({ network, helpful, count }) => `${network} ${helpful} ${count}`).sort(),
      ['n false 1', 'n true 2', 'other true 1'],
    );
    const [told] = await articleEvidence.reasons(vote.site, vote.article, 5);
    assert.equal(told?.reason, 'Too  long');
  }),

  oneStore('a search is kept once, and may be told again by whoever made it', async (store) => {
    const { articleEvidence } = store;
    const search = newSearch();
    const { site } = search;
    await articleEvidence.addSearch(search);
    await articleEvidence.addSearch({ ...search, outcome: 'solved', opened: 'a' });
    await articleEvidence.addSearch({
      ...search,
      network: 'else',
      visitor: null,
      outcome: 'person',
    });
    const query = { site, locale: null, since: 0, limit: 5 };
    assert.deepEqual(await articleEvidence.searches(query), [
      { ...search, outcome: 'solved', opened: 'a' },
    ]);
    assert.deepEqual(await articleEvidence.searches({ ...query, locale: 'pl' }), []);
    assert.deepEqual(await articleEvidence.searches({ ...query, since: NOON + 1 }), []);
  }),

  oneStore(
    'old searches are swept away, and those beyond what is kept of a site',
    async (store) => {
      const { articleEvidence } = store;
      const site = `s-${uuidV4()}`;
      const rows = Array.from({ length: 6 }, (_, i) => newSearch({ site, at: NOON + i }));
      for (const row of rows) await articleEvidence.addSearch(row);
      await articleEvidence.sweepSearches(NOON + 1, 3);
      const left = await articleEvidence.searches({ site, locale: null, since: 0, limit: 9 });
      assert.deepEqual(
        left.map(({ at }) => at - NOON),
        [5, 4, 3],
      );
    },
  ),

  oneStore('what was taken back is remembered with its latest instant', async (store) => {
    const { articleEvidence } = store;
    const site = `s-${uuidV4()}`;
    await articleEvidence.takeBack(site, 'a', NOON);
    await articleEvidence.takeBack(site, 'b', NOON);
    await articleEvidence.takeBack(site, 'a', NOON + 1);
    assert.deepEqual(await articleEvidence.takenBack(site), [
      { id: 'a', at: NOON + 1 },
      { id: 'b', at: NOON },
    ]);
  }),
];

function newVote(): VoteRow {
  return {
    site: `s-${uuidV4()}`,
    article: uuidV4(),
    contact: uuidV4(),
    op: uuidV7(NOON),
    helpful: true,
    reason: null,
    network: 'n',
    at: NOON,
  };
}

function newSearch(more: Partial<SearchRow> = {}): SearchRow {
  return {
    site: `s-${uuidV4()}`,
    id: uuidV7(NOON),
    locale: 'en',
    query: 'where is my parcel',
    subject: 'parcel where',
    opened: null,
    outcome: 'abandoned',
    visitor: uuidV4(),
    network: 'n',
    conversation: null,
    at: NOON,
    ...more,
  };
}
