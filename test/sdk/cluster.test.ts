// What `npm run cluster` starts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCluster, type Cluster } from '../support/cluster.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

describe('the demo on two servers', { skip: noPostgres() ?? false }, () => {
  let postgres: TestPostgres;
  let cluster: Cluster;
  const processes = new Map<string, number>();
  const told: string[] = [];
  let wake = () => {};
  before(async () => {
    postgres = await startPostgres();
    cluster = await startCluster(await postgres.database(), {
      started(name, process) {
        processes.set(name, process);
        told.push(`${name} started`);
        wake();
      },
      ended(name) {
        told.push(`${name} ended`);
        wake();
      },
    });
  });
  after(async () => {
    await cluster?.close();
    await postgres.stop();
  });

  const until = async (message: string) => {
    while (!told.includes(message)) await new Promise<void>((resolve) => (wake = resolve));
  };
  /** Each on a connection of its own, so that they go to both servers in turn. */
  const answers = (url: string, cookie: string) =>
    Promise.all(
      Array.from({ length: 4 }, async () => {
        const answer = await fetch(url, { headers: { cookie, connection: 'close' } });
        return { status: answer.status, text: await answer.text() };
      }),
    );

  it('has one shop and one desk, on which a log-in at one is known by the other', async () => {
    const enter = await fetch(`${cluster.desk}?as=anna`, { redirect: 'manual' });
    const cookie = enter.headers.getSetCookie()[0]!.split(';')[0]!;
    for (const { status, text } of await answers(cluster.desk, cookie)) {
      assert.equal(status, 200);
      assert.match(text, /<care-desk/);
    }
    for (const { text } of await answers(cluster.desk, `${cookie}x`))
      assert.doesNotMatch(text, /<care-desk/, 'a forged log-in is none');
    for (const { text } of await answers(cluster.shop, '')) assert.match(text, /care-widget\.js/);
  });

  it('goes on with one when the other is killed, which starts again', async () => {
    told.length = 0;
    process.kill(processes.get('A')!, 'SIGKILL');
    await until('A ended');
    for (const { status } of await answers(cluster.shop, '')) assert.equal(status, 200);
    await until('A started');
    for (const { status } of await answers(cluster.shop, '')) assert.equal(status, 200);
  });
});
