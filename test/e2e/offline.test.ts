import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStage, type Stage } from '../support/stage.ts';

const THREE = ['one, from the train', 'two, in the tunnel', 'three, still there'];

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test('[P5] written offline, the tab closed: a new tab sends the three once, in order, and a second tab shows the same', async () => {
  const agent = await stage.agent('anna');
  const device = await stage.device();
  const first = await stage.shopper(device);
  await first.open();
  await first.write('before the tunnel');
  await first
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();

  await device.setOffline(true);
  for (const text of THREE) await first.write(text);
  await first.state().filter({ hasText: 'Waiting' }).waitFor();
  await first.tab.close();

  // The shop can be reached again, but care cannot: the new tab must show what waits, and not as sent.
  await stage.care.kill();
  await device.setOffline(false);
  const second = await stage.shopper(device);
  await second.open();
  await second.bubble(THREE[2]!).waitFor();
  assert.deepEqual(await second.texts(), ['before the tunnel', ...THREE]);
  await second.state().filter({ hasText: 'Waiting' }).waitFor();

  await stage.care.start();
  await agent.openConversation(THREE[2]!);
  await agent.bubble(THREE[2]!).waitFor();
  assert.deepEqual(await agent.texts(), ['before the tunnel', ...THREE]);
  await second
    .state()
    .filter({ hasText: /Delivered|Read/ })
    .waitFor();

  const third = await stage.shopper(device);
  await third.open();
  await third.bubble(THREE[2]!).waitFor();
  await agent.reply('All three are here.');
  for (const tab of [second, third]) {
    await tab.bubble('All three are here.').waitFor();
    assert.deepEqual(await tab.texts(), ['before the tunnel', ...THREE, 'All three are here.']);
  }
});

test('[P5] the very first message, written while the server is down, arrives once when it is back', async () => {
  await stage.care.kill();
  const device = await stage.device();
  const shopper = await stage.shopper(device);
  await shopper.open();
  await shopper.write('is anybody there?');
  await shopper.tab.close();
  await stage.care.start();
  const again = await stage.shopper(device);
  await again.open();
  await again.bubble('is anybody there?').waitFor();
  const agent = await stage.agent('marek');
  await agent.openConversation('is anybody there?');
  await agent.bubble('is anybody there?').waitFor();
  assert.deepEqual(await agent.texts(), ['is anybody there?']);
});
