// The server dies at a random moment while everybody writes, and comes back.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { pause } from './until.ts';
import { settled } from './verdict.ts';
import type { World, Worlds } from './world.ts';

export const AGENT_IDS = ['anna', 'marek'];
/** For those clients that come back by their own backoff. */
const HEALED_WITHIN_MS = 30_000;
const KILL_AFTER_MAX_MS = 400;
const DOWN_MAX_MS = 300;

export function killServer(worlds: Worlds, options: CheckOptions): Promise<CheckReport> {
  const counts = { kills: 0, acknowledged: 0, slowest: 0 };
  return runCheck(
    `kill-server ${worlds.kind}`,
    options,
    (_, dice) => worlds.use((world) => oneSequence(world, dice, counts)),
    () =>
      `${counts.kills} kills, ${counts.acknowledged} ops acknowledged, slowest heal ${Math.round(counts.slowest)} ms`,
  );
}

async function oneSequence(
  { server, store }: World,
  dice: Dice,
  counts: { kills: number; acknowledged: number; slowest: number },
): Promise<string[]> {
  const crew = new Crew({ server: server.url, dice, shoppers: 2, agents: AGENT_IDS });
  try {
    void crew.start();
    const kills = dice.chance(0.2) ? 2 : 1;
    for (let kill = 0; kill < kills; kill++) {
      let opsToGo = dice.below(12);
      let killing: Promise<void> | undefined;
      const writing = crew.write(4, () => {
        if (opsToGo-- === 0) killing = killSoon(server, dice);
      });
      await writing;
      await (killing ?? killSoon(server, dice));
      counts.kills += 1;
    }
    const healing = performance.now();
    if (dice.chance(0.5)) crew.look();
    const wrong = await settled(crew, store, HEALED_WITHIN_MS);
    counts.slowest = Math.max(counts.slowest, performance.now() - healing);
    counts.acknowledged += crew.all.reduce((sum, one) => sum + one.acknowledged.size, 0);
    return wrong;
  } finally {
    await crew.close();
  }
}

async function killSoon(server: World['server'], dice: Dice): Promise<void> {
  await pause(dice.below(KILL_AFTER_MAX_MS));
  await server.kill();
  await pause(dice.below(DOWN_MAX_MS));
  await server.start();
}
