// A shopper without a log-in proves an e-mail address: real clients against a real server.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CareClient } from '../../widget/client/care-client.ts';
import { MemoryDevice } from '../../widget/history/memory-history.ts';
import { isSettled, only, shownTexts } from '../support/client-bench.ts';
import { IdentityBench, until } from './identity-bench.ts';

const EMAIL = 'ada@shop.example';

describe('a proven e-mail address, on the device', { timeout: 60_000 }, () => {
  let bench: IdentityBench;
  beforeEach(async () => (bench = await IdentityBench.open()));
  afterEach(() => bench.close());

  const shows = (client: CareClient, text: string) =>
    until(client, () => isSettled(client) && shownTexts(client).includes(text), text);

  async function proves(client: CareClient, email = EMAIL): Promise<void> {
    const proof = await client.emailProof();
    const asked = await proof.ask(email, 'en');
    assert.equal(asked.email, email);
    await proof.prove(bench.codes.get(email)!);
    assert.equal(proof.proven, email);
  }

  async function guest(text: string) {
    const device = new MemoryDevice();
    const client = bench.tab(device);
    await client.post(null, text);
    await shows(client, text);
    return { device, client };
  }

  it('[N14] both devices show what either wrote, and go on in it', async () => {
    const { client: laptop, device } = await guest('on the laptop');
    await proves(laptop);
    assert.equal(device.identity?.email, EMAIL);
    const phone = bench.tab(new MemoryDevice());
    await proves(phone);
    await shows(phone, 'on the laptop');
    await phone.post(only(phone).id, 'on the phone');
    await shows(laptop, 'on the phone');
    const stranger = bench.tab(new MemoryDevice());
    await proves(stranger, 'bo@shop.example');
    await until(stranger, () => stranger.snapshot.link.at === 'ready', 'ready');
    assert.equal(stranger.snapshot.conversations.size, 0);
  });

  it('[N13] a code whose answer got lost is said again, and nothing is lost or doubled', async () => {
    const { client: laptop } = await guest('on the laptop');
    await proves(laptop);
    const lost: string[] = [];
    const fetchOnce = async (url: string, init?: RequestInit) => {
      const response = await fetch(url, init);
      if (!url.includes('/v1/identity/email?')) return response;
      lost.push((JSON.parse(String(init?.body)) as { attempt: string }).attempt);
      if (lost.length === 1) throw new TypeError('The answer was lost.');
      return response;
    };
    const device = new MemoryDevice();
    const phone = bench.tab(device, { fetch: fetchOnce });
    await phone.post(null, 'on the phone');
    await shows(phone, 'on the phone');
    await proves(phone);
    assert.equal(lost.length, 2);
    assert.equal(lost[0], lost[1], 'under the same name');
    await until(phone, () => phone.snapshot.conversations.size === 2, 'both conversations');
    await shows(phone, 'on the phone');
    await until(laptop, () => laptop.snapshot.conversations.size === 2, 'there, too');
  });

  it('[N12] a wrong code changes nothing: the chat goes on as it was', async () => {
    const { client } = await guest('as a guest');
    const proof = await client.emailProof();
    await proof.ask(EMAIL, 'en');
    const wrong = String((Number(bench.codes.get(EMAIL)) + 1) % 1_000_000).padStart(6, '0');
    await assert.rejects(proof.prove(wrong), { code: 'wrong-code' });
    assert.equal(proof.proven, null);
    await client.post(null, 'still a guest');
    await shows(client, 'still a guest');
    await proof.prove(bench.codes.get(EMAIL)!);
    await shows(client, 'still a guest');
    const again = await client.emailProof();
    await assert.rejects(again.ask('bo@shop.example', 'en'), { code: 'forbidden' });
  });

  it('[N11] is told how long to wait for another code', async () => {
    const client = bench.tab(new MemoryDevice());
    const proof = await client.emailProof();
    await proof.ask(EMAIL, 'en');
    await assert.rejects(
      proof.ask(EMAIL, 'en'),
      (error: { code: string; retryAfterMs: number }) => {
        assert.equal(error.code, 'rate-limited');
        assert.ok(error.retryAfterMs > 86_000_000);
        return true;
      },
    );
  });

  it('[N15] whoever logs in leaves what others share, and this device forgets it', async () => {
    const { client: laptop } = await guest('on the laptop');
    await proves(laptop);
    const device = new MemoryDevice();
    const phone = bench.tab(device);
    await proves(phone);
    await shows(phone, 'on the laptop');
    await phone.identify(bench.is('c1', 'Ada'));
    await until(phone, () => phone.snapshot.link.at === 'stopped', 'the end');
    await emptied(device);
    const next = bench.tab(device);
    await next.identify(bench.is('c1', 'Ada'));
    await next.start();
    await until(next, () => next.snapshot.me?.name === 'Ada', 'Ada');
    assert.deepEqual(shownTexts(next), []);
    await laptop.post(null, 'still here');
    await shows(laptop, 'still here');
  });

  it('[N16] a device whose token is void forgets what it held by a proof', async () => {
    const { client, device } = await guest('on the laptop');
    await proves(client);
    await client.close();
    device.identity = { ...device.identity!, token: 'x'.repeat(43) };
    const next = bench.tab(device);
    await next.resume();
    await until(next, () => next.snapshot.link.at === 'stopped', 'the end');
    await emptied(device);
  });

  it('[N16] logging out ends it here and nowhere else', async () => {
    const { client: laptop } = await guest('on the laptop');
    await proves(laptop);
    const device = new MemoryDevice();
    const phone = bench.tab(device);
    await proves(phone);
    await shows(phone, 'on the laptop');
    await phone.logOut();
    assert.equal(device.identity, null);
    await laptop.post(null, 'still here');
    await shows(laptop, 'still here');
  });
});

/** Resolves when nothing of anybody is kept there. */
async function emptied(device: MemoryDevice): Promise<void> {
  while (device.identity !== null || device.conversations.size > 0)
    await new Promise((resolve) => setImmediate(resolve));
}
