// `npm run cluster`: the demo on two servers with one PostgreSQL, to be looked at and to be killed.
import { startCluster } from './cluster.ts';
import { noPostgres, startPostgres } from './postgres.ts';

try {
  await run();
} catch (error) {
  // Whatever stops a start is one line that says what to do.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { address, stop } = await database();
  const cluster = await startCluster(address, {
    started: (name, process, ports) =>
      console.log(
        `Server ${name} runs: process ${process}, shop ${ports.shop}, care ${ports.care}`,
      ),
    ended: (name) =>
      console.log(`Server ${name} has ended; the other goes on. It starts again soon.`),
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  console.log(`
  Shop   ${cluster.shop}   behind a load balancer: each connection goes to the next server
  Desk   ${cluster.desk}

  Kill one of them (kill -9 and its process): both sides go on at the other. Ctrl-C ends all.`);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void cluster.close().then(stop);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}

async function database(): Promise<{ address: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { address: given, stop: () => Promise.resolve() };
  const missing = noPostgres();
  if (missing) throw new Error(`${missing}: install it, or name a database in DATABASE_URL.`);
  const postgres = await startPostgres();
  return { address: await postgres.database(), stop: () => postgres.stop() };
}
