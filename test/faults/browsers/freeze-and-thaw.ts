// A tab is frozen with messages on their way or waiting, the desk answers, the server may come, or go and come back; then
// the tab goes on: everything arrives once, in order, in the page that was frozen. Chromium freezes the page as it would
// one in the background; elsewhere the page's processes are stopped, as by a device that sleeps.
import type { CheckReport } from '../check.ts';
import type { Dice } from '../dice.ts';
import { pause, until } from '../until.ts';
import { AnsweringDesk } from './answering-desk.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { EngineName, RunningBrowser } from './engines.ts';
import { look, openPanel, pressEnter, typeText } from './shopper-hands.ts';
import { inBrowser, inTurn, type VisitOptions } from './visit.ts';

const ARRIVES_WITHIN_MS = 30_000;
/** A message may be anywhere between the composer and the server when the page stops. */
const FROZEN_WITHIN_MS = 100;
const FROZEN_MAX_MS = 2_000;
/** One that the server gives up: it has heard nothing for longer than it waits. */
const FROZEN_LONG_MS = 50_000;
const LONG = 0.1;

const WAYS = ['server up', 'server down before', 'server restarted meanwhile'] as const;
type Way = (typeof WAYS)[number];

export async function freezeTabs(name: EngineName, options: VisitOptions): Promise<CheckReport> {
  let slowest = 0;
  const note = () => `slowest ${slowest} ms after it went on`;
  const attempt = async (world: BrowserWorld, number: number, dice: Dice) => {
    const desk = new AnsweringDesk(world.care.url);
    await world.care.kill(); // whatever the try before has left of it
    await world.care.start();
    try {
      await desk.start();
      return await inBrowser(world, await world.newProfile(), async (browser) => {
        const { wrong, took } = await oneFreeze({ world, browser, desk }, number, dice);
        slowest = Math.max(slowest, took);
        return wrong;
      });
    } finally {
      await desk.close();
    }
  };
  return inTurn(name, 'frozen and going on', options, attempt, note);
}

interface Cast {
  readonly world: BrowserWorld;
  readonly browser: RunningBrowser;
  readonly desk: AnsweringDesk;
}

async function oneFreeze(
  { world, browser, desk }: Cast,
  number: number,
  dice: Dice,
): Promise<{ wrong: readonly string[]; took: number }> {
  const { care, shop } = world;
  const { robot } = shop;
  const way = WAYS[number % WAYS.length]!;
  const own = [`${number} hello`, `${number} one`, `${number} two`].slice(0, 2 + dice.below(2));
  const answers = [`${number} answer one`, `${number} answer two`];
  await openPanel(robot);
  await say(world, own[0]!);
  if (!(await arrived(world, [own[0]!]))) throw new Error('The first message did not arrive.');

  if (way === 'server down before') await care.kill();
  for (const text of own.slice(1)) await say(world, text);
  await pause(dice.below(FROZEN_WITHIN_MS));
  await browser.freeze();
  // The hand is asked for something that it cannot do before the page goes on.
  let isFrozen = true;
  const sign = robot.run(() => document.visibilityState).then(() => (isFrozen = false));
  sign.catch(() => {}); // told below
  await restart(world, way, desk);
  for (const text of answers) await desk.answer(own[0]!, text);
  if (!(await arrived(world, answers))) throw new Error('The answers did not arrive.');
  await pause(dice.chance(LONG) ? FROZEN_LONG_MS : dice.below(FROZEN_MAX_MS));
  if (!isFrozen) throw new Error('The page was not frozen.');

  await browser.thaw();
  const began = performance.now();
  await sign;
  const wrong = await allThere(world, own, answers);
  wrong.push(...(await robot.uncaught()).map((error) => `uncaught: ${error}`));
  const how = `${way}, ${own.length - 1} written before`;
  return { wrong: wrong.map((what) => `${how}: ${what}`), took: Math.round(performance.now() - began) }; // prettier-ignore
}

async function restart({ care }: BrowserWorld, way: Way, desk: AnsweringDesk): Promise<void> {
  if (way === 'server restarted meanwhile') await care.kill();
  if (way !== 'server up') await care.start();
  desk.look();
}

/** Until the composer has let go of it. */
async function say({ shop: { robot } }: BrowserWorld, text: string): Promise<void> {
  await typeText(robot, text, []);
  await pressEnter(robot);
  if (!(await until(async () => (await look(robot)).draft === '', ARRIVES_WITHIN_MS)))
    throw new Error(`"${text}" stays in the composer.`);
}

function arrived(world: BrowserWorld, texts: readonly string[]): Promise<boolean> {
  return until(async () => {
    const stored = await world.stored();
    return texts.every((text) => stored.includes(text));
  }, ARRIVES_WITHIN_MS);
}

/** What was written on either side is stored once and in its order, and shown as it is stored. */
async function allThere(
  world: BrowserWorld,
  own: readonly string[],
  answers: readonly string[],
): Promise<string[]> {
  const [first] = own;
  let wrong: string[] = [];
  await until(async () => {
    const all = await world.stored();
    const stored = all.filter((text) => own.includes(text) || answers.includes(text));
    const { thread, draft } = await look(world.shop.robot);
    wrong = [
      ...(stored[0] === first ? [] : [`the first is ${stored[0]}`]),
      ...differs(
        'the shopper’s',
        stored.filter((text) => own.includes(text)),
        own,
      ),
      ...differs(
        'the desk’s',
        stored.filter((text) => answers.includes(text)),
        answers,
      ),
      ...differs('shown', thread, stored),
      ...(draft === '' ? [] : [`still in the composer: ${draft}`]),
    ];
    return wrong.length === 0;
  }, ARRIVES_WITHIN_MS);
  return wrong;
}

function differs(what: string, got: readonly string[], expected: readonly string[]): string[] {
  const [a, b] = [got.join(' | '), expected.join(' | ')];
  return a === b ? [] : [`${what}: ${a}, not ${b}`];
}
