// The ways to a view, as a shopper would go them, in either direction of writing.
import type { BrowserContext, Page } from 'playwright-core';
import type { AccessStage } from './access-stage.ts';
import { installSight } from './page-sight.ts';
import { contactOf, seedTalk, type SeededTalk } from './seeded-talk.ts';
import type { ShopperPage } from './shopper-page.ts';

export interface Direction {
  readonly name: 'ltr' | 'rtl';
  readonly path: string;
  /** In the page's language. */
  readonly question: string;
  readonly answer: string;
}

export const DIRECTIONS: readonly Direction[] = [
  {
    name: 'ltr',
    path: '/',
    question: 'Is the shelf oiled?',
    answer: 'It is: https://shop.example',
  },
  {
    name: 'rtl',
    path: '/?lang=ar&dir=rtl',
    question: 'هل الرف مدهون بالزيت؟',
    answer: 'نعم: https://shop.example',
  },
];

export interface View {
  readonly name: string;
  /** @returns the page with this view on it; closing its context ends it */
  show(stage: AccessStage, direction: Direction): Promise<Page>;
}

/** Before the page is loaded. */
export type Prepare = (device: BrowserContext) => Promise<unknown>;

export async function visit(
  stage: AccessStage,
  { path }: Direction,
  prepare?: Prepare,
): Promise<ShopperPage> {
  const device = await stage.device();
  await device.addInitScript(installSight);
  await prepare?.(device);
  const shopper = await stage.shopper(device, path);
  await shopper.launcher.waitFor();
  return shopper;
}

export async function opened(...how: Parameters<typeof visit>): Promise<ShopperPage> {
  const shopper = await visit(...how);
  await shopper.open();
  return shopper;
}

/** A question and its answer. */
export async function talked(stage: AccessStage, direction: Direction): Promise<ShopperPage> {
  const shopper = await opened(stage, direction);
  const question = `${direction.question} ${++asked}`;
  await shopper.write(question);
  await stage.desk.answer(question, direction.answer);
  await shopper.tab.locator('care-thread .row:not(.own) .bubble').waitFor();
  return shopper;
}

/** With another conversation beside one's own. */
export async function seeded(
  stage: AccessStage,
  direction: Direction,
  { prepare, ...talk }: SeededTalk & { readonly prepare?: Prepare },
): Promise<ShopperPage> {
  const shopper = await opened(stage, direction, prepare);
  const own = `${direction.question} ${++asked}`;
  await shopper.write(own);
  await shopper.tab.locator('care-thread .state:is(.sent, .delivered)').waitFor();
  await seedTalk(stage.store, await contactOf(stage.store, own), talk);
  await shopper.tab.reload();
  await shopper.tab.locator('care-thread .bubble').first().waitFor();
  return shopper;
}

let asked = 0;

export async function openFromList(tab: Page, text: string): Promise<void> {
  await tab.locator('care-panel .back').click();
  await tab.locator('care-panel .conversations button').filter({ hasText: text }).click();
  await tab.locator('care-thread .bubble').filter({ hasText: text }).first().waitFor();
}
