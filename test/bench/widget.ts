// The widget's bounds with the processor four times slower, on a real page with the built widget and a real server:
// `node test/bench/widget.ts [--rounds 7] [--slow 4] [--beside folder]`. Needs `npm run build`. `--beside` measures another
// build's `dist/browser` in the same rounds: on a busy machine only ratios tell. Times are no assertions: say with them
// how busy the machine was, which the last line does.
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { openAccessStage, type AccessStage } from '../support/access-stage.ts';
import { contactOf, seedTalk } from '../support/seeded-talk.ts';
import { ShopperPage } from '../support/shopper-page.ts';
import { installProbe, prepareMany, watchOpening } from '../support/widget-bench-probe.ts';

const MANY = 10_000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    slow: { type: 'string', default: '4' },
    beside: { type: 'string' },
  },
});

const BOUNDS = {
  'page alone: long tasks, ms in all': null,
  'before intent: long tasks, ms in all': null,
  'before intent: in them, the widget’s own scripts, ms': null,
  'before intent: tasks that are long for the widget’s own scripts': 0,
  'before intent: layout shift': 0,
  'loader’s arrival to bubble painted, ms': null,
  'loader’s arrival until it has run, frames of the page': null,
  'loader has run to bubble painted, frames': 1,
  'click to composer focused, ms': 100,
  'click to composer painted, ms': null,
  'click to composer: CPU, ms': null,
  'returning, 10,000 messages: click to the newest painted, ms': 200,
  'all 10,000 loaded: drawn and laid out, ms': 200,
  'all 10,000 loaded: painted, ms': 200,
  'all 10,000 loaded: CPU, ms': null,
  'all 10,000 loaded: one more, ms': 16,
  'all 10,000 loaded: one more, CPU, ms': null,
} as const;
type What = keyof typeof BOUNDS;

/** How long a task may be before it is a long one. */
const LONG_MS = 50;

type Note = (what: What, value: number) => void;

interface Build {
  readonly name: string;
  readonly stage: AccessStage;
  readonly long: LongConversation;
  readonly measured: Map<What, number[]>;
}

const folders = [undefined, ...(values.beside === undefined ? [] : [values.beside])];
const builds: Build[] = [];
for (const folder of folders) builds.push(await openBuild(folder));
// The first finds nothing in any cache, and is not counted.
for (const build of builds) await round(build, () => {});
for (let i = 0; i < Number(values.rounds); i++)
  for (const build of builds) await round(build, noteIn(build));
for (const { name, stage, long, measured } of builds) {
  await long.close();
  await stage.close();
  console.log(name);
  console.table(
    [...measured].map(([what, figures]) => ({
      what,
      median: shown(median(figures)),
      worst: shown(Math.max(...figures)),
      bound: BOUNDS[what] ?? '',
      held:
        BOUNDS[what] === null
          ? ''
          : Math.max(...figures) <= BOUNDS[what]
            ? 'always'
            : held(what, figures),
    })),
  );
}
const load = loadavg().map((one) => one.toFixed(1));
console.log(`${values.rounds} rounds, CPU ${values.slow} × slower, load ${load.join(' ')}.`);

async function openBuild(folder: string | undefined): Promise<Build> {
  const stage = await openAccessStage(
    folder === undefined ? undefined : pathToFileURL(`${resolve(folder)}/`),
  );
  const long = await longConversation(stage);
  return { name: folder ?? 'dist/browser', stage, long, measured: new Map() };
}

function noteIn({ measured }: Build): Note {
  return (what, value) => void measured.set(what, [...(measured.get(what) ?? []), value]);
}

/** All of it once, so that a noisy machine is noisy for all. */
async function round(build: Build, tell: Note): Promise<void> {
  await firstVisit(build, tell);
  await pageAlone(build, tell);
  await returning(build, tell);
}

async function slowPage(device: BrowserContext): Promise<Page> {
  const page = await device.newPage();
  const session = await device.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) });
  return page;
}

/** A first visit, then the click of somebody who was near the bubble before. */
async function firstVisit({ stage }: Build, tell: Note): Promise<void> {
  const device = await stage.device();
  const page = await visit(stage, device);
  const found = await page.evaluate(() => {
    const { longTasks, shifts, frames, ran, painted } = window.careProbe;
    const loader = performance
      .getEntriesByType('resource')
      .find(({ name }) => name.endsWith('/care-widget.js')) as PerformanceResourceTiming;
    const arrived = loader.responseEnd;
    return {
      longTasks,
      shift: shifts.reduce((sum, one) => sum + one, 0),
      ms: painted! - arrived,
      waited: frames.filter((at) => at > arrived && at < ran!).length,
      frames: frames.filter((at) => at > ran!).length,
    };
  });
  const sum = (part: 'all' | 'ours') => found.longTasks.reduce((so, one) => so + one[part], 0);
  tell('before intent: long tasks, ms in all', sum('all'));
  tell('before intent: in them, the widget’s own scripts, ms', sum('ours'));
  tell(
    'before intent: tasks that are long for the widget’s own scripts',
    found.longTasks.filter(({ all, ours }) => ours > 0 && all - ours < LONG_MS).length,
  );
  tell('before intent: layout shift', found.shift);
  tell('loader’s arrival to bubble painted, ms', found.ms);
  tell('loader’s arrival until it has run, frames of the page', found.waited);
  tell('loader has run to bubble painted, frames', found.frames);
  await openingOf(page, tell);
  await device.close();
}

