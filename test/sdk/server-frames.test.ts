import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { EXCHANGE_WAIT_MS, SIGNAL_EVERY_MS } from '../../sdk/protocol/limits.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import {
  framesOf,
  HttpContact,
  opOf,
  overNetwork,
  type Answer,
  type Send,
} from './frames-stage.ts';
import { RealPeer, serve, SHOP, ticketFor } from './server-stage.ts';

type Server = Awaited<ReturnType<typeof serve>>;
const say = (text: string) => ({ kind: 'message.post', text }) as const;
const texts = (answer: Answer) =>
  [
    ...framesOf(answer, 'event').map(({ event }) => event),
    ...framesOf(answer, 'delta').flatMap(({ events }) => events),
    ...framesOf(answer, 'snapshot').flatMap(({ events }) => events),
  ].map(({ what }) => (what.kind === 'message.posted' ? what.text : what.kind));

const ways: [string, (server: Server) => Send][] = [
  ['a server that listens', ({ url }) => overNetwork(url)],
  [
    'the fetch standard',
    ({ care }) =>
      (path, init) =>
        care.fetch(new Request(`http://care.example${path}`, init)),
  ],
];

for (const [name, wayOf] of ways)
  describe(`frames over HTTP, through ${name}`, () => {
    let server: Server;
    let clock: FakeClock;
    let contact: HttpContact;
    let anna: RealPeer;
    beforeEach(async () => {
      clock = new FakeClock();
      server = await serve({ clock });
      contact = new HttpContact(wayOf(server));
      anna = await RealPeer.enter(server.url, {
        origin: server.url,
        ticket: await ticketFor(server.url),
      });
    });
    afterEach(async () => {
      await server.close();
      assert.deepEqual(server.complaints, []);
    });
    const at = (head: { conversation: string; epoch: string; seq: number }): Position => ({
      conversation: head.conversation,
      epoch: head.epoch,
      have: head.seq,
    });
    /** Where everything of the contact stands. */
    const positions = async () => framesOf(await contact.say([]), 'welcome')[0]!.heads.map(at);
    /** A poll that is known to wait. */
    const poll = async (resume: Position[], signal?: AbortSignal) => {
      const before = clock.pending;
      const answer = contact.say([], { resume, wait: true, ...(signal && { signal }) });
      answer.catch(() => {});
      const turn = () => new Promise((resolve) => setImmediate(resolve));
      while (clock.pending <= before) await turn();
      for (let turns = 0; turns < 50; turns++) await turn();
      return { answer };
    };

    it('[W3] a hello without a token makes a contact, whose token is good for socket and HTTP', async () => {
      const first = await contact.say([], { wait: true });
      const [welcome] = framesOf(first, 'welcome');
      assert.match(welcome!.token!, /^[\w-]{43}$/);
      const peer = await RealPeer.enter(server.url, { token: contact.token! });
      assert.deepEqual((await peer.next('welcome')).you, welcome!.you);
      assert.equal(framesOf(await contact.say([]), 'welcome')[0]!.token, undefined);
    });

    it('[W4] answers what the positions lack, and each op and request, with the events that it caused', async () => {
      const conversation = await contact.start();
      const post = opOf(conversation, say('hello'));
      const request = '018f0000-0000-7000-8000-000000000001';
      const answer = await contact.say([
        post,
        opOf(conversation, say('   ')),
        { type: 'page.fetch', request, conversation, log: 'public', after: 0 },
        { type: 'resume', positions: [] },
      ]);
      assert.equal(answer.close, undefined);
      assert.deepEqual(
        framesOf(answer, 'ack').map(({ op }) => op),
        [post.op],
      );
      assert.equal(framesOf(answer, 'nak')[0]?.code, 'bad-request');
      assert.equal(framesOf(answer, 'page')[0]?.request, request);
      assert.equal(framesOf(answer, 'welcome').length, 2);
      assert.equal(framesOf(answer, 'welcome')[0]!.heads[0]!.seq, 1);
      assert.ok(texts(answer).includes('hello'));
    });

    it('[W4] a poll waits for news, and is answered with it', async () => {
      const conversation = await contact.start();
      const waiting = await poll(await positions());
      await anna.act(conversation, say('how can I help?'));
      assert.deepEqual(texts(await waiting.answer), ['how can I help?']);
    });

    it('[W4] a poll without news is answered in time, and one that lacks something at once', async () => {
      const conversation = await contact.start();
      const held = await positions();
      const waiting = await poll(held);
      await clock.advance(EXCHANGE_WAIT_MS);
      assert.deepEqual(
        (await waiting.answer).frames.map(({ type }) => type),
        ['welcome'],
      );
      await anna.act(conversation, say('one'));
      assert.deepEqual(texts(await contact.say([], { resume: held, wait: true })), ['one']);
      assert.deepEqual(texts(await contact.say([], { resume: [], wait: true })), [
        'conversation.started',
        'one',
      ]);
    });

    it('[W4] a poll hears a signal, and a signal is heard from an exchange', async () => {
      const conversation = await contact.start();
      anna.send({ type: 'follow', position: { conversation, epoch: 'none', have: 0 } });
      await anna.next('snapshot');
      const held = await positions();
      await contact.say([{ type: 'signal', conversation, signal: 'typing' }]);
      await anna.next('signal');
      await clock.advance(SIGNAL_EVERY_MS);
      const waiting = await poll(held);
      anna.send({ type: 'signal', conversation, signal: 'typing' });
      assert.equal(framesOf(await waiting.answer, 'signal')[0]?.from.id, 'anna');
    });

    it('[O3] an op takes effect once, by however many ways it comes at once', async () => {
      const conversation = await contact.start();
      const peer = await RealPeer.enter(server.url, { token: contact.token! });
      const op = opOf(conversation, say('once'));
      peer.send(op);
      const answers = await Promise.all([contact.say([op]), contact.say([op, op])]);
      await peer.next('ack');
      const acks = answers.flatMap((answer) => framesOf(answer, 'ack'));
      assert.equal(acks.length, 3);
      assert.equal(new Set(acks.map(({ seq }) => seq)).size, 1);
      const all = texts(await contact.say([], { resume: [] }));
      assert.deepEqual(all, ['conversation.started', 'once']);
    });

    it('[W5] closes as a socket is closed, and forgets nothing of a refused frame', async () => {
      contact.token = 'x'.repeat(43);
      assert.equal((await contact.say([])).close, CLOSE_CODES.TOKEN_EXPIRED);
      contact.token = undefined;
      const conversation = await contact.start();
      const close = async (body: unknown) =>
        ((await (await contact.post(JSON.stringify(body))).json()) as Answer).close;
      const op = opOf(conversation, say('never'));
      assert.equal(await close([]), CLOSE_CODES.TOO_EARLY);
      assert.equal(await close([op]), CLOSE_CODES.TOO_EARLY);
      assert.equal(await close([contact.hello(), op, { type: 'x' }]), CLOSE_CODES.BAD_FRAME);
      assert.equal(await close([contact.hello(), contact.hello()]), CLOSE_CODES.BAD_FRAME);
      assert.equal(
        await close([{ ...contact.hello(), versions: [99] }]),
        CLOSE_CODES.VERSION_UNSUPPORTED,
      );
      const ticket = await ticketFor(server.url);
      assert.equal(await close([{ ...contact.hello(), ticket }]), CLOSE_CODES.FORBIDDEN);
      assert.deepEqual(texts(await contact.say([])), ['conversation.started']);
    });

    it('[L7] a server that stops answers at once what waits, and others with 503 and when to come back', async () => {
      await contact.start();
      const waiting = await poll(await positions());
      const closing = server.close();
      const answer = await waiting.answer;
      assert.deepEqual(
        answer.frames.map(({ type }) => type),
        ['welcome', 'draining'],
      );
      const late = await server.care.fetch(
        new Request('http://care.example/v1/frames?site=demo', {
          method: 'POST',
          headers: { origin: SHOP },
          body: '[]',
        }),
      );
      assert.equal(late.status, 503);
      assert.equal(late.headers.get('retry-after'), '2');
      assert.equal(late.headers.get('access-control-expose-headers'), 'Retry-After');
      await closing;
      assert.equal(clock.pending, 0);
    });
  });

