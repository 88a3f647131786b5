// Nothing that was committed is lost for a receiver when the process that sends it is killed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { createCare } from '../../sdk/server/index.ts';
import { newWebhookSecret } from '../../sdk/webhooks/signature.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { Receiver, verifyByReference } from './webhook-stage.ts';

const SENDER = fileURLToPath(new URL('webhook-sender-main.ts', import.meta.url));
/** Longer than a lease: whoever comes next may take over. */
const LATER_MS = 120_000;
const secret = newWebhookSecret(systemRandom);

/** Kills a sender while its receiver has not answered the given delivery, and lets another process finish. */
async function killedInMidDelivery(store: string, during: number): Promise<void> {
  const receiver = await new Receiver().up();
  // The others are answered; this one hangs until its sender is dead.
  receiver.answer = () => (receiver.got.length === during ? null : 204);
  const sender = spawn(process.execPath, [SENDER, store, receiver.url, secret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [conversation] = (await once(createInterface({ input: sender.stdout }), 'line')) as [
    string,
  ];
  await receiver.until(during);
  const dead = once(sender, 'exit');
  sender.kill('SIGKILL');
  await dead;
  receiver.answer = () => 204;
  const later = { ...systemClock, now: () => Date.now() + LATER_MS };
  receiver.now = later.now;
  const before = receiver.got.length;
  const care = await createCare({
    store,
    sites: { demo: { name: 'Demo', origins: ['https://shop.example'] } },
    webhooks: [{ url: receiver.url, secret }],
    webhookDelivery: { allowPrivateTargets: true },
    clock: later,
  });
  await receiver.until(before + 5 - (during - 1));
  await care.close();
  await receiver.down();
  const mine = receiver.got.filter((got) => got.conversation === conversation);
  assert.equal(mine[during - 1]!.id, mine[during]!.id, 'what was cut off is sent again, first');
  const texts = mine.map(({ text }) => text).toSpliced(during - 1, 1);
  assert.deepEqual(texts, [undefined, '1', '2', '3', '4']);
  for (const got of mine) verifyByReference(got, secret);
}

describe('a sender that is killed with a delivery under way', () => {
  let folder = '';
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'care-webhooks-'))));
  after(() => rm(folder, { recursive: true }));

  for (const during of [1, 2, 5])
    it(`leaves delivery ${during} of 5 to the next, in SQLite: each event arrives, in order, under its id`, () =>
      killedInMidDelivery(`sqlite:${join(folder, `${during}.db`)}`, during));

  describe('PostgreSQL', { skip: noPostgres() ?? false }, () => {
    let server: TestPostgres;
    before(async () => void (server = await startPostgres()));
    after(() => server.stop());
    it('leaves it to the next there, too', async () =>
      killedInMidDelivery(await server.database(), 3));
  });
});
