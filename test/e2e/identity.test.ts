// A shopper whom the shop knows, in real browsers: what they wrote as a guest is theirs, and nobody else's.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { createCare, type Care } from '../../sdk/server/index.ts';
import type { CareProcess, CareProcessOptions } from '../support/care-process.ts';
import { freePort } from '../support/free-port.ts';
import type { ShopperPage } from '../support/shopper-page.ts';
import { openStageWith, type Stage } from '../support/stage.ts';
import { DESK_PAGE, shopPage } from '../support/test-pages.ts';
import { AGENTS, SITE } from '../support/test-site.ts';

let stage: Stage;
before(async () => {
  stage = await openStageWith(careWithLogIn, shopWithLogIn);
});
after(() => stage.close());

test('who writes as a guest and logs in finds it on another device, and the next customer here does not', async () => {
  const device = await stage.device();
  const guest = await stage.shopper(device);
  await guest.open();
  await guest.write('Where is my parcel?');
  await isSent(guest);

  await logIn(device, 'ada');
  await guest.tab.reload();
  await guest.bubble('Where is my parcel?').waitFor(); // the panel was open, so it opens again
  await guest.write('It is number 1001.');
  await isSent(guest);

  const phone = await stage.device();
  await logIn(phone, 'ada');
  const there = await stage.shopper(phone);
  await there.open();
  await there.bubble('It is number 1001.').waitFor();
  assert.deepEqual(await there.texts(), ['Where is my parcel?', 'It is number 1001.']);

  const desk = await stage.agent();
  await desk.openConversation('It is number 1001.');
  const customer = desk.tab.locator('care-desk-customer');
  await customer.getByText('ada@shop.example').waitFor();
  for (const text of ['Ada L.', 'customer-ada', 'verified', '1001'])
    await customer.getByText(text, { exact: false }).first().waitFor();
  await desk.reply('It comes today.');
  for (const tab of [guest, there]) await tab.bubble('It comes today.').waitFor();

  await logIn(device, 'ben');
  await guest.tab.reload();
  await emptied(guest);
  await guest.open();
  assert.deepEqual(await guest.texts(), []);
  await guest.write('Hello, I am Ben.');
  await isSent(guest);
  assert.deepEqual(await guest.texts(), ['Hello, I am Ben.']);
  await there.bubble('It comes today.').waitFor();
  assert.equal(await there.bubble('Hello, I am Ben.').count(), 0);
});

test('a page that only says who is there loads and asks nothing for it', async () => {
  const device = await stage.device();
  await logIn(device, 'cleo');
  const asked: string[] = [];
  device.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const shopper = await stage.shopper(device);
  await shopper.launcher.waitFor();
  await shopper.tab.waitForLoadState('networkidle');
  assert.deepEqual(asked.sort(), ['/', '/widget/care-widget.js']);
});

/** As the shop's log-in would: a session of its own, here a cookie that its pages can read. */
function logIn(device: BrowserContext, customer: string): Promise<void> {
  return device.addCookies([{ name: 'customer', value: customer, url: stage.shopUrl }]);
}

async function isSent(shopper: ShopperPage): Promise<void> {
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered|Read/ })
    .waitFor();
}

/** Whoever was here is gone: the panel has closed, and nothing is kept. */
async function emptied({ tab }: ShopperPage): Promise<void> {
  await tab.locator('care-widget:not([open])').waitFor({ state: 'attached' });
  await tab.waitForFunction(() => localStorage.getItem('care-widget:demo') === null);
}

function shopWithLogIn(careUrl: string, shopUrl: string): string {
  const page = shopPage(`${shopUrl}/widget`, `data-site="${SITE}" data-server="${careUrl}"`);
  return `${page}<script>
    const [, customer] = /customer=(\\w+)/.exec(document.cookie) ?? [];
    const token = () => fetch('${careUrl}/token?' + customer).then((answer) => answer.text());
    if (customer) (window.careWidget ??= []).push((widget) => widget.identify(token));
  </script>`;
}

async function careWithLogIn({ store, origins }: CareProcessOptions): Promise<CareProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { privateKey: key } = generateKeyPairSync('ed25519');
  let running: { care: Care; server: Server } | null = null;
  const end = async () => {
    await running?.care.close();
    running?.server.closeAllConnections();
    running?.server.close();
    running = null;
  };
  return {
    url,
    deskUrl: `${url}/desk`,
    async start() {
      const care = await createCare({
        store,
        sites: { [SITE]: { name: 'Alder & Moss', origins: [...origins], team: [...AGENTS] } },
        authenticateAgent: async () => AGENTS[0]!,
        identity: { keys: [{ kid: '2026', key }] },
      });
      const server = createServer((request, response) => {
        const [path, customer = ''] = (request.url ?? '').split('?');
        if (path === '/desk')
          response.writeHead(200, { 'content-type': 'text/html' }).end(DESK_PAGE);
        else if (path !== '/token') care.requestListener(request, response);
        else
          void tokenFor(care, customer).then((token) =>
            response.writeHead(200, { 'access-control-allow-origin': '*' }).end(token),
          );
      });
      care.attach(server);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      running = { care, server };
    },
    stop: () => end(),
    kill: () => end(),
  };
}

function tokenFor(care: Care, customer: string): Promise<string> {
  const name = `${customer[0]!.toUpperCase()}${customer.slice(1)} L.`;
  return care.identity.token({
    customerId: `customer-${customer}`,
    name,
    email: `${customer}@shop.example`,
    emailVerified: true,
    orders: [{ id: '1001', title: 'Two pots' }],
  });
}
