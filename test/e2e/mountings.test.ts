// Care in other people's servers: one suite, each framework's example.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import type { CareProcess } from '../support/care-process.ts';
import { DeskPage } from '../support/desk-page.ts';
import { browserArguments, findBrowser } from '../support/find-browser.ts';
import { buildNext, mounting } from '../support/mounting.ts';
import { ShopperPage } from '../support/shopper-page.ts';

let browser: Browser;
before(async () => {
  const { path } = findBrowser();
  browser = await chromium.launch({ executablePath: path, args: browserArguments() });
});
after(() => browser.close());

for (const example of ['node-http.ts', 'express.ts', 'fastify.ts', 'hono.ts', 'next/server.ts'])
  describe(`care in ${example}`, () => {
    let folder: string;
    let server: CareProcess;
    before(async () => {
      if (example.startsWith('next')) await buildNext();
      folder = await mkdtemp(join(tmpdir(), 'care-mounting-'));
      server = await mounting(example, `sqlite:${join(folder, 'care.db')}`);
      await server.start();
    });
    after(async () => {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    });

    const open = async (url: string) => {
      const context = await browser.newContext({ locale: 'en-GB' });
      const tab = await context.newPage();
      const errors: string[] = [];
      tab.on('pageerror', (error) => errors.push(error.message));
      await tab.goto(url);
      return { tab, errors };
    };
    const shopping = async () => {
      const { tab, errors } = await open(server.url);
      return { shopper: new ShopperPage(tab), errors };
    };

    it('answers under its path alone: the script, the site, the shop’s own pages', async () => {
      const get = (path: string) => fetch(server.url + path);
      assert.equal((await get('/care/v1/sites/demo')).status, 200);
      assert.match((await get('/care/care-widget.js')).headers.get('content-type')!, /javascript/);
      assert.doesNotMatch((await get('/v1/sites/demo')).headers.get('content-type')!, /json/);
      assert.match(await (await get('/')).text(), /Oak shelf/);
    });

    it('a shopper asks, the desk answers over sockets, and both see it at once', async () => {
      const desk = await open(server.deskUrl);
      const agent = new DeskPage(desk.tab);
      const { shopper, errors } = await shopping();
      await shopper.open();
      await shopper.write('Does it come in walnut?');
      await agent.openConversation('Does it come in walnut?');
      await agent.reply('From March on.');
      await shopper.bubble('From March on.').waitFor();
      await shopper.state().filter({ hasText: 'Read' }).waitFor();
      await shopper.tab.reload();
      await shopper.bubble('From March on.').waitFor();
      assert.deepEqual([...errors, ...desk.errors], []);
    });

    it('a server that is killed while somebody writes loses and doubles nothing', async () => {
      const { shopper } = await shopping();
      await shopper.open();
      await shopper.write('one');
      await shopper
        .state()
        .filter({ hasText: /Sent|Delivered/ })
        .waitFor();
      await server.kill();
      await shopper.write('two');
      await shopper.write('three');
      await server.start();
      await shopper
        .state()
        .filter({ hasText: /Sent|Delivered/ })
        .waitFor();
      await shopper.tab.reload();
      await shopper.bubble('three').waitFor();
      assert.deepEqual(await shopper.texts(), ['one', 'two', 'three']);
    });

    it('where sockets are blocked, the same goes over HTTP', async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      const tab = await context.newPage();
      await tab.routeWebSocket(/v1\/socket/, (socket) => socket.close());
      await tab.goto(server.url);
      const shopper = new ShopperPage(tab);
      await shopper.open();
      await shopper.write('Over HTTP');
      await shopper
        .state()
        .filter({ hasText: /Sent|Delivered/ })
        .waitFor();
      const desk = await open(server.deskUrl);
      const agent = new DeskPage(desk.tab);
      await agent.openConversation('Over HTTP');
      await agent.reply('It arrived.');
      await shopper.bubble('It arrived.').waitFor();
    });
  });
