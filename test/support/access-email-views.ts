// The views in which a shopper proves an e-mail address, as far as a server that sends no mail can be made to show them.
import type { BrowserContext, Page } from 'playwright-core';
import { opened, type Direction, type View } from './access-ways.ts';
import type { AccessStage } from './access-stage.ts';

const EMAIL = 'ada@shop.example';

export const EMAIL_VIEWS: readonly View[] = [
  {
    name: 'an address that is none',
    async show(stage, direction) {
      const tab = await asked(stage, direction, 'ada');
      await tab.locator('care-email .wrong').waitFor();
      return tab;
    },
  },
  {
    name: 'a wrong code',
    async show(stage, direction) {
      const tab = await asked(stage, direction, EMAIL);
      await tab.locator('care-email #code').fill('123 456');
      await tab.locator('care-email #code').press('Enter');
      await tab.locator('care-email .wrong').waitFor();
      return tab;
    },
  },
  {
    name: 'a proven address',
    async show(stage, direction) {
      const tab = await asked(stage, direction, EMAIL, (device) =>
        device.route(/\/v1\/identity\/email\?/, async (route) => {
          const { token } = route.request().postDataJSON() as { token: string };
          await route.fulfill({ json: { you: { role: 'contact', id: 'x' }, token }, headers: ANY });
        }),
      );
      await tab.locator('care-email #code').fill('123456');
      await tab.locator('care-email #code').press('Enter');
      await tab.locator('care-email p[tabindex]').waitFor();
      return tab;
    },
  },
];

const ANY = { 'access-control-allow-origin': '*' };

/** To the view, and an address typed there. */
export async function asked(
  stage: AccessStage,
  direction: Direction,
  email: string,
  more: (device: BrowserContext) => Promise<unknown> = () => Promise.resolve(),
): Promise<Page> {
  const { tab } = await opened(stage, direction, async (device) => {
    await device.route(/\/v1\/sites\//, async (route) => {
      const response = await route.fetch();
      const facts = (await response.json()) as object;
      await route.fulfill({ response, json: { ...facts, emailCodes: true } });
    });
    await device.route(/\/v1\/identity\/email-codes/, (route) =>
      route.fulfill({
        json: { email: EMAIL, expiresInMs: 600_000, againInMs: 86_400_000 },
        headers: ANY,
      }),
    );
    await device.route(/\/v1\/identity\/email\?/, (route) =>
      route.fulfill({ status: 400, json: { error: { code: 'wrong-code' } }, headers: ANY }),
    );
    await more(device);
  });
  await tab.locator('care-panel button.way').first().click();
  await tab.locator('care-email #email').fill(email);
  await tab.locator('care-email #email').press('Enter');
  return tab;
}
