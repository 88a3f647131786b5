// An e-mail address proved by a code, in a real browser and over a real mail server: what was written on one device is
// there on another whose shopper has the same mailbox, and nowhere else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { createCare, type Care } from '../../sdk/server/index.ts';
import type { CareProcess, CareProcessOptions } from '../support/care-process.ts';
import { freePort } from '../support/free-port.ts';
import type { ShopperPage } from '../support/shopper-page.ts';
import { openStageWith, type Stage } from '../support/stage.ts';
import { DESK_PAGE } from '../support/test-pages.ts';
import { AGENTS, SITE } from '../support/test-site.ts';

const OWN_TEXT = 'Where is my parcel? It is number 1001.';

let mailServer: SMTPServer;
let stage: Stage;
/** What has arrived, whole, by recipient. */
const inbox: { readonly to: string; readonly raw: string }[] = [];
let arrived = () => {};

before(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        for (const { address } of envelope.rcptTo)
          inbox.push({ to: address, raw: Buffer.concat(chunks).toString() });
        done();
        arrived();
      });
    },
  });
  mailServer.listen(0, '127.0.0.1');
  await once(mailServer.server, 'listening');
  stage = await openStageWith(careWithMail);
});
after(async () => {
  await stage.close();
  await new Promise<void>((resolve) => mailServer.close(resolve));
});

test('whoever proves the same address on another device goes on there, and whoever proves another sees nothing', async () => {
  const first = await stage.shopper(await stage.device());
  await first.open();
  await first.write(OWN_TEXT);
  await first
    .state()
    .filter({ hasText: /Sent|Delivered|Read/ })
    .waitFor();
  await toHome(first);
  const code = await proves(
    first,
    'Ada@shop.example',
    (digits) =>
      // As it is pasted from a mail.
      `${digits.slice(0, 3)} ${digits.slice(3)}`,
  );
  await first.tab.getByText(/ada@shop\.example.? is confirmed/).waitFor();

  const second = await stage.shopper(await stage.device());
  await second.open();
  const other = await proves(second, 'ada@shop.example');
  assert.notEqual(other, code);
  await second.tab.getByRole('button', { name: 'Your conversations' }).click();
  await second.tab.getByRole('button', { name: OWN_TEXT }).click();
  await second.bubble(OWN_TEXT).waitFor();
  await second.write('I am on my phone now.');
  await first.tab.getByRole('button', { name: 'Your conversations' }).click();
  await first.tab.getByRole('button', { name: 'I am on my phone now.' }).click();
  await first.bubble('I am on my phone now.').waitFor();

  const stranger = await stage.shopper(await stage.device());
  await stranger.open();
  await proves(stranger, 'bo@shop.example');
  await stranger.tab.getByRole('button', { name: 'Your conversations' }).click();
  await stranger.tab.locator('care-panel .home').waitFor();
  assert.equal(await stranger.tab.locator('care-panel .conversations').count(), 0);

  const desk = await stage.agent();
  await desk.openConversation('I am on my phone now.');
  const customer = desk.tab.locator('care-desk-customer');
  await customer.getByText('ada@shop.example').waitFor();
  await customer.getByText('proven by code', { exact: false }).waitFor();
  await desk.reply('It comes today.');
  for (const shopper of [first, second]) await shopper.bubble('It comes today.').waitFor();

  // Nothing that was written in the chat is in a mail, and each went to one mailbox.
  assert.deepEqual(
    inbox.map(({ to }) => to),
    ['ada@shop.example', 'ada@shop.example', 'bo@shop.example'],
  );
  for (const { raw } of inbox) assert.doesNotMatch(raw, /parcel|1001|phone/);

  // After a reload the device still is whom it has proved to be; once it has forgotten, it is nobody.
  await second.tab.reload();
  await second.bubble('It comes today.').waitFor();
  await toHome(second);
  await second.tab.getByRole('button', { name: 'Your data' }).click();
  await second.tab.locator('care-data .ask').click();
  await second.tab.locator('care-data .danger').click();
  await second.tab.locator('care-widget:not([open])').waitFor({ state: 'attached' });
  await second.open();
  await second.tab.locator('care-panel .home').waitFor();
  assert.equal(await second.tab.locator('care-panel .conversations').count(), 0);
  await first.bubble('It comes today.').waitFor();
});

