// What becomes of events on their way to receivers that fail in all the ways that receivers do.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { WebhookDisabled } from '../../sdk/core/care-event.ts';
import { Receiver, shopper, stage, verifyByReference } from './webhook-stage.ts';

const HOUR = 3_600_000;
const open: { close?(): Promise<void>; down?(): Promise<void> }[] = [];

async function set() {
  const receiver = await new Receiver().up();
  const s = await stage();
  const { endpoint, secret } = await s.api.create({ url: receiver.url });
  receiver.now = () => s.clock.now();
  open.push(s, receiver);
  return { ...s, receiver, id: endpoint.id, secret };
}

afterEach(async () => {
  for (const one of open.splice(0)) await (one.close?.() ?? one.down?.());
});

describe('a delivery', () => {
  it('is signed as Standard Webhooks says, and holds the event', async () => {
    const { api, commit, sent, receiver, secret, id } = await set();
    const { start, say } = shopper();
    await commit(start, say('Größe „42“?'));
    await sent();
    assert.deepEqual(
      receiver.got.map(({ body }) => (JSON.parse(body) as { type: string }).type),
      ['conversation.started', 'message.posted'],
    );
    for (const got of receiver.got) {
      verifyByReference(got, secret);
      assert.throws(() => verifyByReference({ ...got, body: `${got.body} ` }, secret));
      assert.equal(got.headers['care-ordering-key'], start.conversation);
      assert.equal(got.headers['content-type'], 'application/json');
    }
    const { items } = await api.deliveries(id);
    assert.deepEqual(
      items.map(({ event, state, attempts, nextAt }) => [
        event,
        state,
        attempts[0]?.status,
        nextAt,
      ]),
      [...receiver.got].reverse().map((got) => [got.id, 'delivered', 204, null]),
    );
    assert.doesNotMatch(JSON.stringify(items), /thank you|Größe/);
  });

  it('is tried for three days: a receiver that is down for 72 hours gets every event, in order, under its id', async () => {
    const { commit, toNextAttempt, sent, receiver, secret, clock, id, api } = await set();
    const people = [shopper(), shopper(), shopper()];
    await receiver.down();
    for (const { start, say } of people) await commit(start, say('1'));
    await sent();
    const tried = new Set<string>();
    const up = clock.now() + 72 * HOUR;
    for (let later = 1; await toNextAttempt(id, up); later++)
      if (later % 20 === 0) await commit(people[later % 3]!.say(`later ${later}`));
    assert.equal(clock.now(), up);
    const waiting = await api.deliveries(id, { limit: 200 });
    for (const { event, state, attempts } of waiting.items) {
      assert.equal(state, 'waiting');
      if (attempts.length > 0) tried.add(event);
      assert.ok(attempts.every(({ status, error }) => status === null && error === 'unreachable'));
    }
    assert.equal(tried.size, 3, 'of each conversation the first');
    await receiver.up();
    while (await toNextAttempt(id));
    const expected = waiting.items.map(({ event }) => event).sort();
    assert.deepEqual([...new Set(receiver.got.map((got) => got.id))].sort(), expected);
    for (const got of receiver.got) verifyByReference(got, secret);
    for (const { start } of people) {
      const mine = waiting.items.filter(({ conversation }) => conversation === start.conversation);
      assert.deepEqual(
        receiver.got
          .filter(({ conversation }) => conversation === start.conversation)
          .map((got) => got.id),
        mine.map(({ event }) => event).reverse(),
      );
    }
    assert.equal((await api.get(id)).failingSince, null);
  });

  it('that fails holds back its own conversation, and no other', async () => {
    const { commit, sent, toNextAttempt, receiver, id } = await set();
    const [one, other] = [shopper(), shopper()];
    let failures = 3;
    receiver.answer = ({ text }) => (text === 'poison' && failures-- > 0 ? 500 : 200);
    await commit(one.start, other.start, one.say('poison'), one.say('after'), other.say('free'));
    await sent();
    assert.deepEqual(receiver.texts(other.start.conversation), [undefined, 'free']);
    assert.deepEqual(receiver.texts(one.start.conversation), [undefined, 'poison']);
    while (await toNextAttempt(id));
    assert.deepEqual(receiver.texts(one.start.conversation), [
      undefined,
      ...Array<string>(4).fill('poison'),
      'after',
    ]);
    const poison = receiver.got.filter(({ text }) => text === 'poison');
    assert.equal(
      new Set(poison.map((got) => got.id)).size,
      1,
      'its id is the same in every attempt',
    );
    assert.equal(new Set(poison.map(({ body }) => body)).size, 1);
    assert.ok(new Set(poison.map(({ headers }) => headers['webhook-timestamp'])).size > 1);
  });

  it('to a receiver that never answers is given up after 10 seconds, and tried again', async () => {
    const { commit, sent, toNextAttempt, hooks, receiver, clock, id, api } = await set();
    receiver.answer = () => null;
    await commit(shopper().start);
    await receiver.until(1);
    await clock.advance(9_900);
    assert.equal((await api.deliveries(id)).items[0]?.attempts.length, 0);
    await clock.advance(200);
    await hooks.idle();
    const [failed] = (await api.deliveries(id)).items;
    assert.equal(failed?.attempts[0]?.error, 'timeout');
    receiver.answer = () => 200;
    await sent();
    await toNextAttempt(id);
    assert.deepEqual(
      (await api.deliveries(id)).items.map(({ state, attempts }) => [state, attempts.length]),
      [['delivered', 2]],
    );
  });

  it('succeeds with 2xx only; a redirect is not followed', async () => {
    const { commit, sent, toNextAttempt, receiver, id, api } = await set();
    const canary = await new Receiver().up();
    open.push(canary);
    const answers = [
      { status: 301, location: canary.url },
      { status: 302, location: canary.url },
      { status: 307, location: canary.url },
      { status: 308, location: canary.url },
      304,
      400,
      404,
      500,
      503,
    ];
    receiver.answer = () => answers.shift() ?? 299;
    await commit(shopper().start);
    await sent();
    while (await toNextAttempt(id));
    const [{ state, attempts } = { state: null, attempts: [] }] = (await api.deliveries(id)).items;
    assert.equal(state, 'delivered');
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [301, 302, 307, 308, 304, 400, 404, 500, 503, 299],
    );
    assert.equal(canary.got.length, 0);
  });

  it('whose receiver asks for time gets it, for all that is sent there', async () => {
    const { commit, sent, receiver, clock } = await set();
    receiver.answer = () => ({ status: 429, 'retry-after': '120' });
    await commit(shopper().start);
    await sent();
    assert.equal(receiver.got.length, 1);
    await commit(shopper().start);
    clock.jump(119_000);
    await sent();
    assert.equal(receiver.got.length, 1);
    receiver.answer = () => 200;
    clock.jump(1_001);
    await sent();
    assert.equal(receiver.got.length, 3);
  });

  it('is given up after the last attempt, lets its conversation go on, and can be replayed', async () => {
    const { commit, sent, toNextAttempt, receiver, id, api } = await set();
    const { start, say } = shopper();
    receiver.answer = ({ text }) => (text === 'poison' ? 500 : 200);
    await commit(start, say('poison'), say('after'));
    await sent();
    while (await toNextAttempt(id));
    const { items } = await api.deliveries(id, { state: 'dead' });
    assert.equal(items.length, 1);
    assert.equal(items[0]!.attempts.length, 15);
    const span = items[0]!.attempts.at(-1)!.at - items[0]!.createdAt;
    assert.ok(span > 72 * HOUR && span < 110 * HOUR, `${span / HOUR} hours`);
    assert.equal(receiver.texts().at(-1), 'after');
    receiver.answer = () => 200;
    assert.deepEqual(await api.replay(id, { delivery: items[0]!.id }), { replayed: 1 });
    await sent();
    assert.equal(receiver.got.at(-1)!.id, items[0]!.event);
    assert.equal((await api.deliveries(id, { state: 'dead' })).items.length, 0);
  });

  it('is replayed since a time, each with its id and signed anew', async () => {
    const { commit, sent, receiver, clock, id, api, secret } = await set();
    const { start, say } = shopper();
    await commit(start, say('old'));
    await sent();
    clock.jump(HOUR);
    const since = clock.now();
    await commit(say('1'), say('2'));
    await sent();
    const first = receiver.got.slice(2).map((got) => got.id);
    clock.jump(HOUR);
    assert.deepEqual(await api.replay(id, { since }), { replayed: 2 });
    await sent();
    assert.deepEqual(
      receiver.got.slice(4).map((got) => got.id),
      first,
    );
    for (const got of receiver.got.slice(4)) verifyByReference(got, secret);
    await assert.rejects(api.replay(id, { delivery: 'nobody' }), { code: 'not-found' });
  });
});

