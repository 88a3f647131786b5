// A network that lets no WebSocket through, as some offices and hotels have: the chat works over HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { shopPage } from '../support/test-pages.ts';

let stage: Stage;
let proxy: FaultProxy;
before(async () => {
  stage = await openStage((_careUrl, shopUrl) =>
    shopPage(`${shopUrl}/widget`, `data-site="demo" data-server="${proxy.url}"`),
  );
  proxy = await openFaultProxy(Number(new URL(stage.care.url).port));
});
after(async () => {
  await stage.close();
  await proxy.close();
});

/** What the page asks the server for, once it has loaded. */
function watch(tab: Page): { sockets: number; polls: number } {
  const seen = { sockets: 0, polls: 0 };
  tab.on('websocket', () => seen.sockets++);
  tab.on('request', (request) => void (request.url().includes('&wait') && seen.polls++));
  return seen;
}

test('[W3] shopper and agent talk within 10 s although no socket gets through', async () => {
  proxy.imposture = 'no upgrades';
  const agent = await stage.agent('anna');
  const shopper = await stage.shopper(await stage.device());
  const seen = watch(shopper.tab);
  await shopper.open();
  const asked = performance.now();
  await shopper.write('Does the lamp come in red?');
  await agent.rows.filter({ hasText: 'red?' }).waitFor();
  await shopper
    .state()
    .filter({ hasText: 'Sent' })
    .or(shopper.state().filter({ hasText: 'Delivered' }))
    .waitFor();
  const within = performance.now() - asked;
  assert.ok(within < 10_000, `it took ${Math.round(within)} ms`);

  await agent.openConversation('red?');
  await agent.reply('It does, and in blue.');
  await shopper.bubble('It does, and in blue.').waitFor();
  await shopper.write('Blue, please');
  await agent.bubble('Blue, please').waitFor();
  await agent.reply('A fine choice.');
  await shopper.bubble('A fine choice.').waitFor();
  assert.ok(seen.polls > 0, 'it waited for news over HTTP');
  assert.ok(seen.sockets >= 2, 'sockets were tried first');
  assert.deepEqual(await shopper.texts(), [
    'Does the lamp come in red?',
    'It does, and in blue.',
    'Blue, please',
    'A fine choice.',
  ]);
  await shopper.tab.close();
});

test('behind a portal that answers everything with its own page, nothing is shown as sent', async () => {
  proxy.imposture = null;
  const agent = await stage.agent('anna');
  const shopper = await stage.shopper(await stage.device());
  await shopper.open();
  proxy.imposture = 'captive portal';
  proxy.cut();
  await shopper.write('Is anybody there?');
  // A browser gives a page of another origin no answer that the portal could make.
  await shopper.tab.waitForEvent('requestfailed', {
    predicate: (request) => request.url().includes('/v1/frames'),
  });
  assert.doesNotMatch((await shopper.state().allInnerTexts()).join(), /Sent|Delivered|Read/);
  proxy.imposture = null;
  await agent.rows.filter({ hasText: 'anybody there' }).waitFor({ timeout: 60_000 });
  assert.deepEqual(await shopper.texts(), ['Is anybody there?']);
});
