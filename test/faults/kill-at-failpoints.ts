// The server dies at one exact moment: around a commit, in the middle of a frame, in the middle of a resume.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { FAILPOINTS, type Failpoint } from './failpoints.ts';
import { AGENT_IDS } from './kill-server.ts';
import { until } from './until.ts';
import { settled } from './verdict.ts';
import type { World, Worlds } from './world.ts';

const HEALED_WITHIN_MS = 30_000;
/** Now and then somebody comes back and lacks something, until the point was passed. */
const POKES_MAX = 20;
const POKE_EVERY_MS = 750;
const SKIP_MAX = 3;

/** How often a point may be passed before it is deadly; a first visit happens once in a try. */
const skipMax = (point: Failpoint) => (point.endsWith('-visitor') ? 1 : SKIP_MAX);

/** `tries` are for each of the failpoints. */
export function killAtFailpoints(worlds: Worlds, options: CheckOptions): Promise<CheckReport>[] {
  return FAILPOINTS.map((point) =>
    runCheck(`failpoint ${point} ${worlds.kind}`, options, (_, dice) =>
      worlds.use((world) => dieAt(point, world, dice)),
    ),
  );
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
    const passers = point === 'reading-inbox' ? crew.agents : crew.all;
    for (let pokes = 0; server.alive && pokes < POKES_MAX; pokes++) {
      passers[dice.below(passers.length)]!.client.wake('network');
      await crew.shopperWrites(crew.shoppers[dice.below(2)]!, 1);
      await until(() => !server.alive, POKE_EVERY_MS);
    }
    const reached = !server.alive;
    await server.kill();
    await server.start();
    crew.look();
    const wrong = await settled(crew, store, HEALED_WITHIN_MS);
    return reached ? wrong : [`${point} was not reached`, ...wrong];
  } finally {
    await crew.close();
  }
}