describe('an endpoint', () => {
  it('that answers 410 is switched off with a warning; what waits is sent when it is enabled again', async () => {
    const { commit, sent, receiver, id, api, listeners, complaints } = await set();
    const told: WebhookDisabled[] = [];
    listeners.on('webhook.disabled', (event) => told.push(event));
    receiver.answer = () => 410;
    const { start, say } = shopper();
    await commit(start, say('waits'));
    await sent();
    assert.equal(receiver.got.length, 1);
    assert.equal((await api.get(id)).status, 'gone');
    assert.deepEqual(
      told.map(({ because, endpoint }) => [because, endpoint.id]),
      [['gone', id]],
    );
    assert.match(complaints.join(), /switched off/);
    await commit(say('not kept'));
    receiver.answer = () => 200;
    await api.update(id, { enabled: true });
    await sent();
    assert.deepEqual(receiver.texts().slice(1), ['waits']);
  });

  it('that nothing has got through to for five days is switched off', async () => {
    const { commit, sent, toNextAttempt, receiver, id, api, clock } = await set();
    receiver.answer = () => 500;
    const begin = clock.now();
    await commit(shopper().start);
    await sent();
    assert.equal((await api.get(id)).failingSince, begin);
    while ((await api.get(id)).status === 'enabled') {
      if (!(await toNextAttempt(id))) await commit(shopper().start);
      await sent();
      clock.jump(HOUR);
    }
    assert.equal((await api.get(id)).status, 'failing');
    assert.ok(clock.now() - begin >= 120 * HOUR, 'not before');
    assert.ok(clock.now() - begin < 160 * HOUR);
  });

  it('whose secret is rotated signs with both until the old one ends', async () => {
    const { commit, sent, receiver, id, api, secret, clock } = await set();
    const { secret: next } = await api.rotateSecret(id, { overlapMs: HOUR });
    const { start, say } = shopper();
    await commit(start);
    await sent();
    for (const one of [secret, next]) verifyByReference(receiver.got[0]!, one);
    clock.jump(HOUR);
    await commit(say('later'));
    await sent();
    verifyByReference(receiver.got[1]!, next);
    assert.throws(() => verifyByReference(receiver.got[1]!, secret));
  });

  it('gets the events and sites that it asked for', async () => {
    const { commit, sent, receiver, id, api } = await set();
    await api.update(id, { events: ['conversation.resolved', 'conversation.assigned'] });
    const other = await api.create({ url: receiver.url, sites: ['another'] });
    const { start, say, agent } = shopper();
    const resolve = agent.ask(start.conversation, { kind: 'conversation.resolve' });
    const take = agent.ask(start.conversation, {
      kind: 'conversation.assign',
      assignee: { id: 'anna' },
    });
    await commit(start, say('no'), take, resolve);
    await sent();
    assert.deepEqual(
      receiver.got.map(({ body }) => (JSON.parse(body) as { type: string }).type),
      ['conversation.assigned', 'conversation.resolved'],
    );
    assert.deepEqual((await api.deliveries(other.endpoint.id)).items, []);
  });

  it('that nobody has costs nothing: no jobs are made', async () => {
    const { hooks, api, id } = await set();
    assert.notEqual(hooks.outgoing(), null);
    await api.update(id, { enabled: false });
    assert.equal(hooks.outgoing(), null);
    await api.remove(id);
    assert.equal(hooks.outgoing(), null);
    await assert.rejects(api.get(id), { code: 'not-found' });
  });
});
