// Connections that are slow or idle on purpose. All of them are opened at once, so that waiting costs once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HELLO_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { every, systemClock } from '../../sdk/runtime.ts';
import { attacked, rawFrame, RawPeer, upgradeRequest, type Attacked } from './attack-stage.ts';
import { RealPeer } from './server-stage.ts';

const IDLE = 1_000;
/** The time for headers, and one round of looking for those who are late. */
const SLOW_MAY_LAST_MS = 12_500;
const MEMORY_MAY_GROW = 12_000_000;

describe('attacks by patience', { concurrency: true, timeout: 20_000 }, () => {
  let server: Attacked;
  let baseline: number;
  const end = new AbortController();
  before(async () => {
    server = await attacked();
    const peer = await RealPeer.enter(server.url);
    await peer.start();
    peer.socket.terminate();
    baseline = await server.memory();
  });
  after(async () => {
    end.abort();
    await server.close();
    assert.equal(server.log(), '');
  });

  /** A connection that sends one byte after the other for as long as it may. */
  async function slowly(text: string): Promise<number> {
    const peer = await RawPeer.open(server.url);
    const began = performance.now();
    let at = 0;
    const trickle = () => void (peer.ended || peer.socket.write(text[at++ % text.length]!));
    every(systemClock, 250, trickle, end.signal);
    await peer.until(() => peer.ended, 15_000);
    return performance.now() - began;
  }

  for (const [what, text] of [
    [
      'a request that never ends its headers',
      'GET /v1/health HTTP/1.1\r\nhost: x\r\nx: y\r\nx: y\r\nx: y\r\nx: y\r\nx: y\r\n',
    ],
    [
      'a WebSocket handshake that never ends',
      'GET /v1/socket?site=demo HTTP/1.1\r\nupgrade: websocket\r\nx: y\r\nx: y\r\nx: y\r\n',
    ],
  ] as const)
    it(`${what} is ended`, async () => {
      assert.ok((await slowly(text)) < SLOW_MAY_LAST_MS);
    });

  it('a connection that says nothing is ended', async () => {
    const peer = await RawPeer.open(server.url);
    await peer.until(() => peer.ended, SLOW_MAY_LAST_MS);
  });

  it('[T3] a hello that comes byte by byte is ended', async () => {
    const peer = await RawPeer.upgrade(server.url);
    const bytes = rawFrame(0x81, 'x'.repeat(8_000));
    let at = 0;
    const trickle = () => void (peer.ended || peer.socket.write(bytes.subarray(at, ++at)));
    every(systemClock, 100, trickle, end.signal);
    const began = performance.now();
    assert.equal(await peer.over(), 4002);
    assert.ok(performance.now() - began < HELLO_WITHIN_MS + 1_500);
  });

  it(`[T3] ${IDLE} sockets that never say hello are closed, meanwhile others are served, and nothing of them stays`, async () => {
    const idle: RawPeer[] = [];
    for (let i = 0; i < IDLE; i++) {
      const peer = await RawPeer.open(server.url);
      peer.socket.write(upgradeRequest(server.url));
      idle.push(peer);
    }
    const asked = performance.now();
    const shopper = await RealPeer.enter(server.url);
    const conversation = await shopper.start();
    assert.ok(performance.now() - asked < 1_000, 'somebody else does not wait');
    await Promise.all(idle.map((peer) => peer.over()));
    assert.equal(
      (await shopper.act(conversation, { kind: 'message.post', text: 'hi' })).type,
      'ack',
    );
    shopper.socket.terminate();
    const grown = (await server.memory()) - baseline;
    assert.ok(grown < MEMORY_MAY_GROW, `${Math.round(grown / 1e6)} MB more than before`);
  });
});
