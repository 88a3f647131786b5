// The server is asked to stop while everybody writes. It says so, answers what is under way and goes by itself; the
// clients come back one by one, to the same address started again or to another process that is there already.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { openFaultProxy } from './fault-proxy.ts';
import { startFaultServer } from './fault-server.ts';
import { AGENT_IDS } from './kill-server.ts';
import { pause, until } from './until.ts';
import { settled } from './verdict.ts';
import type { World, Worlds } from './world.ts';

/** A supervisor would wait at least twice as long before it kills. */
const GONE_WITHIN_MS = 5_000;
/** All that a server gives them to come back in, and one failed attempt. */
const HEALED_WITHIN_MS = 15_000;
const READY_WITHIN_MS = 20_000;
const STOP_AFTER_MAX_MS = 400;

type Successor = 'restart' | 'handover';

/** `handover` needs a store that two processes may share. */
export function drainServer(
  worlds: Worlds,
  successor: Successor,
  options: CheckOptions,
): Promise<CheckReport> {
  const counts = { gone: 0, healed: 0 };
  return runCheck(
    `drain ${successor} ${worlds.kind}`,
    options,
    (_, dice) => worlds.use((world) => oneStop(world, successor, dice, counts)),
    () =>
      `slowest stop ${Math.round(counts.gone)} ms, slowest heal ${Math.round(counts.healed)} ms`,
  );
}

async function oneStop(
  world: World,
  successor: Successor,
  dice: Dice,
  counts: { gone: number; healed: number },
): Promise<string[]> {
  const { server, store } = world;
  const proxy = await openFaultProxy(server.port);
  const crew = new Crew({ server: proxy.url, dice, shoppers: 2, agents: AGENT_IDS });
  const next = successor === 'handover' ? await startFaultServer(world.address) : server;
  try {
    void crew.start();
    await crew.write(1);
    const isReady = () => crew.all.every(({ client }) => client.snapshot.link.at === 'ready');
    const wrong = (await until(isReady, READY_WITHIN_MS)) ? [] : ['they were not all there'];
    const writing = crew.write(4);
    await pause(dice.below(STOP_AFTER_MAX_MS));
    const asked = performance.now();
    const stopping = server.end(dice.chance(0.5) ? 'SIGTERM' : 'SIGINT');
    proxy.target = next.port;
    const code = await stopping;
    const goneMs = performance.now() - asked;
    if (next === server) await server.start();
    await writing;
    wrong.push(...(await settled(crew, store, HEALED_WITHIN_MS)));
    counts.gone = Math.max(counts.gone, goneMs);
    counts.healed = Math.max(counts.healed, performance.now() - asked - goneMs);
    const untold = crew.all.filter(({ heard }) => !heard.has('draining'));
    return [
      ...wrong,
      ...(code === 0 ? [] : [`it ended with ${code}`]),
      ...(goneMs <= GONE_WITHIN_MS ? [] : [`it took ${Math.round(goneMs)} ms to stop`]),
      ...untold.map(({ name }) => `${name} was not told`),
    ];
  } finally {
    await crew.close();
    await proxy.close();
    if (next !== server) await next.kill();
  }
}
