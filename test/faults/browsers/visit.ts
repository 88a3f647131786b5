// One visit: a browser on a profile, with the shop's page in it and the hand in that page.
import { runCheck, type CheckReport } from '../check.ts';
import type { Dice } from '../dice.ts';
import { pause } from '../until.ts';
import { openBrowserWorld, type BrowserWorld } from './browser-world.ts';
import type { EngineName, RunningBrowser } from './engines.ts';
import { PAGE_WITHIN_MS } from './robot.ts';

export interface VisitOptions {
  readonly tries: number;
  readonly seed: number;
}

/** What one visit found wrong, or nothing. */
export type Visit = (world: BrowserWorld, number: number, dice: Dice) => Promise<readonly string[]>;

/** Each try is a visit by somebody who was never here. */
export function visits(
  name: EngineName,
  check: string,
  options: VisitOptions,
  visit: Visit,
  note?: () => string,
): Promise<CheckReport> {
  const attempt: Visit = async (world, number, dice) =>
    inBrowser(world, await world.newProfile(), () => visit(world, number, dice));
  return inTurn(name, check, options, attempt, note);
}

/** One try after another: there is one pair of hands. */
export async function inTurn(
  name: EngineName,
  check: string,
  options: VisitOptions,
  attempt: Visit,
  note?: () => string,
): Promise<CheckReport> {
  const world = await openBrowserWorld(name);
  let last: Promise<unknown> = Promise.resolve();
  const next = (number: number, dice: Dice) => {
    const tried = last.then(() => attempt(world, number, dice));
    last = tried.catch(() => undefined); // reported by whoever counts the tries
    return tried;
  };
  try {
    return await runCheck(`${check}, ${name}`, options, next, note);
  } finally {
    await world.close();
  }
}

/** From the start of a browser on this profile to its death. */
export async function inBrowser<T>(
  { engine, shop }: BrowserWorld,
  profile: string,
  visit: (browser: RunningBrowser) => Promise<T>,
): Promise<T> {
  shop.robot.forget();
  const before = shop.visits;
  const browser = engine.start(profile, shop.url);
  try {
    const here = shop.robot.arrived().then(() => true);
    if (!(await Promise.race([here, pause(PAGE_WITHIN_MS).then(() => false)])))
      throw new Error(`The browser shows no page; it has asked for ${shop.visits - before}.`);
    return await visit(browser);
  } finally {
    await browser.gone();
  }
}
