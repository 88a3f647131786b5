import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { FRAME_MAX_BYTES, HELLO_MAX_BYTES, HELLO_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { createCare } from '../../sdk/server/index.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import {
  OTHER_SHOP,
  RealPeer,
  refusal,
  serve,
  SHOP,
  socketUrl,
  ticketFor,
} from './server-stage.ts';

describe('sockets', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => (server = await serve()));
  after(async () => {
    await server.close();
    assert.deepEqual(server.complaints, []);
  });

  it('[T2] answers a wrong origin 403 and an unknown site 404, before the upgrade', async () => {
    const demo = socketUrl(server.url);
    for (const origin of [OTHER_SHOP, `${SHOP}:8443`, 'http://shop.example', 'null', `${SHOP}/`]) {
      const { status, body } = await refusal(demo, { origin });
      assert.equal(status, 403, origin);
      assert.equal(JSON.parse(body).error.code, 'origin-forbidden');
    }
    assert.equal((await refusal(demo, {})).status, 403, 'no origin at all');
    const unknown = await refusal(socketUrl(server.url, 'nobody'), { origin: SHOP });
    assert.equal(unknown.status, 404);
    assert.equal(JSON.parse(unknown.body).error.code, 'unknown-site');
    for (const site of ['__proto__', 'constructor', ''])
      assert.equal((await refusal(socketUrl(server.url, site), { origin: SHOP })).status, 404);
  });

  it('lets in a client without an origin only where that is allowed', async () => {
    const open = await serve({ allowMissingOrigin: true });
    const peer = new RealPeer(new WebSocket(socketUrl(open.url)));
    await once(peer.socket, 'open');
    await open.close();
  });

  it('[T3] [T4] [T5] closes a socket that breaks the rules of frames with its code, and disturbs nobody in mid-conversation', async () => {
    const calm = await RealPeer.enter(server.url);
    const conversation = await calm.start();
    const bad: [string, string | Buffer, number, boolean][] = [
      ['too large', JSON.stringify({ type: 'x'.repeat(FRAME_MAX_BYTES) }), 1009, true],
      ['too large a hello', 'x'.repeat(HELLO_MAX_BYTES + 1), 1009, false],
      ['malformed', '{"type":"op"', CLOSE_CODES.BAD_FRAME, true],
      ['malformed at first', 'hello?', CLOSE_CODES.BAD_FRAME, false],
      ['unknown', '{"type":"launch"}', CLOSE_CODES.BAD_FRAME, true],
      ['lacking a field', '{"type":"unfollow"}', CLOSE_CODES.BAD_FRAME, true],
      [
        'nested',
        `{"type":"op","x":${'['.repeat(40)}${']'.repeat(40)}}`,
        CLOSE_CODES.BAD_FRAME,
        true,
      ],
      ['reaching', '{"type":"unfollow","__proto__":{}}', CLOSE_CODES.BAD_FRAME, true],
      ['binary', Buffer.from('{"type":"unfollow"}'), CLOSE_CODES.BAD_FRAME, true],
      [
        'too early',
        `{"type":"unfollow","conversation":"${uuidV4()}"}`,
        CLOSE_CODES.TOO_EARLY,
        false,
      ],
    ];
    for (const [what, data, code, afterHello] of bad) {
      const peer = afterHello ? await RealPeer.enter(server.url) : await RealPeer.open(server.url);
      peer.socket.send(data);
      const said = calm.act(conversation, { kind: 'message.post', text: what });
      assert.equal(await peer.ended(), code, what);
      assert.equal((await said).type, 'ack');
    }
    assert.equal(calm.closed, undefined);
    calm.socket.close();
  });

  it('[T4] takes no more than a few fragments for one frame', async () => {
    const peer = await RealPeer.enter(server.url);
    for (let i = 0; i < 40; i++) peer.socket.send('x', { fin: false });
    assert.ok((await peer.ended()) >= 1002);
  });

  it('[T3] closes a socket that says no hello in time', async () => {
    const clock = new FakeClock();
    const slow = await serve({ clock });
    const peer = await RealPeer.open(slow.url);
    await clock.advance(HELLO_WITHIN_MS);
    assert.equal(await peer.ended(), CLOSE_CODES.TOO_EARLY);
    await slow.close();
  });

  it('[P1] carries a conversation between a shopper and an agent', async () => {
    const shopper = await RealPeer.enter(server.url);
    const conversation = await shopper.start();
    await shopper.act(conversation, { kind: 'message.post', text: 'Is the chair in stock?' });
    const ticket = await ticketFor(server.url);
    const agent = await RealPeer.enter(server.url, { origin: server.url, ticket });
    agent.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    assert.equal((await agent.next('snapshot')).events.length, 2);
    await agent.act(conversation, { kind: 'message.post', text: 'It is.' });
    const answer = await shopper.until(
      (frame): frame is DownFrameOf<'event'> =>
        frame.type === 'event' && frame.event.author.role === 'agent',
    );
    assert.ok(answer);
    for (const peer of [shopper, agent]) peer.socket.close();
  });

  it('[H4] refuses a ticket that was used, and one from a shop’s page', async () => {
    const ticket = await ticketFor(server.url);
    const enter = async (origin: string) => {
      const peer = await RealPeer.open(server.url, { origin });
      peer.send({ type: 'hello', versions: [1], site: 'demo', device: uuidV4(), ticket });
      return peer;
    };
    assert.equal(await (await enter(SHOP)).ended(), CLOSE_CODES.FORBIDDEN);
    const agent = await enter(server.url);
    await agent.next('welcome');
    assert.equal(await (await enter(server.url)).ended(), CLOSE_CODES.TOKEN_EXPIRED);
    agent.socket.close();
  });

  it('[H2] knows a token on its own site only', async () => {
    const shopper = await RealPeer.enter(server.url);
    const { token } = await shopper.next('welcome');
    const elsewhere = await RealPeer.open(server.url, { site: 'other', origin: OTHER_SHOP });
    elsewhere.send({ type: 'hello', versions: [1], site: 'other', device: uuidV4(), token });
    assert.equal(await elsewhere.ended(), CLOSE_CODES.TOKEN_EXPIRED);
    shopper.socket.close();
  });

  it('survives connections that break off at any moment', async () => {
    const { port } = new URL(server.url);
    const half = [
      '',
      'GET /v1/sock',
      `GET /v1/socket?site=demo HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\norigin: ${SHOP}\r\n\r\n`,
      `GET /v1/socket?site=demo HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
      `GET http://[ HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
    ];
    for (const text of half) {
      const raw = connect(Number(port), '127.0.0.1');
      raw.on('error', () => {});
      await once(raw, 'connect');
      raw.write(text);
      raw.resetAndDestroy();
      await once(raw, 'close');
    }
    const peer = await RealPeer.enter(server.url);
    peer.socket.terminate();
  });

  it('leaves upgrades of other paths to others, and answers them itself when there are none', async () => {
    const care = await createCare({
      store: 'sqlite::memory:',
      sites: { demo: { name: 'Demo', origins: [SHOP] } },
    });
    const http = createServer(care.requestListener);
    care.attach(http);
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const address = http.address();
    assert.ok(typeof address === 'object' && address);
    const ws = `ws://127.0.0.1:${address.port}/elsewhere`;
    assert.equal((await refusal(ws, { origin: SHOP })).status, 404);
    http.on('upgrade', (request, stream) => {
      if (request.url === '/elsewhere') stream.end('HTTP/1.1 418 Teapot\r\n\r\n');
    });
    assert.equal((await refusal(ws, { origin: SHOP })).status, 418);
    await care.close();
    http.close();
    http.closeAllConnections();
  });
});
