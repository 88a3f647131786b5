import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock, settle } from '../../sdk/testing/fake-clock.ts';
import { DeskSession } from '../../widget/desk/desk-session.ts';
import { DeskDouble } from './desk-double.ts';

type Answer = Response | Error;

function stage(...answers: Answer[]) {
  const clock = new FakeClock();
  const life = new AbortController();
  const client = new DeskDouble();
  const requests: string[] = [];
  let ticket: () => Promise<string> = () => Promise.reject(new Error('no client yet'));
  const session = new DeskSession({
    site: 'demo shop',
    server: 'https://care.example',
    clock,
    signal: life.signal,
    changed: () => {},
    fetch: (url, init) => {
      requests.push(`${init.method ?? 'GET'} ${url} ${init.credentials ?? ''}`);
      const answer = answers.shift() ?? new Error('nothing left to answer');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    createClient: (options) => {
      ticket = options.ticket;
      return client;
    },
  });
  return { session, clock, life, client, requests, ticket: () => ticket() };
}

const OPEN = () => Response.json({ ticket: 't-1', agent: { role: 'agent', id: 'anna' } });
const status = (code: number) => new Response('', { status: code });

test('a ticket is asked for with the login of the page and opens the desk', async () => {
  const { session, requests } = stage(OPEN());
  session.knock();
  await settle();
  assert.equal(session.state.at, 'ready');
  assert.deepEqual(requests, [
    'POST https://care.example/v1/desk/tickets?site=demo%20shop include',
  ]);
});

for (const [code, at] of [
  [401, 'signed-out'],
  [403, 'refused'],
  [404, 'refused'],
] as const)
  test(`${code} is said in words and not asked again by itself`, async () => {
    const { session, clock, requests } = stage(status(code));
    session.knock();
    await settle();
    assert.equal(session.state.at, at);
    await clock.advance(60_000);
    assert.equal(requests.length, 1);
    assert.equal(clock.pending, 0);
  });

test('who has signed in is let in with the next knock', async () => {
  const { session } = stage(status(401), OPEN());
  session.knock();
  await settle();
  session.knock();
  await settle();
  assert.equal(session.state.at, 'ready');
});

test('a server that cannot be reached is tried again, ever more slowly, until it answers', async () => {
  const proxyPage = new Response('<html>', { status: 200 });
  const { session, clock, requests } = stage(new Error('down'), status(502), proxyPage, OPEN());
  session.knock();
  await settle();
  assert.equal(session.state.at, 'unreachable');
  await clock.advance(1_000);
  assert.equal(requests.length, 2);
  await clock.advance(1_999);
  assert.equal(requests.length, 2);
  await clock.advance(1);
  assert.equal(requests.length, 3);
  assert.equal(session.state.at, 'unreachable');
  await clock.advance(4_000);
  assert.equal(session.state.at, 'ready');
});

test('a knock while waiting asks at once and leaves no second timer behind', async () => {
  const { session, clock, requests } = stage(new Error('down'), new Error('down'));
  session.knock();
  await settle();
  session.knock();
  await settle();
  assert.equal(requests.length, 2);
  assert.equal(clock.pending, 1);
});

test('the first ticket serves the first connection; each later one gets a new one', async () => {
  const second = Response.json({ ticket: 't-2' });
  const { session, requests, ticket } = stage(OPEN(), second);
  session.knock();
  await settle();
  assert.equal(await ticket(), 't-1');
  assert.equal(requests.length, 1);
  assert.equal(await ticket(), 't-2');
});

test('a login that ends while the desk is open is told, and forgotten once it is back', async () => {
  const { session, ticket } = stage(OPEN(), status(401), OPEN());
  session.knock();
  await settle();
  await ticket();
  await assert.rejects(ticket(), { code: 'token-expired' });
  assert.equal(session.state.at === 'ready' && session.state.signedOut, true);
  await ticket();
  assert.equal(session.state.at === 'ready' && session.state.signedOut, false);
});

test('the end of the desk closes the client and leaves no timer', async () => {
  const open = stage(OPEN());
  open.session.knock();
  await settle();
  open.life.abort();
  assert.deepEqual(open.client.asked, [['close']]);

  const waiting = stage(new Error('down'));
  waiting.session.knock();
  await settle();
  waiting.life.abort();
  assert.equal(waiting.clock.pending, 0);
});