test('a wrong code is said at its field, which keeps the focus, and the right one still counts', async () => {
  const { tab, open } = await opened();
  await open();
  await tab.getByRole('button', { name: 'Your other devices' }).click();
  const email = tab.getByLabel('E-mail address');
  assert.equal(await email.getAttribute('autocomplete'), 'email');
  assert.equal(await email.getAttribute('inputmode'), 'email');
  await email.fill('nobody');
  await tab.getByRole('button', { name: 'Send a code' }).click();
  await tab.locator('care-email .wrong').filter({ hasText: 'not an e-mail address' }).waitFor();
  assert.equal(await email.getAttribute('aria-invalid'), 'true');
  const digits = await mailTo('cleo@shop.example', async () => {
    await email.fill('cleo@shop.example');
    await email.press('Enter');
  });
  const code = tab.getByLabel('Six-digit code');
  await code.waitFor();
  assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
  assert.equal(await code.getAttribute('inputmode'), 'numeric');
  await isFocused(code);
  await code.fill(String((Number(digits) + 1) % 1_000_000).padStart(6, '0'));
  await code.press('Enter');
  await tab.locator('care-email .wrong').filter({ hasText: 'not the code' }).waitFor();
  await isFocused(code);
  await tab.context().setOffline(true);
  await code.fill(digits);
  await tab.locator('care-email').getByText('You are offline', { exact: false }).first().waitFor();
  await tab.context().setOffline(false);
  await tab
    .locator('care-email')
    .getByText('You are offline', { exact: false })
    .first()
    .waitFor({ state: 'detached' });
  await code.press('Enter');
  await tab.getByText(/cleo@shop\.example.? is confirmed/).waitFor();
});

async function opened() {
  const shopper = await stage.shopper(await stage.device());
  return { tab: shopper.tab, open: () => shopper.open() };
}

async function isFocused(field: ReturnType<ShopperPage['tab']['getByLabel']>): Promise<void> {
  const element = await field.elementHandle();
  await field
    .page()
    .waitForFunction(
      (one) => (one?.getRootNode() as ShadowRoot | undefined)?.activeElement === one,
      element,
    );
}

async function toHome({ tab }: ShopperPage): Promise<void> {
  await tab.locator('care-panel .back').click();
}

/** Does what sends a mail there, and reads the code in it. */
async function mailTo(to: string, act: () => Promise<void>): Promise<string> {
  const from = inbox.length;
  const mail = new Promise<string>((resolve) => {
    arrived = () => {
      const found = inbox.slice(from).find((one) => one.to === to);
      if (found) resolve(found.raw);
    };
  });
  await act();
  return /\b\d{6}\b/.exec((await mail).split('\r\n\r\n')[1]!)![0];
}

async function proves(
  { tab }: ShopperPage,
  address: string,
  typed = (digits: string) => digits,
): Promise<string> {
  await tab.getByRole('button', { name: 'Your other devices' }).click();
  const digits = await mailTo(address.toLowerCase(), async () => {
    await tab.getByLabel('E-mail address').fill(address);
    await tab.getByRole('button', { name: 'Send a code' }).click();
  });
  await tab.getByLabel('Six-digit code').fill(typed(digits));
  await tab.getByRole('button', { name: 'Confirm' }).click();
  await tab.getByText('is confirmed', { exact: false }).waitFor();
  return digits;
}

async function careWithMail({ store, origins }: CareProcessOptions): Promise<CareProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const smtp = (mailServer.server.address() as AddressInfo).port;
  const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: smtp, secure: false });
  let running: { care: Care; server: Server } | null = null;
  const end = async () => {
    await running?.care.close();
    running?.server.closeAllConnections();
    running?.server.close();
    running = null;
    mailer.close();
  };
  return {
    url,
    deskUrl: `${url}/desk`,
    async start() {
      const care = await createCare({
        store,
        sites: { [SITE]: { name: 'Alder & Moss', origins: [...origins], team: [...AGENTS] } },
        authenticateAgent: async () => AGENTS[0]!,
        sendEmailCode: ({ to, code }) =>
          mailer.sendMail({
            from: 'Alder & Moss <care@alder.example>',
            to: { name: '', address: to },
            subject: 'Your code',
            text: `${code} is your code.`,
            headers: { 'Auto-Submitted': 'auto-generated' },
          }),
      });
      const server = createServer((request, response) => {
        if (request.url === '/desk')
          response.writeHead(200, { 'content-type': 'text/html' }).end(DESK_PAGE);
        else care.requestListener(request, response);
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
