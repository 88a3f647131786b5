// Somebody who knows ids, and tries them as credentials. What is another's is answered as if it were not there.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import type { DownFrame } from '../../sdk/protocol/down.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { OTHER_SHOP, RealPeer, serve, ticketFor } from './server-stage.ts';

const SECRET = 'the secret of the victim';
const OTHER = { site: 'other', origin: OTHER_SHOP };

describe('attacks by strangers', { timeout: 10_000 }, () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let victim: RealPeer;
  let token: string;
  let conversation: string;
  let seen: number;

  before(async () => {
    server = await serve();
    victim = await RealPeer.enter(server.url);
    token = (await victim.next('welcome')).token!;
    conversation = await victim.start();
    await victim.act(conversation, { kind: 'message.post', text: SECRET });
    seen = victim.frames.length;
  });
  after(() => server.close());

  async function hello(more: Record<string, unknown>, where: Record<string, string> = {}) {
    const { site = 'demo' } = where;
    const peer = await RealPeer.open(server.url, where);
    const frame = { type: 'hello', versions: [1], site, device: uuidV4(), ...more };
    peer.socket.send(JSON.stringify(frame));
    return peer;
  }

  /** Everything that one socket may ask of a conversation. */
  function questions(about: string): UpFrame[] {
    const request = uuidV4();
    const position = { conversation: about, epoch: '-', have: 0 };
    const op = { type: 'op', conversation: about } as const;
    return [
      { ...op, op: uuidV7(1), action: { kind: 'message.post', text: 'let me in' } },
      { ...op, op: uuidV7(2), action: { kind: 'read.mark', upTo: 2 } },
      { ...op, op: uuidV7(3), action: { kind: 'conversation.resolve' } },
      { ...op, op: uuidV7(4), action: { kind: 'conversation.reopen' } },
      { ...op, op: uuidV7(5), action: { kind: 'conversation.assign', assignee: null } },
      { ...op, op: uuidV7(6), action: { kind: 'note.post', text: 'let me in' } },
      { ...op, op: uuidV7(7), action: { kind: 'conversation.erase' } },
      { ...op, op: uuidV7(8), after: uuidV7(9), action: { kind: 'message.post', text: 'x' } },
      { type: 'page.fetch', request, conversation: about, log: 'public', after: 0 },
      { type: 'page.fetch', request, conversation: about, log: 'internal', after: 0 },
      { type: 'follow', position },
      { type: 'unfollow', conversation: about },
      { type: 'have', heads: [{ conversation: about, seq: 2, internalSeq: 2 }] },
      { type: 'signal', conversation: about, signal: 'typing' },
    ];
  }

  /** What came back, without what is random in it. */
  async function answers(peer: RealPeer, about: string): Promise<string[]> {
    const from = peer.frames.length;
    for (const frame of questions(about)) peer.send(frame);
    const last = uuidV4();
    peer.send({ type: 'page.fetch', request: last, conversation: last, log: 'public', after: 0 });
    await peer.until((f): f is DownFrame => f.type === 'failed' && f.request === last);
    return peer.frames
      .slice(from, -1)
      .map((frame) =>
        JSON.stringify(frame).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
      )
      .sort();
  }

  for (const [who, enter] of [
    ['another contact', () => RealPeer.enter(server.url)],
    ['a contact of another site', () => RealPeer.enter(server.url, OTHER)],
    [
      'an agent of another site',
      async () => {
        const ticket = await ticketFor(server.url, 'anna', 'other');
        return RealPeer.enter(server.url, { site: 'other', origin: server.url, ticket });
      },
    ],
  ] as [string, () => Promise<RealPeer>][])
    it(`[P9] ${who} gets for the victim’s conversation what they get for none, whatever they ask`, async () => {
      const [one, two] = [await enter(), await enter()];
      const theirs = await answers(one, conversation);
      assert.deepEqual(theirs, await answers(two, uuidV4()));
      assert.ok(theirs.length >= 10);
      for (const peer of [one, two]) {
        assert.doesNotMatch(JSON.stringify(peer.frames), /secret|"(ack|event|delta|snapshot)"/);
        peer.socket.close();
      }
      assert.equal((await victim.act(conversation, { kind: 'read.mark', upTo: 1 })).type, 'ack');
      const news = victim.frames
        .slice(seen)
        .filter(({ type }) => type !== 'ack' && type !== 'heartbeat');
      assert.ok(
        news.every((frame) => frame.type === 'event' && frame.event.what.kind === 'read.marked'),
        JSON.stringify(news),
      );
    });

  it('[P9] claims in resume bring a stranger nothing', async () => {
    const resume = [{ conversation, epoch: '-', have: 0, haveInternal: 0 }];
    const peer = await hello({ resume });
    assert.deepEqual((await peer.next('welcome')).heads, []);
    peer.socket.close();
  });

  it('[H2] [H3] a token opens its own site only, whole and unchanged', async () => {
    const wrong = [
      token.slice(0, -1),
      token.slice(1),
      `${token} `,
      `${token}\0`,
      token.toUpperCase(),
      `${token}${token}`,
      '',
      'x'.repeat(512),
      '__proto__',
      `' or '1'='1`,
    ];
    for (const guess of wrong)
      assert.equal(await (await hello({ token: guess })).ended(), CLOSE_CODES.TOKEN_EXPIRED, guess);
    assert.equal(await (await hello({ token }, OTHER)).ended(), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal(await (await hello({ token: 'x'.repeat(513) })).ended(), CLOSE_CODES.BAD_FRAME);
    assert.equal(await (await hello({ token: [token] })).ended(), CLOSE_CODES.BAD_FRAME);
    assert.equal(await (await hello({ token: 'x'.repeat(9_000) })).ended(), CLOSE_CODES.TOO_LARGE);
    assert.equal(await (await hello({ token, site: 'other' })).ended(), CLOSE_CODES.FORBIDDEN);
    const again = await hello({ token });
    assert.equal((await again.next('welcome')).heads.length, 1, 'the real one still works');
    again.socket.close();
  });

  it('[H4] a ticket is good once, for its own site, on a desk’s page, and no token of a contact', async () => {
    const desk = { origin: server.url };
    const ticket = await ticketFor(server.url);
    assert.equal(await (await hello({ token: ticket })).ended(), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal(await (await hello({ ticket: token }, desk)).ended(), CLOSE_CODES.TOKEN_EXPIRED);
    const elsewhere = { site: 'other', ...desk };
    assert.equal(await (await hello({ ticket }, elsewhere)).ended(), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal(
      await (await hello({ ticket }, desk)).ended(),
      CLOSE_CODES.TOKEN_EXPIRED,
      'used up',
    );
    const race = await ticketFor(server.url);
    const peers = await Promise.all(Array.from({ length: 8 }, () => hello({ ticket: race }, desk)));
    const fates = await Promise.all(
      peers.map((peer) => Promise.race([peer.next('welcome').catch(() => null), peer.ended()])),
    );
    assert.equal(fates.filter((fate) => typeof fate === 'object' && fate !== null).length, 1);
    for (const peer of peers) peer.socket.close();
  });

  it('[P9] equal ids on two sites are two conversations, two ops and two people', async () => {
    const op = uuidV7(Date.now());
    const say = (text: string) =>
      ({ type: 'op', op, conversation, action: { kind: 'message.post', text } }) as const;
    const other = await RealPeer.enter(server.url, OTHER);
    await other.act(conversation, { kind: 'conversation.start', channel: 'chat' });
    victim.send(say('said here'));
    other.send(say('said there'));
    for (const [peer, own, foreign] of [
      [victim, 'said here', 'said there'],
      [other, 'said there', 'said here'],
    ] as const) {
      await peer.until((f): f is DownFrame => f.type === 'event' && f.event.op === op);
      assert.match(JSON.stringify(peer.frames), new RegExp(own));
      assert.doesNotMatch(JSON.stringify(peer.frames), new RegExp(foreign));
      assert.equal(peer.frames.filter((f) => f.type === 'nak').length, 0);
    }
    const ticket = await ticketFor(server.url, 'anna', 'other');
    const agent = await RealPeer.enter(server.url, { site: 'other', origin: server.url, ticket });
    agent.send({ type: 'inbox.fetch', request: uuidV4() });
    agent.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    await agent.next('snapshot');
    await agent.next('inbox');
    assert.doesNotMatch(JSON.stringify(agent.frames), /secret|said here/);
    for (const peer of [other, agent]) peer.socket.close();
  });

  it('an agent of some sites gets no ticket for another, however it is spelled', async () => {
    for (const site of ['other', 'OTHER', 'other ', 'demo,other', '__proto__', '']) {
      const query = new URLSearchParams({ site }).toString();
      const answer = await fetch(`${server.url}/v1/desk/tickets?${query}&site=other`, {
        method: 'POST',
        headers: { 'x-agent': 'demo-only' },
      });
      assert.ok([403, 404].includes(answer.status), site);
    }
  });

  it('[I3] text of people never becomes a part of a question to the database', async () => {
    const evil = `'); drop table events; -- " \\ %_ $1 ? \u0000`;
    const said = await victim.act(conversation, { kind: 'message.post', text: evil });
    assert.equal(said.type, 'ack');
    const ticket = await ticketFor(server.url);
    const agent = await RealPeer.enter(server.url, { origin: server.url, ticket });
    for (const cursor of [`1.' or 1=1`, '1.x', '0.', '-1.x', evil, '9'.repeat(100)])
      agent.send({ type: 'inbox.fetch', request: uuidV4(), cursor });
    agent.send({ type: 'follow', position: { conversation, epoch: evil, have: 1e15 } });
    const { events } = await agent.next('snapshot');
    assert.match(JSON.stringify(events), /drop table events/);
    assert.doesNotMatch(JSON.stringify(agent.frames), /"internal","message"|sqlite|syntax/i);
    agent.socket.close();
    assert.deepEqual(server.complaints, []);
  });
});
