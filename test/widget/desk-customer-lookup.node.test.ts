import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../../sdk/testing/fake-clock.ts';
import { DeskCustomerLookup } from '../../widget/desk/desk-customer-lookup.ts';

const PLACE = { site: 'demo shop', server: 'https://care.example' };

const row = (conversation: string, id = 'guest') => ({ conversation, contact: { id } });

function stage() {
  const requests: { url: string; init: RequestInit; answer: (with_: Response | Error) => void }[] =
    [];
  let changes = 0;
  const lookup = new DeskCustomerLookup(
    (url, init) =>
      new Promise((resolve, reject) => {
        const answer = (one: Response | Error) =>
          one instanceof Error ? reject(one) : resolve(one);
        requests.push({ url, init, answer });
      }),
    () => (changes += 1),
  );
  return { lookup, requests, changes: () => changes };
}

test('what the shop knows is asked for once per opened conversation, with the login of the page', async () => {
  const { lookup, requests, changes } = stage();
  assert.deepEqual(lookup.found, { state: 'none' });
  lookup.look(row('c/1'), PLACE);
  lookup.look(row('c/1'), PLACE);
  assert.deepEqual(
    requests.map(({ url, init }) => [url, init.credentials]),
    [['https://care.example/v1/desk/customers/c%2F1?site=demo%20shop', 'include']],
  );
  assert.deepEqual(lookup.found, { state: 'asking' });
  requests[0]!.answer(Response.json({ state: 'known', customer: { notes: 'kind' } }));
  await settle();
  await settle();
  assert.deepEqual(lookup.found, { state: 'known', customer: { notes: 'kind' } });
  assert.equal(changes(), 1);
});

test('an answer about another conversation than the open one is not shown', async () => {
  const { lookup, requests } = stage();
  lookup.look(row('one'), PLACE);
  lookup.look(row('two'), PLACE);
  assert.equal(requests[0]!.init.signal?.aborted, true);
  requests[0]!.answer(Response.json({ state: 'known', customer: { notes: 'of one' } }));
  await settle();
  assert.deepEqual(lookup.found, { state: 'asking' });
  lookup.look(null, PLACE);
  requests[1]!.answer(Response.json({ state: 'known', customer: { notes: 'of two' } }));
  await settle();
  assert.deepEqual(lookup.found, { state: 'none' });
});

test('whoever logs in is another contact, of whom the shop knows something else', async () => {
  const { lookup, requests } = stage();
  lookup.look(row('one', 'guest'), PLACE);
  requests[0]!.answer(Response.json({ state: 'unknown' }));
  await settle();
  await settle();
  lookup.look(row('one', 'ada'), PLACE);
  assert.deepEqual([requests.length, lookup.found.state], [2, 'asking']);
});

test('a failure is not available, an older server has nobody to ask, and no site asks nobody', async () => {
  const answers: [Response | Error, string][] = [
    [new TypeError('network'), 'unavailable'],
    [new Response('<html>', { status: 200 }), 'unavailable'],
    [new Response('', { status: 500 }), 'unavailable'],
    [new Response('', { status: 404 }), 'none'],
  ];
  for (const [answer, state] of answers) {
    const { lookup, requests } = stage();
    lookup.look(row('c'), PLACE);
    requests[0]!.answer(answer);
    await settle();
    await settle();
    assert.equal(lookup.found.state, state);
  }
  const { lookup, requests } = stage();
  lookup.look(row('c'), { ...PLACE, site: '' });
  assert.deepEqual([requests.length, lookup.found.state], [0, 'none']);
});