describe('frames over HTTP, from other pages', () => {
  let server: Server;
  before(async () => (server = await serve({ desk: { origins: ['https://desk.example'] } })));
  after(() => server.close());

  it('[W3] answers listed origins alone, with what their browsers need', async () => {
    const contact = new HttpContact(overNetwork(server.url));
    const answer = await contact.post(JSON.stringify([contact.hello()]));
    assert.equal(answer.headers.get('access-control-allow-origin'), SHOP);
    assert.equal(answer.headers.get('vary'), 'Origin');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    for (const origin of ['https://evil.example', 'null', `${SHOP}.evil.example`]) {
      assert.equal((await contact.post('[]', { origin })).status, 403, origin);
      const asked = await fetch(`${server.url}/v1/frames?site=demo`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      assert.equal(asked.status, 403, origin);
      assert.equal(asked.headers.get('access-control-allow-methods'), null);
    }
    const unknown = await fetch(`${server.url}/v1/frames?site=nobody`, { method: 'POST' });
    assert.equal(unknown.status, 404);
    assert.equal(
      (await fetch(`${server.url}/v1/frames?site=demo`, { method: 'POST' })).status,
      403,
    );
  });

  it('[W3] says yes to a listed origin that asks before', async () => {
    const { status, headers } = await fetch(`${server.url}/v1/frames?site=demo`, {
      method: 'OPTIONS',
      headers: { origin: SHOP, 'access-control-request-method': 'POST' },
    });
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), SHOP);
    assert.equal(headers.get('access-control-allow-methods'), 'POST');
  });

  it('[W3] lets no contact in from a page of the desk', async () => {
    const contact = new HttpContact(overNetwork(server.url));
    const answer = await contact.post(JSON.stringify([contact.hello()]), {
      origin: 'https://desk.example',
    });
    assert.equal(((await answer.json()) as Answer).close, CLOSE_CODES.FORBIDDEN);
  });
});
