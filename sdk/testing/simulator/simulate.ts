// One history from a seed: so many steps, then everything heals, and then it is judged.
import { BACKOFF_MAX_MS, SILENCE_MAX_MS } from '../../protocol/limits.ts';
import { act } from './deeds.ts';
import { stepsOf, type Step } from './step.ts';
import type { Failure } from './watch.ts';
import { World, type WorldOptions } from './world.ts';

/** Everything is well again this long after everything works again. */
const WHOLE_WITHIN_MS = 5_000;
/** When no browser notices, somebody's timer has to: silence, the longest wait, and a connection. */
const UNNOTICED_WITHIN_MS = SILENCE_MAX_MS + BACKOFF_MAX_MS + 15_000;
const NOTICED_PERCENT = 75;
/** Who became somebody else has to be told so, to ask for a new name, and to move what it had not sent. */
const STRANGER_MS = 5_000;
/**
 * Tabs that do not find each other ask for themselves, and a network may keep to itself that they have stopped asking.
 * Who is sent away because it is too many at once waits for this long, whatever browsers notice.
 */
const CROWDED_MS = BACKOFF_MAX_MS;
/** A client sends what has gathered at a rate that the server allows: so many at once, then one after another. */
const AT_ONCE = 12;
const EACH_MORE_MS = 250;
/** What is not well by then never will be. */
const GIVE_UP_AFTER_MS = 150_000;
/** By then nothing is left of sockets that were given up. */
const QUIET_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 250;

export interface SimulationOptions extends WorldOptions {
  /** What happens; a number for as many steps that the seed decides. */
  readonly steps: number | readonly Step[];
}

export interface Simulation {
  readonly seed: number;
  readonly failures: readonly Failure[];
  /** Simulated time from healing until all was well; null when it never was. */
  readonly wholeAfterMs: number | null;
  /** The same seed gives the same digest, always. */
  readonly digest: number;
  readonly messages: number;
}

export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const world = new World(options);
  const { dice, timeline, failures } = world;
  await timeline.settle();
  const { seed, steps } = options;
  for (const step of typeof steps === 'number' ? stepsOf(seed, steps) : steps) {
    world.note(act(world, step));
    await timeline.advance(step.pause);
  }
  const noticed = dice.chance(NOTICED_PERCENT);
  await world.heal(noticed);
  const withinMs =
    (noticed ? WHOLE_WITHIN_MS : UNNOTICED_WITHIN_MS) +
    (world.machines.some(({ forgot }) => forgot) ? STRANGER_MS : 0) +
    Math.max(0, world.backlog - AT_ONCE) * EACH_MORE_MS;
  const wholeAfterMs = await becomesWhole(world, withinMs);
  await timeline.advance(QUIET_AFTER_MS);
  world.countSockets();
  failures.push(...world.server.complaints.map(asFailure));
  await world.end();
  return {
    seed,
    failures,
    wholeAfterMs,
    digest: world.digest,
    messages: world.ledger.all.length,
  };
}

/** Gives the time that it took; null when it never came to that. */
async function becomesWhole(world: World, withinMs: number): Promise<number | null> {
  let late: Failure | undefined;
  for (let ms = LOOK_EVERY_MS; ms <= GIVE_UP_AFTER_MS; ms += LOOK_EVERY_MS) {
    await world.timeline.advance(LOOK_EVERY_MS);
    world.followAll();
    const inTime = ms < withinMs + (world.wasCrowded(ms + CROWDED_MS) ? CROWDED_MS : 0);
    // As long as somebody waits, the store need not be read to know it.
    const wrong = world.backlog > 0 && inTime ? null : await world.judge();
    if (wrong === null) continue;
    if (wrong.length === 0) {
      if (late) world.failures.push({ check: 'within 5 s', detail: `${ms} ms: ${late.detail}` });
      return ms;
    }
    if (!inTime) late = wrong[0];
    if (ms === GIVE_UP_AFTER_MS) world.failures.push(...wrong);
  }
  return null;
}

const asFailure = (detail: string): Failure => ({ check: 'a calm server', detail });
