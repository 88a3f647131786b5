// What CareClient makes of networks and servers that fail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CareClient, CareError, type CareClientOptions } from '../../sdk/client/index.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { FakeClock, settle } from '../../sdk/testing/index.ts';
import { openApiStage } from './api-stage.ts';

type Answer = (request: Request) => Response | Promise<Response>;

const site = 'demo';
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const page = () => json({ items: [], next: null });
const refused = (code: string, status: number, headers: Record<string, string> = {}) =>
  json(
    { type: 'x', title: 't', status, detail: 'As it is.', code, retryable: true },
    status,
    headers,
  );
const networkFails = () => Promise.reject(new TypeError('fetch failed'));

/** A client whose requests get these answers, one after the other; the last one for ever. */
function clientOf(answers: readonly Answer[], more: Partial<CareClientOptions> = {}) {
  const clock = new FakeClock();
  const seen: Request[] = [];
  const answering = async (url: URL, init: RequestInit) => {
    const request = new Request(url, init);
    seen.push(request);
    return answers[Math.min(seen.length, answers.length) - 1]!(request);
  };
  const options = {
    url: 'https://care.example',
    key: 'ck_live_x',
    fetch: answering as typeof fetch,
  };
  return { client: new CareClient({ ...options, clock, ...more }), seen, clock };
}

/** Lets time pass until it is settled. */
async function eventually<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  let done = false;
  const end = () => void (done = true);
  work.then(end, end);
  for (let i = 0; !done && i < 500; i++) {
    await settle();
    if (!done) await clock.advance(1000);
  }
  return work;
}

test('what can be repeated is, until the server answers', async () => {
  const down = () => refused('busy', 503);
  const { client, seen, clock } = clientOf([networkFails, down, () => json('<', 502), page]);
  assert.deepEqual(await eventually(clock, client.contacts.list({ site })), {
    items: [],
    next: null,
  });
  assert.equal(seen.length, 4);
});

test('a write is repeated under one idempotency key, and another write has another', async () => {
  const written = () => json({ op: uuidV4(), seq: 1, at: 1 });
  const { client, seen, clock } = clientOf([networkFails, written]);
  const post = () =>
    eventually(clock, client.conversations.post({ site, conversation: uuidV4(), text: 'Hi' }));
  await post();
  await post();
  const keys = seen.map(({ headers }) => headers.get('idempotency-key'));
  assert.match(keys[0]!, /^"[0-9a-f-]{36}"$/);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test('a key is made once, whatever becomes of the answer', async () => {
  const { client, seen, clock } = clientOf([networkFails]);
  const made = client.keys.create({ name: 'x', sites: [site], scopes: ['sites:read'] });
  await assert.rejects(eventually(clock, made), { code: 'busy' });
  assert.equal(seen.length, 1);
});

test('what a server refuses for good is not repeated', async () => {
  const { client, seen, clock } = clientOf([() => refused('not-found', 404)]);
  await assert.rejects(eventually(clock, client.contacts.get({ site, contact: 'a' })), {
    name: 'CareError',
    code: 'not-found',
    message: 'As it is.',
  });
  assert.equal(seen.length, 1);
});

test('a pause that the server asks for is kept, and one that is too long is the caller’s', async () => {
  const later = (seconds: string) => () => refused('rate-limited', 429, { 'retry-after': seconds });
  const { client, seen, clock } = clientOf([later('20'), page]);
  const listed = client.contacts.list({ site });
  await settle();
  await clock.advance(19_999);
  await settle();
  assert.equal(seen.length, 1);
  await clock.advance(2_000);
  await listed;
  const patient = clientOf([later('3600')]);
  await assert.rejects(
    eventually(patient.clock, patient.client.contacts.list({ site })),
    (error) => error instanceof CareError && error.retryAfterMs === 3_600_000,
  );
  assert.equal(patient.seen.length, 1);
});

test('a server that does not answer is given up after the time-out', async () => {
  const never: Answer = ({ signal }) =>
    new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
  const { client, clock } = clientOf([never], { attempts: 1, timeoutMs: 5_000 });
  await assert.rejects(eventually(clock, client.sites.list()), {
    code: 'busy',
    message: 'The care server did not answer within 5000 ms.',
  });
});

test('a signal ends what is under way, with its own reason', async () => {
  const end = new AbortController();
  const { client } = clientOf([networkFails], { signal: end.signal });
  const listed = client.sites.list();
  await settle();
  end.abort(new Error('Enough.'));
  await assert.rejects(listed, /Enough\./);
  await assert.rejects(client.sites.list(), /Enough\./);
});

test('a wrong option is named with what was expected', () => {
  const made = (options: object) => () =>
    new CareClient({ url: 'https://care.example', ...options });
  assert.throws(made({ url: 'care.example' }), /^CareError: CareClient: url should be an address/);
  assert.throws(made({ key: 'ck live' }), /key should be ck_live_/);
  assert.throws(made({ attempts: 0 }), /attempts/);
  assert.throws(made({ timeoutMs: -1 }), /timeoutMs/);
});

test('an answer that was lost costs no second message', async (t) => {
  const stage = await openApiStage('sqlite::memory:');
  t.after(() => stage.end());
  const { conversation } = await stage.newTalk();
  const { secret } = await stage.key();
  let lost = 0;
  const losing: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    if (lost++ > 0) return answer;
    await answer.body?.cancel();
    throw new TypeError('fetch failed');
  };
  const clock = new FakeClock(Date.now());
  const client = new CareClient({ url: stage.url, key: secret, fetch: losing, clock });
  const posted = client.conversations.post({ site, conversation, text: 'On its way.' });
  let seq: number | undefined;
  void posted.then((written) => (seq = written.seq));
  while (seq === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    if (lost === 1) await clock.advance(1000);
  }
  const { items } = await stage.care.api.conversations.events({ site, conversation });
  const texts = items.flatMap(({ what }) => ('text' in what ? [what.text] : []));
  assert.deepEqual(texts, ['Where is my order?', 'On its way.']);
});
