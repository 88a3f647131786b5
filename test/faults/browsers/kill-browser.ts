// A browser dies by SIGKILL up to 50 ms after Enter. Started again on the same profile, the message is in the outbox, on
// the server or, whole, in the composer; and it arrives once.
import { runCheck, type CheckReport } from '../check.ts';
import type { Dice } from '../dice.ts';
import { pause, until } from '../until.ts';
import { openBrowserWorld, type BrowserWorld } from './browser-world.ts';
import type { EngineName, RunningBrowser } from './engines.ts';
import { PAGE_WITHIN_MS } from './robot.ts';
import { look, openPanel, pressEnter, typeText, type Sight } from './shopper-hands.ts';
import type { VisitOptions } from './visit.ts';

/** A kill comes this soon after Enter, at most. */
const KILL_WITHIN_MS = 50;
const KEY_MS = { from: 30, to: 80 };
const TEXT_LENGTH = { from: 10, to: 40 };
const FOUND_WITHIN_MS = 15_000;
const ARRIVES_WITHIN_MS = 30_000;
/** A browser's very first message is the hardest: nothing is there yet, not even the database. */
const NEW_PROFILE = 0.15;
const PAGES_ONLY = 0.25;
/** With the server down, nothing but the device can have kept the message. */
const SERVER_DOWN = 0.4;

type Where = 'composer' | 'outbox' | 'server';

export async function killBrowsers(
  name: EngineName,
  { tries, seed }: VisitOptions,
): Promise<CheckReport> {
  const world = await openBrowserWorld(name);
  const shopper = new Shopper(world);
  const where: Record<Where, number> = { composer: 0, outbox: 0, server: 0 };
  // There is one pair of hands: one try after another.
  let last: Promise<unknown> = Promise.resolve();
  const attempt = (number: number, dice: Dice): Promise<readonly string[]> => {
    const tried = last.then(() => shopper.oneKill(number, dice));
    last = tried.catch(() => shopper.startAnew());
    return tried.then((found) => {
      if (typeof found !== 'string') return found;
      where[found] += 1;
      return [];
    });
  };
  try {
    const note = () => Object.entries(where).map(([place, n]) => `${place} ${n}`).join(', '); // prettier-ignore
    return await runCheck(`kill after Enter, ${name}`, { tries, seed }, attempt, note);
  } finally {
    await shopper.leave();
    await world.close();
  }
}

/** One person with one browser at a time. */
class Shopper {
  readonly #world: BrowserWorld;
  #profile: string | null = null;
  #browser: RunningBrowser | null = null;
  /** All that was written on this profile, in order. */
  #written: string[] = [];

  constructor(world: BrowserWorld) {
    this.#world = world;
  }

  /** Where the message was found, or what is wrong. */
  async oneKill(number: number, dice: Dice): Promise<Where | readonly string[]> {
    const { care, shop } = this.#world;
    const { robot } = shop;
    if (!this.#profile || dice.chance(NEW_PROFILE)) await this.startAnew();
    if (!this.#browser) await this.#start();
    const text = textOf(number, dice);
    const pauses = Array.from({ length: text.length }, () => between(KEY_MS, dice));
    const killAfter = dice.below(KILL_WITHIN_MS + 1);
    const pagesOnly = dice.chance(PAGES_ONLY);
    const alone = dice.chance(SERVER_DOWN);
    if (alone) await care.kill();
    await typeText(robot, text, pauses);
    this.#written.push(text);
    await this.#killAfterEnter(killAfter, pagesOnly);
    const arrived = (await this.#world.stored()).includes(text);
    if (alone) await care.start();
    await this.#start();
    const how = `"${text}", ${pagesOnly ? 'pages' : 'all'} killed ${killAfter} ms after Enter, server ${alone ? 'down' : 'up'}`;
    const [where, wrong] = await this.#find(text, arrived);
    return wrong.length === 0 ? where : [how, ...wrong];
  }

  /** A device that was never here. */
  async startAnew(): Promise<void> {
    await this.leave();
    this.#profile = await this.#world.newProfile();
    this.#written = [];
  }

  async leave(): Promise<void> {
    await this.#browser?.gone();
    this.#browser = null;
    this.#world.shop.robot.forget();
  }

  async #start(): Promise<void> {
    const { engine, shop } = this.#world;
    this.#browser = engine.start(this.#profile!, shop.url);
    const here = shop.robot.arrived().then(() => true);
    if (!(await Promise.race([here, pause(PAGE_WITHIN_MS).then(() => false)])))
      throw new Error('The browser shows no page.');
    await openPanel(shop.robot);
  }

  async #killAfterEnter(killAfter: number, pagesOnly: boolean): Promise<void> {
    const { shop } = this.#world;
    const browser = this.#browser!;
    browser.aim();
    const entered = new Promise<void>((resolve) => shop.onSignal(resolve));
    const pressed = pressEnter(shop.robot).catch(() => {}); // it may die before it can answer
    await entered;
    await pause(killAfter);
    if (pagesOnly) browser.killPages();
    else browser.kill();
    shop.robot.forget();
    await pressed;
    await browser.gone();
  }

  /** @param arrived before the browser died */
  async #find(text: string, arrived: boolean): Promise<[Where, string[]]> {
    const { robot } = this.#world.shop;
    let sight: Sight = { draft: '', thread: [] };
    const found = await until(async () => {
      sight = await look(robot);
      return sight.draft !== '' || sight.thread.includes(text);
    }, FOUND_WITHIN_MS);
    const where = sight.draft ? 'composer' : arrived ? 'server' : 'outbox';
    if (!found) return [where, [`neither shown nor in the composer; on the server: ${arrived}`]];
    if (sight.draft && sight.thread.includes(text)) return [where, ['both draft and message']];
    if (sight.draft && sight.draft !== text) return [where, [`the draft is "${sight.draft}"`]];
    if (sight.draft) await pressEnter(robot);
    return [where, await this.#arrives()];
  }

  /** All that was ever written on this profile is stored and shown once, in order. */
  async #arrives(): Promise<string[]> {
    const { robot } = this.#world.shop;
    let wrong: string[] = [];
    await until(async () => {
      const own = new Set(this.#written);
      const stored = (await this.#world.stored()).filter((text) => own.has(text));
      const { thread, draft } = await look(robot);
      // The thread draws a window of a long conversation.
      const shown = this.#written.slice(-Math.max(1, thread.length));
      wrong = [
        ...different('stored', stored, this.#written),
        ...different('shown', thread, shown),
        ...(draft === '' ? [] : [`the composer still holds "${draft}"`]),
      ];
      return wrong.length === 0;
    }, ARRIVES_WITHIN_MS);
    return wrong;
  }
}

function different(what: string, got: readonly string[], expected: readonly string[]): string[] {
  const [a, b] = [got.slice(-3).join(' | '), expected.slice(-3).join(' | ')];
  if (got.length === expected.length && got.every((text, i) => text === expected[i])) return [];
  return [`${what}: ${got.length} messages, at the end ${a}; expected ${expected.length}, ${b}`];
}

function textOf(number: number, dice: Dice): string {
  const words = 'where is my oak shelf and when does it come please tell me today thanks';
  const from = dice.below(words.length - TEXT_LENGTH.to);
  const text = `${number} ${words.slice(from, from + between(TEXT_LENGTH, dice))}`;
  return text.trim();
}

function between({ from, to }: { from: number; to: number }, dice: Dice): number {
  return from + dice.below(to - from + 1);
}
