// The demo on two servers, each a process, behind a load balancer; whoever dies is started again.
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../../demo/demo.ts';
import { sleep, systemClock } from '../../sdk/runtime.ts';
import { Balancer } from './balancer.ts';

const SCRIPT = fileURLToPath(new URL('./cluster-node.ts', import.meta.url));
const AGAIN_AFTER_MS = 3_000;
const NAMES = ['A', 'B'] as const;

type Ports = Demo['ports'];

export interface Cluster {
  readonly shop: string;
  readonly desk: string;
  close(): Promise<void>;
}

export interface ClusterWatch {
  started(name: string, process: number, ports: Ports): void;
  ended(name: string): void;
}

/** @param store a `postgres://` address */
export async function startCluster(store: string, watch: ClusterWatch): Promise<Cluster> {
  const life = new AbortController();
  const running = new Set<ChildProcess>();
  const [shops, cares] = [new Balancer(), new Balancer()];
  await Promise.all([shops.listen(), cares.listen()]);
  const files = await mkdtemp(join(tmpdir(), 'care-cluster-'));
  const [shop, care] = [shops, cares].map(({ port }) => `http://localhost:${port}`) as [
    string,
    string,
  ];
  const signInSecret = randomBytes(32).toString('base64url');
  const options = JSON.stringify({ store, shop, care, files, signInSecret });

  const run = async (name: string): Promise<void> => {
    const child = fork(SCRIPT, [options]);
    running.add(child);
    const ports = await portsOf(child);
    shops.add(ports.shop);
    cares.add(ports.care);
    watch.started(name, child.pid ?? 0, ports);
    child.once('exit', () => {
      running.delete(child);
      shops.remove(ports.shop);
      cares.remove(ports.care);
      if (life.signal.aborted) return;
      watch.ended(name);
      sleep(systemClock, AGAIN_AFTER_MS, life.signal)
        .then(() => run(name))
        .catch(() => {});
    });
  };
  const close = async () => {
    life.abort();
    await Promise.all([...running].map(ended));
    await Promise.all([shops.close(), cares.close()]);
    await rm(files, { recursive: true, force: true });
  };
  try {
    // One after the other: the first makes the tables and the seeds.
    for (const name of NAMES) await run(name);
  } catch (error) {
    await close();
    throw error;
  }
  return { shop, desk: `${care}/desk`, close };
}

/** @throws when it ends before it is ready; it has said why */
async function portsOf(child: ChildProcess): Promise<Ports> {
  const end = new AbortController();
  child.once('exit', () => end.abort());
  try {
    const [ports] = (await once(child, 'message', { signal: end.signal })) as [Ports];
    return ports;
  } catch (cause) {
    throw new Error('A server of the cluster did not start.', { cause });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
