import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SOCKETS_PER_CONTACT } from '../../sdk/core/hub.ts';
import { TICKET_LASTS_MS } from '../../sdk/core/tickets.ts';
import { VISITOR_LASTS_MS } from '../../sdk/core/visitors.ts';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { HELLO_MAX_BYTES, HELLO_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, type Stage } from './core-stage.ts';

describe('hello and welcome', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  it('[H2] makes a new contact with a token of 256 random bits, and keeps only its hash', async () => {
    const first = await stage.contact();
    const second = await stage.contact();
    assert.notEqual(first.id, second.id);
    assert.match(first.token ?? '', /^[\w-]{43}$/);
    assert.notEqual(first.token, second.token);
    assert.equal(await stage.office.store.useToken('demo', first.token!, 0, 0), null);
    const again = await stage.contact({ token: first.token! });
    assert.equal(again.id, first.id);
    assert.equal(again.token, undefined);
  });

  it('[H3] ends a hello with an unknown token, or one of another site', async () => {
    const { token } = await stage.contact();
    for (const [site, wrong] of [
      ['demo', 'x'.repeat(43)],
      ['other', token!],
    ] as const) {
      const peer = stage.connect({ site });
      peer.hello({ site, token: wrong });
      assert.equal((await peer.ended()).code, CLOSE_CODES.TOKEN_EXPIRED);
      assert.deepEqual(peer.frames, []);
    }
  });

  it('[H2] keeps a token alive by using it, and lets it expire otherwise', async () => {
    const { token, id } = await stage.contact();
    for (let month = 0; month < 3; month++) {
      stage.clock.jump(VISITOR_LASTS_MS - 1_000);
      assert.equal((await stage.contact({ token: token! })).id, id);
    }
    stage.clock.jump(VISITOR_LASTS_MS + 2 * 24 * 3_600_000);
    const late = stage.connect();
    late.hello({ token });
    assert.equal((await late.ended()).code, CLOSE_CODES.TOKEN_EXPIRED);
  });

  it('[H4] lets an agent in by a ticket, once, soon, and on its own site', async () => {
    const { tickets } = stage.office;
    const anna = { role: 'agent', id: 'anna', name: 'Anna' } as const;
    const ticket = await tickets.issue('demo', anna);
    const agent = await stage.contact({ ticket });
    assert.deepEqual(agent.all('welcome')[0]?.you, anna);
    const late = await tickets.issue('demo', anna);
    const foreign = await tickets.issue('other', anna);
    const refused = async (used: string) => {
      const peer = stage.connect();
      peer.hello({ ticket: used });
      return (await peer.ended()).code;
    };
    assert.equal(await refused(ticket), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal(await refused(foreign), CLOSE_CODES.TOKEN_EXPIRED);
    await stage.clock.advance(TICKET_LASTS_MS);
    assert.equal(await refused(late), CLOSE_CODES.TOKEN_EXPIRED);
  });

  it('keeps contacts off desk pages, agents off shop pages, and both off other sites', async () => {
    const ticket = await stage.office.tickets.issue('demo', { role: 'agent', id: 'anna' });
    const attempts = [
      [{ contacts: false }, {}],
      [{ agents: false }, { ticket }],
      [{}, { site: 'other' }],
    ];
    for (const [door, hello] of attempts) {
      const peer = stage.connect(door);
      peer.hello(hello);
      assert.equal((await peer.ended()).code, CLOSE_CODES.FORBIDDEN);
    }
    // The refused page has not used up the ticket.
    await stage.contact({ ticket });
  });

  it('[T3] waits for hello for a while and no longer', async () => {
    const silent = stage.connect();
    await stage.clock.advance(HELLO_WITHIN_MS - 1);
    assert.equal(silent.closed, undefined);
    await stage.clock.advance(1);
    assert.equal((await silent.ended()).code, CLOSE_CODES.TOO_EARLY);
  });

  it('[T3] wants hello first, small, and once', async () => {
    const early = stage.connect();
    early.send({ type: 'unfollow', conversation: uuidV4() });
    assert.equal((await early.ended()).code, CLOSE_CODES.TOO_EARLY);

    const large = stage.connect();
    large.hello({ token: 'x', filler: 'x'.repeat(HELLO_MAX_BYTES) });
    assert.equal((await large.ended()).code, CLOSE_CODES.TOO_LARGE);

    const twice = await stage.contact();
    twice.hello();
    assert.equal((await twice.ended()).code, CLOSE_CODES.BAD_FRAME);
  });

  it('[H1] takes a common version, or closes without one', async () => {
    const newer = await stage.contact({ versions: [99, 1] });
    assert.equal(newer.all('welcome')[0]?.version, 1);
    const tooNew = stage.connect();
    tooNew.hello({ versions: [98, 99] });
    assert.equal((await tooNew.ended()).code, CLOSE_CODES.VERSION_UNSUPPORTED);
  });

  it('answers frames that were sent right behind hello, in order, after welcome', async () => {
    const peer = stage.connect();
    const conversation = uuidV4();
    peer.hello();
    const first = peer.act(conversation, { kind: 'conversation.start', channel: 'chat' });
    const second = peer.act(conversation, { kind: 'message.post', text: 'hi' }, { after: first });
    assert.equal((await peer.ack(second)).seq, 2);
    assert.equal(peer.frames[0]?.type, 'welcome');
  });

  it('[L1] leaves no timer behind when sockets end', async () => {
    const [stays, goes] = [await stage.contact(), await stage.agent()];
    goes.pair.cut();
    stays.pair.client.close();
    await quiet();
    assert.equal(stage.clock.pending, 0);
  });

  it('replaces the oldest socket of a contact who opens too many', async () => {
    const first = await stage.contact();
    const others = [];
    for (let i = 0; i < SOCKETS_PER_CONTACT; i++)
      others.push(await stage.contact({ token: first.token! }));
    assert.equal((await first.ended()).code, CLOSE_CODES.REPLACED);
    assert.ok(others.every((peer) => peer.closed === undefined));
  });
});
