// The database itself dies while everybody writes; the care server lives on, and has to find it again.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { AGENT_IDS } from './kill-server.ts';
import { pause } from './until.ts';
import { settled } from './verdict.ts';
import { Worlds, type World } from './world.ts';

const HEALED_WITHIN_MS = 40_000;
const KILL_AFTER_MAX_MS = 400;
const DOWN_MAX_MS = 1_500;

/** One try at a time: there is one database. */
export async function killDatabase(options: CheckOptions): Promise<CheckReport> {
  const worlds = new Worlds('postgres', 1);
  const counts = { acknowledged: 0, slowest: 0 };
  const report = await runCheck(
    'kill-database postgres',
    options,
    (_, dice) => worlds.use((world) => oneDeath(world, dice, counts)),
    () => `${counts.acknowledged} ops acknowledged, slowest heal ${Math.round(counts.slowest)} ms`,
  );
  await worlds.close();
  return report;
}

async function oneDeath(
  world: World,
  dice: Dice,
  counts: { acknowledged: number; slowest: number },
): Promise<string[]> {
  const { server, store } = world;
  const crew = new Crew({ server: server.url, dice, shoppers: 2, agents: AGENT_IDS });
  try {
    void crew.start();
    const [, healing] = await Promise.all([crew.write(6), dieSoon(world, dice)]);
    const wrong = await settled(crew, store, HEALED_WITHIN_MS);
    counts.slowest = Math.max(counts.slowest, performance.now() - healing);
    counts.acknowledged += crew.all.reduce((sum, one) => sum + one.acknowledged.size, 0);
    return wrong;
  } finally {
    await crew.close();
  }
}

/** Gives the moment at which the database was back. */
async function dieSoon({ postgres }: World, dice: Dice): Promise<number> {
  if (!postgres?.kill)
    throw new Error('This PostgreSQL cannot be killed: unset CARE_TEST_POSTGRES.');
  await pause(dice.below(KILL_AFTER_MAX_MS));
  await postgres.kill();
  await pause(dice.below(DOWN_MAX_MS));
  await postgres.start();
  return performance.now();
}
