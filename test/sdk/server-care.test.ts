import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { CareError, createCare, type CareOptions } from '../../sdk/server/index.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { RealPeer, refusal, serve, SHOP, socketUrl } from './server-stage.ts';

const sites = { demo: { name: 'Demo', origins: [SHOP] } };

async function problem(options: unknown): Promise<string> {
  try {
    const care = await createCare(options as CareOptions);
    await care.close();
  } catch (error) {
    assert.ok(error instanceof CareError, String(error));
    assert.doesNotMatch(error.message, /\n/);
    return error.message;
  }
  assert.fail('it was accepted');
}

describe('createCare', () => {
  it('names the option that is wrong, in one line', async () => {
    const store = 'sqlite::memory:';
    const wrong: [unknown, RegExp][] = [
      [undefined, /options/],
      [{ sites }, /store/],
      [{ store, sites: {} }, /sites.*at least one site/],
      [{ store, sites: { 'Not An Id': sites.demo } }, /sites/],
      [{ store, sites: { demo: { name: 'Demo' } } }, /sites\.demo\.origins/],
      [
        { store, sites: { demo: { name: 'Demo', origins: ['shop.example'] } } },
        /origins\.0.*https:/,
      ],
      [{ store, sites: { demo: { name: 'Demo', origins: [`${SHOP}/`] } } }, /origins\.0.*slash/],
      [{ store, sites, orgins: [] }, /no option "orgins"/],
      [
        { store, sites: { demo: { ...sites.demo, colour: 'red' } } },
        /no option "sites\.demo\.colour"/,
      ],
      [{ store, sites, authenticateAgent: 'anna' }, /authenticateAgent/],
      [{ store, sites, rates: { opsPerSecond: 0 } }, /rates\.opsPerSecond/],
      [{ store, sites, apiRate: { requests: 0, seconds: 60 } }, /apiRate\.requests/],
      [{ store, sites, files: 's3:bucket' }, /disk:files/],
      [{ store, sites, files: {} }, /files.*disk:files/],
      [{ store, sites, filePolicy: { types: ['image/svg+xml'] } }, /filePolicy\.types/],
      [{ store, sites, filePolicy: { maxCount: 6 } }, /filePolicy\.maxCount/],
      [{ store, sites, scanFile: true }, /scanFile/],
      [{ store, sites, fileLinkSecret: 'short' }, /fileLinkSecret/],
      [{ store: {}, sites }, /store.*sqlite:care\.db/],
      [{ store: 'mysql://x', sites }, /sqlite:care\.db/],
      [{ store: 'mysql://u:a/b@c@h/x', sites }, /"mysql:\/\/u:…@h\/x"/],
      [{ store: 'sqlite:/no/such/folder/care.db', sites }, /\/no\/such\/folder/],
    ];
    for (const [options, expected] of wrong) assert.match(await problem(options), expected);
  });

  it('says in one line what to do about a port that cannot be had', async () => {
    const first = await serve();
    const second = await createCare({ store: 'sqlite::memory:', sites });
    const port = Number(new URL(first.url).port);
    await assert.rejects(second.listen(port, '127.0.0.1'), (error: unknown) => {
      assert.ok(error instanceof CareError);
      assert.match(error.message, new RegExp(`^Port ${port} is in use: .*choose another port\\.$`));
      return true;
    });
    await assert.rejects(second.listen(0, '203.0.113.1'), /not an address of this machine/);
    for (const wrong of [-1, 65_536, 1.5, NaN])
      await assert.rejects(
        second.listen(wrong),
        new RegExp(`^CareError: ${wrong} is no port: choose`),
      );
    await second.close();
    await first.close();
  });

  it('[O2] applies what the merchant’s own code asks through the same rules, and tells sockets', async () => {
    const { care, url, close } = await serve();
    const shopper = await RealPeer.enter(url);
    const conversation = await shopper.start();
    const anna = { role: 'agent', id: 'anna', name: 'Anna' } as const;
    const op = uuidV7(1);
    const request = {
      site: 'demo',
      actor: anna,
      conversation,
      action: { kind: 'message.post', text: 'from the shop' },
      op,
      at: 1_700_000_000_000,
    } as const;
    assert.deepEqual(await care.apply(request), { seq: 2, at: request.at });
    assert.deepEqual(await care.apply(request), { seq: 2, at: request.at });
    await shopper.until(
      (frame): frame is typeof frame & { type: 'event' } =>
        frame.type === 'event' && frame.event.op === op,
    );
    const code = (expected: string) => (error: unknown) =>
      error instanceof CareError && error.code === expected;
    await assert.rejects(
      care.apply({ ...request, conversation: uuidV4(), op: uuidV7(1) }),
      code('not-found'),
    );
    await assert.rejects(care.apply({ ...request, site: 'nobody' }), code('unknown-site'));
    await assert.rejects(care.apply({ ...request, conversation: 'x' }), code('bad-request'));
    await close();
  });

  it('[L7] stops in good order: says so, answers what is under way, closes, and can do it again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'care-close-'));
    const address = `sqlite:${join(folder, 'care.db')}`;
    const { care, url, close } = await serve({ store: address });
    const shopper = await RealPeer.enter(url);
    const conversation = await shopper.start();
    const answers = ['one', 'two'].map((text) =>
      shopper.act(conversation, { kind: 'message.post', text }),
    );
    await shopper.until(
      (frame): frame is typeof frame & { type: 'event' } =>
        frame.type === 'event' && frame.event.seq === 2,
    );
    const closing = close();
    assert.ok((await shopper.next('draining')).withinMs > 0);
    assert.equal(await shopper.ended(), CLOSE_CODES.DRAINING);
    const seqs = (await Promise.all(answers)).map((answer) => 'seq' in answer && answer.seq);
    assert.deepEqual(seqs, [2, 3]);
    await closing;
    await care.close();
    await assert.rejects(fetch(`${url}/v1/health`));
    const store = await openStore(address);
    assert.equal((await store.conversation('demo', conversation))?.publicSeq, 3);
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('[L7] stops although a client does not say good-bye, and lets nobody in meanwhile', async () => {
    const { url, close } = await serve();
    const deaf = await RealPeer.enter(url);
    deaf.socket.pause();
    const closing = close();
    assert.equal((await refusal(socketUrl(url), { origin: SHOP })).status, 503);
    await closing;
    deaf.socket.terminate();
  });

  it('closes a store that it was given', async () => {
    const store = await openStore('sqlite::memory:');
    const care = await createCare({ store, sites });
    await care.close();
    await assert.rejects(store.conversation('demo', uuidV4()));
  });
});
