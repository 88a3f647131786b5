// How often a code is sent and tried: by visitor, by network and by mailbox, and what a mail server's failure costs.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { SEND_WITHIN_MS } from '../../sdk/core/step-up/send-email-code.ts';
import { newCode } from '../../sdk/core/step-up/new-code.ts';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { OTHER, openProofStage, type Device, type ProofStage } from './email-proof-stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('codes by e-mail', () => {
  let stage: ProofStage;
  before(async () => (stage = await openProofStage()));
  after(() => stage.close());
  beforeEach(() => stage.anew());

  it('[N11] an address, known or not, is answered alike, also when it is sent nothing', async () => {
    const known = stage.address();
    await (await stage.device()).proves(known);
    stage.clock.jump(31 * DAY_MS);
    const [one, two] = [await stage.device(), await stage.device()];
    const ofKnown = await one.ask(known);
    const ofUnknown = await two.ask(stage.address());
    const plain = ({ status, body, headers }: typeof ofKnown) => ({
      status,
      body: { ...(body as object), email: '' },
      headers: headers.filter(([name]) => name !== 'date'),
    });
    assert.deepEqual(plain(ofKnown), plain(ofUnknown));
    const mails = stage.mails.length;
    const again = await (await stage.device()).ask(known);
    assert.equal(stage.mails.length, mails, 'the mailbox has had its mail');
    assert.deepEqual(plain(again), plain(ofUnknown));
  });

  it('[N11] a mailbox gets one mail a day and three in thirty, whoever asks, on whichever site', async () => {
    const email = 'plus@limits.example';
    const sent: boolean[] = [];
    for (const day of [0, 0, 1, 2, 3, 29, 31]) {
      stage.anew(day * DAY_MS);
      const where = sent.length % 2 === 0 ? {} : OTHER;
      const device = await stage.device(where);
      const before = stage.mails.length;
      assert.equal((await device.ask(email.replace('@', `+${sent.length}@`))).status, 200);
      sent.push(stage.mails.length > before);
    }
    // Days are counted from the test before: 0, 0, 1, 3, 6, 35, 66.
    assert.deepEqual(sent, [true, false, true, true, false, true, true]);
  });

  it('[N11] a visitor has two mails an hour and the same address once a day, a network has five', async () => {
    const device = await stage.device();
    const email = stage.address();
    assert.equal((await device.ask(email)).status, 200);
    const again = await device.ask(email);
    assert.deepEqual([again.status, again.code], [429, 'rate-limited']);
    assert.equal(Number(again.retryAfter), DAY_MS / 1000, 'it is said for how long');
    assert.equal((await device.ask(stage.address())).status, 200);
    assert.equal((await device.ask(stage.address())).code, 'rate-limited');
    stage.clock.jump(HOUR_MS);
    assert.equal((await device.ask(stage.address())).status, 200);
    stage.network = '2001:db8:1:2::1';
    for (let i = 0; i < 5; i++) {
      stage.network = `2001:db8:1:2::${i}`;
      assert.equal((await (await stage.device()).ask(stage.address())).status, 200);
    }
    const sixth = await stage.device();
    assert.equal((await sixth.ask(stage.address())).code, 'rate-limited');
    stage.network = '2001:db8:1:3::1';
    assert.equal((await sixth.ask(stage.address())).status, 200, 'another /64');
  });

  it('[N12] wrong codes of a network are bounded, over however many codes and visitors', async () => {
    const devices: { device: Device; code: string }[] = [];
    for (let i = 0; i < 8; i++) {
      stage.network = `192.0.2.${i}`;
      const device = await stage.device();
      devices.push({ device, code: await device.codeFor(stage.address()) });
    }
    stage.network = '198.51.100.7';
    let read = 0;
    for (const { device, code } of devices)
      for (let i = 0; i < 4; i++) {
        const wrong = String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0');
        if ((await device.say(wrong)).code !== 'rate-limited') read++;
      }
    assert.equal(read, 20);
  });

  it('a hook that fails costs nobody an allowance, and says nothing of the address in the log', async () => {
    const device = await stage.device();
    const email = stage.address();
    for (let i = 0; i < 4; i++) {
      stage.send = ({ to, code }) => Promise.reject(new Error(`550 <${to}> unknown, ${code}`));
      const { status, code, retryAfter } = await device.ask(email);
      assert.deepEqual([status, code], [503, 'busy']);
      assert.equal(retryAfter, '5');
    }
    assert.match(stage.complaints.join(), /The sendEmailCode hook failed/);
    assert.ok(!stage.complaints.join().includes(email));
    stage.send = null;
    await device.proves(email);
    // But a mail server is not to be asked without end.
    stage.send = () => Promise.reject(new Error('no'));
    for (let i = 0; i < 16; i++)
      assert.equal((await (await stage.device()).ask(stage.address())).code, 'busy');
    assert.equal((await (await stage.device()).ask(stage.address())).code, 'rate-limited');
  });

  it('a hook that takes too long is told, and what arrives late is good all the same', async () => {
    const device = await stage.device();
    const email = stage.address();
    let code = '';
    stage.send = (mail) => {
      code = mail.code;
      queueMicrotask(() => void stage.clock.advance(SEND_WITHIN_MS));
      return new Promise(() => {});
    };
    assert.equal((await device.ask(email)).code, 'busy');
    stage.send = null;
    const again = device.ask(email);
    // As long as the one before took.
    await stage.waiting();
    await stage.clock.advance(SEND_WITHIN_MS);
    assert.equal((await again).status, 200);
    assert.equal((await device.say(code)).status, 200);
  });
});

describe('a code', () => {
  it('has six digits, of which none is rarer, and a draw that would favour some is drawn again', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 2_000; i++)
      for (const digit of newCode(systemRandom, 6)) counts[Number(digit)]! += 1;
    for (const count of counts) assert.ok(Math.abs(count - 1_200) < 250, String(counts));
    const draws = [new Uint8Array([255, 255, 255, 255]), new Uint8Array([0, 0, 0, 7])];
    assert.equal(
      newCode(() => draws.shift()!, 6),
      '000007',
    );
  });
});
