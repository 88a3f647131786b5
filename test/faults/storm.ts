// Thousands of connections end in one moment: their server was killed and comes back, or the network between blinked.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SITE } from '../support/test-site.ts';
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { ORIGIN } from './fault-server.ts';
import type { StormOrder, StormState, StormWriter } from './storm-main.ts';
import { pause, until } from './until.ts';
import { Worlds, type StoreKind, type World } from './world.ts';

const MAIN = fileURLToPath(new URL('storm-main.ts', import.meta.url));
const BACK_WITHIN_MS = 60_000;
const LOOP_P99_MAX_MS = 200;
/** How fast shoppers come before anything happens. */
const JOIN_PER_SECOND = 250;
/** Everybody writes at a moment of these, and the storm begins in their middle. */
const WRITING_MS = 2_000;
/** More than any conversation of these holds. */
const ALL = 1_000;

export type Storm = 'server killed' | 'network lost';

interface Figures {
  backMs: number;
  p99Ms: number;
  maxMs: number;
}

export function reconnectStorm(
  kind: StoreKind,
  storm: Storm,
  clients: number,
  options: CheckOptions,
): Promise<CheckReport> {
  const worst: Figures = { backMs: 0, p99Ms: 0, maxMs: 0 };
  let turn = Promise.resolve<readonly string[]>([]);
  return runCheck(
    `storm ${clients} ${storm} ${kind}`,
    options,
    () => (turn = turn.then(() => inWorld(kind, (world) => blow(world, storm, clients, worst)))),
    () => {
      const { backMs, p99Ms, maxMs } = worst;
      const back = `slowest all back ${(backMs / 1_000).toFixed(1)} s`;
      return `${back}, event loop p99 ${p99Ms.toFixed(0)} ms, max ${maxMs.toFixed(0)} ms`;
    },
  );
}

async function inWorld<T>(kind: StoreKind, work: (world: World) => Promise<T>): Promise<T> {
  const worlds = new Worlds(kind, 1);
  try {
    return await worlds.use(work);
  } finally {
    await worlds.close();
  }
}

async function blow(
  world: World,
  storm: Storm,
  count: number,
  worst: Figures,
): Promise<readonly string[]> {
  const crowd = await openCrowd(world.server.url, count);
  const calm = ({ ready, unanswered, behind }: StormState) =>
    ready === count && unanswered === 0 && behind === 0;
  try {
    crowd.order({ do: 'join', withinMs: (count / JOIN_PER_SECOND) * 1_000 });
    crowd.order({ do: 'write', withinMs: (count / JOIN_PER_SECOND) * 1_000 });
    const joined = await until(async () => calm(await crowd.state()), 10 * BACK_WITHIN_MS);
    if (!joined) return ['they never all came', JSON.stringify(await crowd.state())];
    crowd.order({ do: 'write', withinMs: WRITING_MS });
    await pause(WRITING_MS / 2);
    await begin(world, storm, crowd);
    await world.server.vitals(); // counts from here
    const began = performance.now();
    const back = await until(async () => calm(await crowd.state()), BACK_WITHIN_MS);
    const backMs = performance.now() - began;
    const { loopP99Ms, loopMaxMs } = await world.server.vitals();
    worst.backMs = Math.max(worst.backMs, backMs);
    worst.p99Ms = Math.max(worst.p99Ms, loopP99Ms);
    worst.maxMs = Math.max(worst.maxMs, loopMaxMs);
    return [
      ...(back ? [] : [`not all back: ${JSON.stringify(await crowd.state())}`]),
      ...(loopP99Ms <= LOOP_P99_MAX_MS ? [] : [`event loop p99 ${loopP99Ms.toFixed(0)} ms`]),
      ...(await lost(world, await crowd.all())),
    ];
  } finally {
    crowd.close();
  }
}

async function begin({ server }: World, storm: Storm, crowd: Crowd): Promise<void> {
  if (storm === 'network lost') {
    crowd.order({ do: 'drop' });
    return;
  }
  await server.kill();
  await server.start();
}

/** Every message is stored exactly once, in the order of its writer. */
async function lost({ store }: World, writers: readonly StormWriter[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { conversation, written } of writers) {
    const range = { site: SITE, conversation, log: 'public', after: 0, before: null } as const;
    const events = await store.events({ ...range, limit: ALL, end: 'oldest' });
    const stored = events.filter(({ what }) => what.kind === 'message.posted').map(({ op }) => op);
    if (stored.join() !== written.join())
      wrong.push(`${conversation}: stored ${stored.join()}, written ${written.join()}`);
  }
  return wrong.slice(0, 5);
}

interface Crowd {
  order(order: StormOrder): void;
  state(): Promise<StormState>;
  all(): Promise<readonly StormWriter[]>;
  close(): void;
}

async function openCrowd(url: string, count: number): Promise<Crowd> {
  const child = fork(MAIN, [JSON.stringify({ url, site: SITE, origin: ORIGIN, count })]);
  await once(child, 'message');
  const order = (given: StormOrder) => void child.send(given);
  const ask = async (given: StormOrder): Promise<unknown> => {
    order(given);
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  return {
    order,
    state: async () => (await ask({ do: 'tell' })) as StormState,
    all: async () => (await ask({ do: 'tell all' })) as readonly StormWriter[],
    close: () => void child.kill('SIGKILL'),
  };
}