async function pageAlone({ stage }: Build, tell: Note): Promise<void> {
  const device = await stage.device();
  await device.route(/care-widget\.js/, (route) => route.abort());
  const page = await visit(stage, device);
  const longTasks = await page.evaluate(() => window.careProbe.longTasks);
  tell(
    'page alone: long tasks, ms in all',
    longTasks.reduce((sum, { all }) => sum + all, 0),
  );
  await device.close();
}

async function visit(stage: AccessStage, device: BrowserContext): Promise<Page> {
  await device.addInitScript(installProbe);
  const page = await slowPage(device);
  await page.goto(stage.shopUrl, { waitUntil: 'networkidle' });
  await idle(page);
  return page;
}

async function openingOf(page: Page, tell: Note): Promise<void> {
  const shopper = new ShopperPage(page);
  await shopper.launcher.hover();
  await page.waitForLoadState('networkidle');
  await idle(page);
  await page.evaluate(watchOpening);
  const { value, ms } = await busy(page, async () => {
    await shopper.launcher.click();
    return page.evaluate(() => window.careOpened);
  });
  const { focused, painted } = value;
  tell('click to composer: CPU, ms', ms);
  tell('click to composer focused, ms', focused);
  tell('click to composer painted, ms', painted);
}

/** A device whose conversation has grown long: it is opened, and then shown with all of it loaded. */
async function returning({ stage, long }: Build, tell: Note): Promise<void> {
  const page = await slowPage(long.device);
  await page.goto(stage.shopUrl, { waitUntil: 'networkidle' });
  const shopper = new ShopperPage(page);
  await page.locator('care-panel').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await idle(page);
  await page.evaluate(watchNewest, long.newest);
  await shopper.launcher.click();
  const opened = await page.evaluate(
    () => (window as unknown as { newestShown: Promise<number> }).newestShown,
  );
  tell('returning, 10,000 messages: click to the newest painted, ms', opened);
  await idle(page);
  await page.evaluate(prepareMany, MANY);
  const show = (count: number) => page.evaluate((shown) => window.careShow(shown), count);
  const all = await busy(page, () => show(MANY));
  tell('all 10,000 loaded: drawn and laid out, ms', all.value.took);
  tell('all 10,000 loaded: painted, ms', all.value.painted);
  tell('all 10,000 loaded: CPU, ms', all.ms);
  const more = await busy(page, () => show(MANY + 1));
  tell('all 10,000 loaded: one more, ms', more.value.took);
  tell('all 10,000 loaded: one more, CPU, ms', more.ms);
  await page.close();
}

/** Runs in the page: from the click on the bubble until this text is painted. */
function watchNewest(text: string): void {
  const shows = () => {
    const panel = document.querySelector('care-widget')?.shadowRoot?.querySelector('care-panel');
    const thread = panel?.shadowRoot?.querySelector('care-thread');
    const bubbles = [...(thread?.shadowRoot?.querySelectorAll('.bubble') ?? [])];
    return bubbles.at(-1)?.textContent === text && bubbles.at(-1)!.getClientRects().length > 0;
  };
  (window as unknown as { newestShown: Promise<number> }).newestShown = new Promise((resolve) => {
    document.addEventListener(
      'click',
      ({ timeStamp }) => {
        const next = new MessageChannel();
        next.port1.onmessage = () => resolve(performance.now() - timeStamp);
        const look = () => void (shows() ? next.port2.postMessage(0) : requestAnimationFrame(look));
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}

interface LongConversation {
  readonly device: BrowserContext;
  readonly newest: string;
  readonly close: () => Promise<void>;
}

/** A shopper's device with a conversation of 10,000 messages at the server; closed, as it was left. */
async function longConversation(stage: AccessStage): Promise<LongConversation> {
  const device = await stage.device();
  const shopper = await stage.shopper(device);
  await shopper.open();
  await shopper.write('The first question');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  const contact = await contactOf(stage.store, 'The first question');
  const texts = Array.from({ length: MANY }, (_, i) =>
    `Message ${i + 1} ${'word '.repeat(i % 30)}`.trim(),
  );
  await seedTalk(stage.store, contact, { texts, endsInMinutes: 3 });
  await shopper.tab.reload();
  await shopper.bubble(texts.at(-1)!).waitFor();
  await shopper.tab.locator('care-widget .close').click();
  await shopper.tab.close();
  return { device, newest: texts.at(-1)!, close: () => device.close() };
}

/** With what the main thread worked meanwhile, on which the load of the machine tells least. */
async function busy<T>(page: Page, work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const before = await worked();
  const value = await work();
  const ms = ((await worked()) - before) * 1000;
  await session.detach();
  return { value, ms };
}

function idle(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((done) => requestIdleCallback(() => requestIdleCallback(() => done()))),
  );
}

function held(what: What, figures: readonly number[]): string {
  const within = figures.filter((one) => one <= BOUNDS[what]!).length;
  return `${within} of ${figures.length}`;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1]!;
}

function shown(figure: number): number {
  return Number(figure.toFixed(figure < 10 ? 2 : 0));
}
