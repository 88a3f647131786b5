// Every view of the widget, each on a page of its own and reached as a shopper would.
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

const LONG = 150;

export const VIEWS: readonly View[] = [
  { name: 'closed', show: async (stage, direction) => (await visit(stage, direction)).tab },
  {
    name: 'empty overview',
    show: async (stage, direction) => (await opened(stage, direction)).tab,
  },
  { name: 'chat', show: async (stage, direction) => (await talked(stage, direction)).tab },
  {
    name: 'overview with conversations',
    async show(stage, direction) {
      const { tab } = await seeded(stage, direction, {
        texts: [direction.question, direction.answer],
        resolved: true,
        unread: true,
      });
      await tab.locator('care-panel .back').click();
      await tab.locator('care-panel .conversations .count').waitFor();
      return tab;
    },
  },
  {
    name: 'long chat',
    async show(stage, direction) {
      const texts = Array.from({ length: LONG }, (_, i) => `${i + 1}. ${direction.answer}`);
      const { tab } = await seeded(stage, direction, { texts, unread: true });
      await openFromList(tab, `${LONG}. `);
      await tab.locator('care-thread .new').waitFor();
      await tab.locator('care-thread').evaluate((thread) => {
        thread.shadowRoot!.querySelector('.scroller')!.scrollTop -= 400;
      });
      await tab.locator('care-thread .latest').waitFor();
      return tab;
    },
  },
  {
    name: 'solved',
    async show(stage, direction) {
      const { tab } = await seeded(stage, direction, { texts: ['1?', '2!', '3!'], resolved: true });
      await openFromList(tab, '3!');
      await tab.locator('care-panel .solved').waitFor();
      return tab;
    },
  },
  {
    name: 'offline',
    async show(stage, direction) {
      const shopper = await opened(stage, direction);
      // What shows a conversation is there before the network goes.
      await shopper.composer.press('x');
      await shopper.tab.waitForLoadState('networkidle');
      await shopper.tab.context().setOffline(true);
      await shopper.write(direction.question);
      await shopper.tab.locator('care-thread .state.waiting').waitFor();
      await shopper.tab.locator('care-panel .status p').waitFor();
      return shopper.tab;
    },
  },
  {
    name: 'refused',
    async show(stage, direction) {
      const shopper = await opened(stage, direction, refuseAll);
      await shopper.write(direction.question);
      await shopper.tab.locator('care-thread .failure').waitFor();
      return shopper.tab;
    },
  },
  {
    name: 'your data',
    async show(stage, direction) {
      const { tab } = await talked(stage, direction);
      await tab.locator('care-panel .back').click();
      await tab.locator('care-panel button.way').click();
      await tab.locator('care-data .ask').click();
      await tab.locator('care-data .danger').waitFor();
      return tab;
    },
  },
  {
    name: 'cannot load',
    async show(stage, direction) {
      const { tab, launcher } = await visit(stage, direction, (device) =>
        device.route(/care-panel-/, (route) => route.abort()),
      );
      await launcher.click();
      await tab.locator('care-widget [role=alert] a').waitFor();
      return tab;
    },
  },
  {
    name: 'unknown site',
    async show(stage, direction) {
      const error = { error: { code: 'unknown-site' } };
      const { tab, launcher } = await visit(stage, direction, (device) =>
        device.route(/\/v1\/sites\//, (route) => route.fulfill({ status: 404, json: error })),
      );
      await launcher.click();
      await tab.locator('care-widget > a').waitFor();
      return tab;
    },
  },
];

async function visit(
  stage: AccessStage,
  { path }: Direction,
  prepare?: (device: BrowserContext) => Promise<unknown>,
): Promise<ShopperPage> {
  const device = await stage.device();
  await device.addInitScript(installSight);
  await prepare?.(device);
  const shopper = await stage.shopper(device, path);
  await shopper.launcher.waitFor();
  return shopper;
}

async function opened(...how: Parameters<typeof visit>): Promise<ShopperPage> {
  const shopper = await visit(...how);
  await shopper.open();
  return shopper;
}

/** A question and its answer. */
async function talked(stage: AccessStage, direction: Direction): Promise<ShopperPage> {
  const shopper = await opened(stage, direction);
  const question = `${direction.question} ${++asked}`;
  await shopper.write(question);
  await stage.desk.answer(question, direction.answer);
  await shopper.tab.locator('care-thread .row:not(.own) .bubble').waitFor();
  return shopper;
}

/** With another conversation beside one's own. */
async function seeded(
  stage: AccessStage,
  direction: Direction,
  talk: SeededTalk,
): Promise<ShopperPage> {
  const shopper = await opened(stage, direction);
  const own = `${direction.question} ${++asked}`;
  await shopper.write(own);
  await shopper.tab.locator('care-thread .state:is(.sent, .delivered)').waitFor();
  await seedTalk(stage.store, await contactOf(stage.store, own), talk);
  await shopper.tab.reload();
  await shopper.tab.locator('care-thread .bubble').first().waitFor();
  return shopper;
}

let asked = 0;

async function openFromList(tab: Page, text: string): Promise<void> {
  await tab.locator('care-panel .back').click();
  await tab.locator('care-panel .conversations button').filter({ hasText: text }).click();
  await tab.locator('care-thread .bubble').filter({ hasText: text }).first().waitFor();
}

function refuseAll(device: BrowserContext): Promise<void> {
  return device.routeWebSocket(/./, (page) => {
    const server = page.connectToServer();
    page.onMessage((text) => {
      const { type, op, conversation } = JSON.parse(String(text)) as Record<string, string>;
      if (type !== 'op') return server.send(text);
      const refusal = { type: 'nak', op, conversation, code: 'too-long', retryable: false };
      page.send(JSON.stringify(refusal));
    });
  });
}
