// Every view of the widget, each on a page of its own and reached as a shopper would.
import type { BrowserContext } from 'playwright-core';
import { ANSWERS_VIEWS } from './access-answers-views.ts';
import { MESSAGE_VIEWS } from './access-message-views.ts';
import { openFromList, opened, seeded, talked, visit, type View } from './access-ways.ts';
import { quietNetwork } from './quiet-network.ts';

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
    name: 'unread elsewhere',
    async show(stage, direction) {
      const { tab } = await seeded(stage, direction, {
        texts: [direction.question, direction.answer],
        unread: true,
        endsInMinutes: -60,
      });
      await tab.locator('care-panel .dot').waitFor();
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
      await shopper.tab.waitForFunction(() => customElements.get('care-thread'));
      await quietNetwork(shopper.tab);
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
  ...ANSWERS_VIEWS,
  ...MESSAGE_VIEWS,
];

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
