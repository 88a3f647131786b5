// A shop's own program answers by `care.apply`: with something to choose, and a card. And what a page tells of its shopper.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createCare, type Care } from '../../sdk/server/index.ts';
import type { CareProcess, CareProcessOptions } from '../support/care-process.ts';
import { freePort } from '../support/free-port.ts';
import { openStageWith, type Stage } from '../support/stage.ts';
import { DESK_PAGE } from '../support/test-pages.ts';
import { AGENTS, SITE } from '../support/test-site.ts';

type InProcess = CareProcess & { care: Care };

let stage: Stage<InProcess>;
before(async () => {
  stage = await openStageWith(inProcess);
});
after(() => stage.close());

async function inProcess({ store, origins }: CareProcessOptions): Promise<InProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const care = await createCare({
    store,
    sites: { [SITE]: { name: 'Alder & Moss', origins: [...origins] } },
    authenticateAgent: async () => AGENTS[0]!,
  });
  let server: Server;
  const end = async () => {
    await care.close();
    server.closeAllConnections();
    server.close();
  };
  return {
    care,
    url,
    deskUrl: `${url}/desk`,
    async start() {
      server = createServer((request, response) => {
        if (!request.url?.startsWith('/desk')) care.requestListener(request, response);
        else response.writeHead(200, { 'content-type': 'text/html' }).end(DESK_PAGE);
      });
      care.attach(server);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: () => end(),
    kill: () => end(),
  };
}

/** The id of the one conversation that this device has. */
const conversationOf = (tab: Page) =>
  tab.evaluate(async () => {
    const { conversations } = await document.querySelector('care-widget')!.exportHistory();
    return conversations[0]!.id;
  });

test('[O14] a program of the shop offers choices and a card; the shopper presses one, and the desk sees it', async () => {
  const agent = await stage.agent();
  const shopper = await stage.shopper(await stage.device());
  const { tab } = shopper;
  await shopper.open();
  await shopper.write('Where is my order?');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  const conversation = await conversationOf(tab);

  await stage.care.care.apply({
    site: SITE,
    conversation,
    actor: { role: 'bot', id: 'helper', name: 'Moss' },
    action: {
      kind: 'message.post',
      text: 'It left us on Monday. What would help?',
      choices: ['Where is it now?', 'Talk to a person'],
      card: {
        title: 'Order 2044',
        text: 'Oak chair, 2 ×',
        links: [{ label: 'Track it', url: `${stage.shopUrl}/orders/2044` }],
      },
    },
  });
  const link = tab.locator('care-thread').getByRole('link', { name: /Track it/ });
  await link.waitFor();
  assert.equal(await link.getAttribute('href'), `${stage.shopUrl}/orders/2044`);
  await tab.locator('care-thread').getByRole('button', { name: 'Talk to a person' }).click();
  await shopper.bubble('Talk to a person').waitFor();
  // What was offered stands for the newest message alone.
  await tab
    .locator('care-thread')
    .getByRole('button', { name: 'Where is it now?' })
    .waitFor({ state: 'detached' });
  await agent.openConversation('Talk to a person');
  await agent.bubble('Talk to a person').waitFor();
});

test('[O15] what the page told goes with the next message to the desk, and stands there as told', async () => {
  const agent = await stage.agent();
  const shopper = await stage.shopper(await stage.device());
  await shopper.tab.evaluate(() =>
    document.querySelector('care-widget')!.setContext({
      cart: { total: '€ 129.00', items: [{ name: 'Oak chair', quantity: 2 }] },
      custom: { Level: 'Gold' },
    }),
  );
  await shopper.open();
  await shopper.write('Does it come in white?');
  await agent.openConversation('Does it come in white?');
  const told = agent.tab.locator('care-desk-customer .told');
  await told.getByText('2 × Oak chair · € 129.00').waitFor({ state: 'attached' });
  await told.getByText('Gold').waitFor({ state: 'attached' });
  await told.getByText('Told by the page, not checked').waitFor({ state: 'attached' });
});
