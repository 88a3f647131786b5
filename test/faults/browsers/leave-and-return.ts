// The back/forward cache: a page with the widget in it is kept by the browser like one without, and what is sent in the
// very moment of coming back arrives once, though the socket of before may claim to be open.
import type { CheckReport } from '../check.ts';
import { until } from '../until.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { EngineName } from './engines.ts';
import { look, openPanel, pressEnter, typeText } from './shopper-hands.ts';
import { visits, type VisitOptions } from './visit.ts';

const RESUMES_WITHIN_MS = 2_000;
const ARRIVES_WITHIN_MS = 30_000;

/** The widget was never opened. */
export function leaveUntouched(name: EngineName, options: VisitOptions): Promise<CheckReport> {
  return visits(name, 'bfcache untouched', options, async ({ shop: { robot } }) => {
    await away(robot);
    await back(robot);
    return robot.restored ? [] : ['the page was loaded anew'];
  });
}

/** The widget is open, a message may be on its way, another one is written and sent in the tick of the return. */
export async function leaveOpened(name: EngineName, options: VisitOptions): Promise<CheckReport> {
  const count = { restored: 0, 'loaded anew': 0 };
  let slowest = 0;
  const note = () =>
    `restored ${count.restored}, loaded anew ${count['loaded anew']}, slowest ${slowest} ms`;
  return visits(
    name,
    'bfcache opened',
    options,
    async (world, number, dice) => {
      const { robot } = world.shop;
      const [first, second] = [`first ${number}`, `second ${number}`];
      await openPanel(robot);
      await say(world, first, dice.chance(0.5));
      await typeText(robot, second, []);
      await robot.run(sendOnReturn);
      await away(robot);
      await back(robot);
      const returned = performance.now();
      count[robot.restored ? 'restored' : 'loaded anew'] += 1;
      if (!robot.restored) {
        await openPanel(robot);
        if (!(await until(async () => (await look(robot)).draft === second, ARRIVES_WITHIN_MS)))
          return ['what was written is gone'];
        await pressEnter(robot);
      }
      const wrong = await both(world, [first, second]);
      const took = Math.round(performance.now() - returned);
      slowest = Math.max(slowest, took);
      if (robot.restored && took > RESUMES_WITHIN_MS) wrong.push(`it took ${took} ms`);
      return wrong;
    },
    note,
  );
}

type Robot = BrowserWorld['shop']['robot'];

const away = (robot: Robot) => robot.leave(() => void (location.href = '/other'));
const back = (robot: Robot) => robot.leave(() => history.back());

/** Enter in the tick of `pageshow`, before anybody else has noticed. */
function sendOnReturn(): void {
  const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
  const composer = panel.shadowRoot!.querySelector('care-composer')!;
  const field = composer.shadowRoot!.querySelector('textarea')!;
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
  const send = ({ persisted }: PageTransitionEvent) => persisted && field.dispatchEvent(enter);
  addEventListener('pageshow', send, { once: true, capture: true });
}

async function say(world: BrowserWorld, text: string, isAwaited: boolean): Promise<void> {
  await typeText(world.shop.robot, text, []);
  await pressEnter(world.shop.robot);
  const isKept = async () => (await look(world.shop.robot)).draft === '';
  const isStored = async () => (await world.stored()).includes(text);
  await until(
    async () => (await isKept()) && (!isAwaited || (await isStored())),
    ARRIVES_WITHIN_MS,
  );
}

/** Both are stored and shown once, in the order in which they were written. */
async function both(world: BrowserWorld, texts: readonly string[]): Promise<string[]> {
  const expected = texts.join(' | ');
  let wrong: string[] = [];
  await until(async () => {
    const { thread, draft } = await look(world.shop.robot);
    const stored = (await world.stored()).filter((text) => texts.includes(text)).join(' | ');
    wrong = [
      ...(stored === expected ? [] : [`stored: ${stored}, not ${expected}`]),
      ...(thread.join(' | ') === expected ? [] : [`shown: ${thread.join(' | ')}`]),
      ...(draft === '' ? [] : [`still in the composer: ${draft}`]),
    ];
    return wrong.length === 0;
  }, ARRIVES_WITHIN_MS);
  return wrong;
}
