// The server dies at one exact moment: around a commit, in the middle of a frame, in the middle of a resume.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { FAILPOINTS, type Failpoint } from './failpoints.ts';
import { AGENT_IDS } from './kill-server.ts';
import { until } from './until.ts';
import { settled } from './verdict.ts';
import { closeWorlds, openWorlds, type StoreKind, type World } from './world.ts';

const HEALED_WITHIN_MS = 30_000;
const REACHED_WITHIN_MS = 15_000;
const SKIP_MAX = 3;

/** How often a point may be passed before it is deadly; a first visit happens once in a try. */
const skipMax = (point: Failpoint) => (point.endsWith('-visitor') ? 1 : SKIP_MAX);

/** `tries` are for each of the failpoints. */
export async function* killAtFailpoints(
  kind: StoreKind,
  { tries, seed, lanes }: CheckOptions,
): AsyncGenerator<CheckReport> {
  const worlds = await openWorlds(kind, Math.min(lanes, tries));
  try {
    for (const point of FAILPOINTS)
      yield await runCheck(`failpoint ${point} ${kind}`, { tries, seed, lanes }, (_, dice, lane) =>
        dieAt(point, worlds[lane]!, dice),
      );
  } finally {
    await closeWorlds(worlds);
  }
}

async function dieAt(point: Failpoint, { server, store }: World, dice: Dice): Promise<string[]> {
  const crew = new Crew({ server: server.url, dice, shoppers: 2, agents: AGENT_IDS });
  try {
    void crew.start();
    await crew.write(1);
    await server.arm(point, dice.below(skipMax(point)));
    // Ops, a first visit, and somebody who comes back: one of them passes the point.
    const comer = crew.addShopper();
    const writing = [crew.write(3), crew.shopperWrites(comer, 2)];
    crew.all[dice.below(crew.all.length)]!.client.wake('network');
    await Promise.all(writing);
    const reached = await until(() => {
      if (!server.alive) return true;
      if (dice.chance(0.1)) crew.all[dice.below(crew.all.length)]!.client.wake('network');
      return false;
    }, REACHED_WITHIN_MS);
    await server.kill();
    await server.start();
    crew.look();
    const wrong = await settled(crew, store, HEALED_WITHIN_MS);
    return reached ? wrong : [`${point} was not reached`, ...wrong];
  } finally {
    await crew.close();
  }
}
