// What a hostile or broken peer may send. After each attack somebody else is still in mid-conversation.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { FRAME_MAX_BYTES, TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { sleep, systemClock } from '../../sdk/runtime.ts';
import { attacked, rawFrame, RawPeer, upgradeRequest, type Attacked } from './attack-stage.ts';
import { RealPeer } from './server-stage.ts';

const TEXT = 0x81;
const PING = 0x89;
const MEMORY_MAY_GROW = 12_000_000;

const hello = () =>
  JSON.stringify({ type: 'hello', versions: [1], site: 'demo', device: uuidV4() });

describe('attacks by frames', { timeout: 20_000 }, () => {
  let server: Attacked;
  let calm: RealPeer;
  let conversation: string;
  let baseline: number;

  before(async () => {
    server = await attacked();
    calm = await RealPeer.enter(server.url);
    conversation = await calm.start();
    await undisturbed();
    baseline = await server.memory();
  });
  after(() => server.close());

  async function undisturbed(): Promise<void> {
    const said = await calm.act(conversation, { kind: 'message.post', text: 'still here?' });
    assert.equal(said.type, 'ack');
    assert.equal(calm.closed, undefined);
  }

  /** Somebody who said hello, on a bare connection. */
  async function entered(): Promise<RawPeer> {
    const peer = await RawPeer.upgrade(server.url);
    peer.socket.write(rawFrame(TEXT, hello()));
    await peer.until(() => peer.heard.includes('"welcome"'));
    return peer;
  }

  const attacks: [string, (peer: RawPeer) => void, number | 'cut'][] = [
    ['bad UTF-8', (peer) => peer.socket.write(rawFrame(TEXT, Buffer.from([0xc3, 0x28]))), 1007],
    [
      'half a character',
      (peer) => peer.socket.write(rawFrame(TEXT, Buffer.from([0xf0, 0x9f]))),
      1007,
    ],
    ['a compressed frame', (peer) => peer.socket.write(rawFrame(0xc1, 'x')), 1002],
    ['an opcode that nobody knows', (peer) => peer.socket.write(rawFrame(0x83, 'x')), 1002],
    ['a continuation of nothing', (peer) => peer.socket.write(rawFrame(0x80, 'x')), 1002],
    ['an unmasked frame', (peer) => peer.socket.write(Buffer.from([TEXT, 1, 0x78])), 1002],
    [
      'a length of 2^63',
      (peer) => peer.socket.write(Buffer.from([TEXT, 0xff, 0x7f, ...Array<number>(11).fill(255)])),
      1009,
    ],
    [
      'a length one above the most',
      (peer) => {
        const head = Buffer.from([TEXT, 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0]);
        peer.socket.write(head);
      },
      1009,
    ],
    [
      '131,072 tiny fragments',
      (peer) => {
        const fragments = Array.from({ length: 131_072 }, (_, i) =>
          rawFrame(i === 0 ? 0x01 : 0x00, 'x'),
        );
        peer.socket.write(Buffer.concat(fragments));
      },
      1008,
    ],
    [
      '131,072 empty fragments',
      (peer) => {
        const fragments = Array.from({ length: 131_072 }, (_, i) =>
          rawFrame(i === 0 ? 0x01 : 0x00),
        );
        peer.socket.write(Buffer.concat(fragments));
      },
      1008,
    ],
    [
      'JSON 30,000 levels deep',
      (peer) => peer.socket.write(rawFrame(TEXT, '['.repeat(30_000) + ']'.repeat(30_000))),
      CLOSE_CODES.BAD_FRAME,
    ],
    [
      'a key that reaches for a prototype',
      (peer) =>
        peer.socket.write(
          rawFrame(
            TEXT,
            `{"type":"unfollow","conversation":"${uuidV4()}","a":[{"__proto__":{"polluted":1}}]}`,
          ),
        ),
      CLOSE_CODES.BAD_FRAME,
    ],
    [
      '60,000 empty text frames',
      (peer) =>
        peer.socket.write(Buffer.concat(Array.from({ length: 60_000 }, () => rawFrame(TEXT)))),
      CLOSE_CODES.BAD_FRAME,
    ],
    [
      'frames without an end',
      (peer) =>
        peer.socket.write(
          Buffer.concat(
            Array.from({ length: 5_000 }, () => rawFrame(TEXT, '{"type":"have","heads":[]}')),
          ),
        ),
      CLOSE_CODES.RATE_LIMITED,
    ],
    [
      'a flood of pongs',
      (peer) =>
        peer.socket.write(Buffer.concat(Array.from({ length: 60_000 }, () => rawFrame(0x8a)))),
      CLOSE_CODES.RATE_LIMITED,
    ],
  ];
  for (const [what, attack, code] of attacks)
    it(`[T5] ${what} ends that socket with ${code} and disturbs nobody`, async () => {
      const peer = await entered();
      attack(peer);
      assert.equal(await peer.over(), code);
      await undisturbed();
    });

  it('[T1] no compression is agreed upon, whatever is offered', async () => {
    const peer = await RawPeer.upgrade(
      server.url,
      'sec-websocket-extensions: permessage-deflate; client_max_window_bits; server_no_context_takeover',
    );
    assert.match(peer.heard, /^HTTP\/1\.1 101/);
    assert.doesNotMatch(peer.heard, /extensions/i);
    peer.socket.destroy();
  });

  it('[L6] a flood of pings from somebody who does not read ends that socket and disturbs nobody', async () => {
    const peer = await entered();
    peer.socket.pause();
    const pings = Buffer.concat(
      Array.from({ length: 60_000 }, () => rawFrame(PING, 'x'.repeat(125))),
    );
    peer.socket.write(pings);
    peer.socket.write(pings);
    await undisturbed();
    peer.socket.resume();
    await peer.until(() => peer.ended);
    assert.equal(peer.ended, true);
  });

  it('[L1] a ping now and then is answered, and costs nobody the socket', async () => {
    const peer = await entered();
    for (let i = 0; i < 20; i++) peer.socket.write(rawFrame(PING, `ping ${i}`));
    await peer.until(() => peer.heard.includes('ping 19'));
    assert.equal(peer.ended, false);
    peer.socket.destroy();
  });

  it('[T4] the longest honest message may come in small pieces, as networks bring it', async () => {
    const peer = await entered();
    const op = { type: 'op', op: uuidV4(), conversation: uuidV4() };
    const action = { kind: 'message.post', text: '漢'.repeat(TEXT_MAX_CHARS) };
    const frame = rawFrame(TEXT, JSON.stringify({ ...op, action }));
    peer.socket.setNoDelay(true);
    const still = new AbortController().signal;
    for (let at = 0; at < frame.length; at += 200) {
      peer.socket.write(frame.subarray(at, at + 200));
      await sleep(systemClock, 2, still);
    }
    await peer.until(() => peer.heard.includes('"nak"'));
    assert.match(peer.heard, /"code":"not-found"/, 'read, and refused for another reason');
    peer.socket.destroy();
  });

  it('what is left of all of this in memory is next to nothing', async () => {
    const half = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const peer = await RawPeer.open(server.url);
        peer.socket.write(upgradeRequest(server.url).slice(0, 30 + i));
        return peer;
      }),
    );
    const big = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const peer = await entered();
        peer.socket.write(rawFrame(TEXT, 'x'.repeat(FRAME_MAX_BYTES - 1)).subarray(0, -1));
        return peer;
      }),
    );
    await undisturbed();
    for (const peer of [...half, ...big]) peer.socket.resetAndDestroy();
    await undisturbed();
    const grown = (await server.memory()) - baseline;
    assert.ok(grown < MEMORY_MAY_GROW, `${Math.round(grown / 1e6)} MB more than before`);
    assert.equal(server.log(), '', 'hostile peers are nothing to wake anybody for');
  });
});
