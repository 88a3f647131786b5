// What pictures are taken of: the demo's shop, a shopper and an agent in a browser.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Demo } from '../../demo/demo.ts';
import { DeskPage } from './desk-page.ts';
import { ShopperPage } from './shopper-page.ts';

export interface Studio {
  readonly demo: Demo;
  readonly browser: Browser;
  /** Takes a picture, or one of each colour scheme, as the studio is set up. */
  readonly take: (tab: Page, name: string) => Promise<void>;
}

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** The widget closed on a page of the shop. `prepare` sets the scene before anything is loaded. */
export async function visit(
  { demo, browser }: Studio,
  path: string,
  options: BrowserContextOptions = DESKTOP,
  prepare?: (tab: Page) => Promise<unknown>,
): Promise<ShopperPage> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const tab = await context.newPage();
  await prepare?.(tab);
  await tab.goto(demo.shop + path);
  const shopper = new ShopperPage(tab);
  await shopper.launcher.waitFor();
  return shopper;
}

/** The desk of Anna, or of a colleague, with nothing open. */
export async function sitDown(
  { demo, browser }: Studio,
  options: BrowserContextOptions = DESKTOP,
  prepare?: (tab: Page) => Promise<unknown>,
  who = 'anna',
): Promise<DeskPage> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const agent = new DeskPage(await context.newPage());
  await prepare?.(agent.tab);
  await agent.tab.goto(`${demo.desk}?as=${who}`);
  return agent;
}

export interface Words {
  readonly questions: readonly string[];
  readonly answers: readonly string[];
  readonly thanks: string;
}

const ENGLISH: Words = {
  questions: ['Hello! Is Tarn deep enough for soup?', 'And may it go into the oven?'],
  answers: [
    'Hello! Deep enough for two generous bowls of it.',
    'It is stoneware, so the oven is fine up to 180 °C. Just let it warm up with the oven.',
  ],
  thanks: 'Perfect, thank you.',
};

/** A short conversation, open on both sides. */
export async function talk(
  studio: Studio,
  path: string,
  options: BrowserContextOptions = DESKTOP,
  { questions, answers, thanks }: Words = ENGLISH,
): Promise<{ shopper: ShopperPage; agent: DeskPage }> {
  const shopper = await visit(studio, path, options);
  await shopper.open();
  for (const question of questions) await shopper.write(question);
  const agent = await sitDown(studio, options);
  await agent.openConversation(questions.at(-1)!);
  for (const answer of answers) await agent.reply(answer);
  await shopper.bubble(answers.at(-1)!).waitFor();
  await shopper.write(thanks);
  // By what it is: the words are those of the page's language.
  await shopper.tab.locator('care-thread .state.read').last().waitFor();
  return { shopper, agent };
}

/** Ends these tabs, so that they cost the next pictures nothing. */
export async function leave(...tabs: readonly (ShopperPage | DeskPage)[]): Promise<void> {
  for (const { tab } of tabs) await tab.context().close();
}
