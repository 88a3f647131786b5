// What is shown of the device and of time: a message from the day before, and a browser that keeps nothing.
import type { Page } from 'playwright-core';
import { DESKTOP, leave, PHONE, visit, type Studio } from './picture-studio.ts';

const SHOP = '/p/tarn';
const A_DAY_AND_MORE_MS = 25 * 60 * 60 * 1000;

export async function deviceViews(studio: Studio): Promise<void> {
  await held(studio);
  await onlyInTab(studio);
}

/** Written where there was no network, and found again the day after. */
async function held(studio: Studio): Promise<void> {
  const shopper = await visit(studio, SHOP, PHONE, (tab) =>
    tab.routeWebSocket(/./, (page) => page.close()),
  );
  const { tab } = shopper;
  await tab.route(/\/v1\/frames/, (route) => route.abort());
  await shopper.open();
  await shopper.write('Could you put one of the Tarn bowls aside for me until Friday?');
  await tab.addInitScript((later) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + later;
  }, A_DAY_AND_MORE_MS);
  await tab.reload();
  await shopper.open();
  await tab.getByRole('button', { name: 'Send', exact: true }).first().waitFor();
  await studio.take(tab, 'widget-held');
  await leave(shopper);
}

async function onlyInTab(studio: Studio): Promise<void> {
  const shopper = await visit(studio, SHOP, DESKTOP, keepNothing);
  await shopper.open();
  await shopper.write('Is the glaze of the Tarn bowl safe for food?');
  await shopper.tab.getByRole('status').filter({ hasText: 'tab' }).waitFor();
  await studio.take(shopper.tab, 'widget-only-in-tab');
  await leave(shopper);
}

function keepNothing(tab: Page): Promise<unknown> {
  return tab.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is refused.', 'SecurityError');
    };
  });
}
