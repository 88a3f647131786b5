// A shopper whom the shop knows: what they wrote before is theirs, on every device, and nobody else's.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CareClient } from '../../widget/client/care-client.ts';
import { MemoryDevice } from '../../widget/history/memory-history.ts';
import { isSettled, only, shownTexts } from '../support/client-bench.ts';
import { IdentityBench, until } from './identity-bench.ts';

const left = ({ snapshot: { link } }: CareClient) => link.at === 'stopped' && link.why === 'left';
const nameOf = ({ snapshot }: CareClient) => snapshot.me?.name;

describe('identify', () => {
  let bench: IdentityBench;
  beforeEach(async () => (bench = await IdentityBench.open()));
  afterEach(() => bench.close());

  const settled = (client: CareClient, text: string) =>
    until(client, () => isSettled(client) && shownTexts(client).includes(text), `settled ${text}`);

  /** A device on which a guest has written. */
  async function guest(): Promise<{ device: MemoryDevice; client: CareClient }> {
    const device = new MemoryDevice();
    const client = bench.tab(device);
    await client.post(null, 'as a guest');
    await settled(client, 'as a guest');
    return { device, client };
  }

  it('[N3] in the middle of a chat: it goes on as the customer’s, and is on their other device', async () => {
    const { client, device } = await guest();
    const { id, epoch } = only(client);
    await client.identify(bench.is('c1', 'Ada'));
    await until(client, () => nameOf(client) === 'Ada', 'the name');
    await client.post(null, 'as Ada');
    await settled(client, 'as Ada');
    assert.deepEqual([only(client).id, only(client).epoch], [id, epoch]);
    assert.equal(device.identity?.customer, 'c1');
    const phone = bench.tab(new MemoryDevice());
    await phone.identify(bench.is('c1'));
    assert.equal(phone.snapshot.link.at, 'idle', 'and connects nobody by itself');
    await phone.start();
    await settled(phone, 'as Ada');
    assert.deepEqual(shownTexts(phone), ['as a guest', 'as Ada']);
  });

  it('[N3] on the next page: what was kept is shown, and is theirs', async () => {
    const { client, device } = await guest();
    await client.close();
    const next = bench.tab(device);
    await next.identify(bench.is('c1', 'Ada'));
    await next.resume();
    await until(next, () => nameOf(next) === 'Ada', 'the name');
    assert.deepEqual(shownTexts(next), ['as a guest']);
    assert.equal(bench.exchanges, 1);
    await next.identify(bench.is('c1', 'Ada'));
    assert.equal(bench.exchanges, 1, 'saying it again changes nothing');
  });

  it('[N9] another customer on the same device sees nothing of the one before', async () => {
    const { client, device } = await guest();
    await client.identify(bench.is('c1', 'Ada'));
    await until(client, () => nameOf(client) === 'Ada', 'the name');
    await client.close();
    const seen: string[] = [];
    const ben = bench.tab(device);
    ben.subscribe(() => seen.push(...shownTexts(ben)));
    await ben.identify(bench.is('c2', 'Ben'));
    await ben.resume();
    assert.ok(left(ben));
    assert.deepEqual(
      [device.identity, device.conversations.size, device.outbox.length],
      [null, 0, 0],
    );
    const again = bench.tab(device);
    await again.identify(bench.is('c2', 'Ben'));
    await again.start();
    await until(again, () => nameOf(again) === 'Ben', 'Ben');
    assert.deepEqual([...seen, ...shownTexts(again)], []);
  });

  it('[N9] nobody, where a customer was, is a log-out; a shop that cannot say is none', async () => {
    const { client, device } = await guest();
    await client.identify(bench.is('c1', 'Ada'));
    await until(client, () => nameOf(client) === 'Ada', 'the name');
    await client.close();
    const unsure = bench.tab(device);
    await unsure.identify(() => Promise.reject(new Error('The shop is down.')));
    await unsure.resume();
    await settled(unsure, 'as a guest');
    await unsure.close();
    const nobody = bench.tab(device);
    await nobody.identify(() => null);
    await nobody.resume();
    assert.ok(left(nobody));
    assert.equal(device.identity, null);
  });

  it('[N5] an answer that got lost, and a page that went with it: nothing is lost or doubled', async () => {
    const { client, device } = await guest();
    bench.fate = 'lost';
    const identified = client.identify(bench.is('c1', 'Ada'));
    await until(client, () => client.snapshot.link.at === 'waiting', 'the loss');
    await identified;
    assert.ok(device.identity?.unproven);
    await client.post(null, 'meanwhile');
    await client.close();
    bench.fate = 'given';
    const next = bench.tab(device);
    await next.identify(bench.is('c1', 'Ada'));
    await next.resume();
    await settled(next, 'meanwhile');
    assert.equal(nameOf(next), 'Ada');
    assert.deepEqual(shownTexts(next), ['as a guest', 'meanwhile']);
    assert.equal(next.snapshot.conversations.size, 1);
  });

  it('[N9] whose word got lost is still known when somebody else comes', async () => {
    const { client, device } = await guest();
    bench.fate = 'lost';
    void client.identify(bench.is('c1', 'Ada'));
    await until(client, () => client.snapshot.link.at === 'waiting', 'the loss');
    await client.close();
    bench.fate = 'given';
    const ben = bench.tab(device);
    await ben.identify(bench.is('c2', 'Ben'));
    await ben.resume();
    assert.ok(left(ben));
    assert.equal(device.conversations.size, 0);
  });

  it('[P5] what waits in the outbox goes to its conversation, as whoever it is by then', async () => {
    const { client, device } = await guest();
    await client.close();
    const connect = () => {
      throw new Error('offline');
    };
    const offline = bench.tab(device, { connect });
    await offline.post(null, 'written offline');
    await offline.close();
    const next = bench.tab(device);
    await next.identify(bench.is('c1'));
    await next.resume();
    await settled(next, 'written offline');
    assert.deepEqual(shownTexts(next), ['as a guest', 'written offline']);
    assert.equal(next.snapshot.conversations.size, 1);
  });

  it('[N5] two tabs at once are one customer, and what both write is there once', async () => {
    const { client, device } = await guest();
    const other = bench.tab(device);
    await other.resume();
    await until(other, () => isSettled(other), 'the other tab');
    const posted = [client.post(null, 'one'), other.post(null, 'two')];
    await Promise.all([
      client.identify(bench.is('c1', 'Ada')),
      other.identify(bench.is('c1', 'Ada')),
      ...posted,
    ]);
    const all = ['as a guest', 'one', 'two'];
    for (const tab of [client, other])
      await until(
        tab,
        () =>
          nameOf(tab) === 'Ada' &&
          isSettled(tab) &&
          all.every((text) => shownTexts(tab).includes(text)),
        'all of it',
      );
    const phone = bench.tab(new MemoryDevice());
    await phone.identify(bench.is('c1'));
    await phone.start();
    await until(phone, () => shownTexts(phone).length >= 3, 'all of it');
    assert.deepEqual(shownTexts(phone).sort(), all);
    assert.equal(device.identity?.customer, 'c1');
  });

  it('[P5] a tab that knows nothing of it goes on, and nothing of it is lost', async () => {
    const { client, device } = await guest();
    const other = bench.tab(device);
    await other.resume();
    await until(other, () => isSettled(other), 'the other tab');
    await client.identify(bench.is('c1', 'Ada'));
    await other.post(null, 'from the other tab');
    await until(other, () => nameOf(other) === 'Ada' && isSettled(other), 'the customer');
    await settled(client, 'from the other tab');
    assert.deepEqual(shownTexts(other), ['as a guest', 'from the other tab']);
  });

  it('[N7] logging out ends the token, also on a page that has opened nothing', async () => {
    for (const opened of [true, false]) {
      const { client, device } = await guest();
      await client.identify(bench.is('c1', 'Ada'));
      await until(client, () => nameOf(client) === 'Ada', 'the name');
      const { token } = device.identity!;
      if (!opened) await client.close();
      await (opened ? client : bench.tab(device)).logOut();
      assert.equal(device.identity, null);
      const thief = new MemoryDevice();
      thief.identity = { device: crypto.randomUUID(), token };
      for (;;) {
        const tab = bench.tab(thief);
        await tab.resume();
        await until(tab, () => tab.snapshot.me !== null, 'somebody');
        await tab.close();
        if (thief.identity?.token !== token) break; // its request outlives the page: it may come a moment later
      }
      assert.equal(thief.identity?.customer, undefined);
    }
  });

  it('says what is wrong with what it is given, and goes on as before', async () => {
    const { client } = await guest();
    for (const wrong of [7, null, 'no token', {}])
      await assert.rejects(client.identify(wrong as never), {
        code: 'bad-request',
        message: /identify\(\) needs/,
      });
    await client.identify('a.eyJzdWIiOiJjMSJ9.b');
    await client.post(null, 'still here');
    await settled(client, 'still here');
    assert.equal(nameOf(client), undefined);
  });
});
