import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Stage } from '../support/stage.ts';
import { BALANCED, ONE_SERVER } from '../support/stages.ts';

const EACH_WRITES = 12;

for (const { on, skip, open } of [ONE_SERVER, BALANCED])
  describe(`on ${on}`, { skip }, () => {
    let stage: Stage;
    before(async () => {
      stage = await open();
    });
    after(() => stage?.close());

    test('[P1][P2][P3][P4] killed while both write, the server loses nothing: all once, one order, no reload', async () => {
      const shopper = await stage.shopper(await stage.device());
      const agent = await stage.agent('anna');
      await shopper.open();
      await shopper.write('first');
      await agent.openConversation('first');
      for (const page of [shopper, agent])
        await page.tab.evaluate(() => Object.assign(window, { neverReloaded: true }));

      const writing = Promise.all([
        (async () => {
          for (let i = 1; i <= EACH_WRITES; i++) await shopper.write(`shopper ${i}`);
        })(),
        (async () => {
          for (let i = 1; i <= EACH_WRITES; i++) await agent.reply(`agent ${i}`);
        })(),
      ]);
      for (const after of ['shopper 3', 'shopper 7']) {
        await shopper.bubble(after).waitFor();
        await stage.care.kill();
        await stage.care.start();
      }
      await writing;

      const all = 2 * EACH_WRITES + 1;
      await shopper.bubble(`agent ${EACH_WRITES}`).waitFor();
      await agent.bubble(`shopper ${EACH_WRITES}`).waitFor();
      await shopper
        .state()
        .filter({ hasText: /Read|Delivered/ })
        .waitFor();
      const seen = await shopper.texts();
      assert.equal(seen.length, all);
      assert.equal(new Set(seen).size, all, 'no message is shown twice');
      assert.deepEqual(await agent.texts(), seen, 'both sides see one order');
      for (const who of ['shopper', 'agent'])
        assert.deepEqual(
          seen.filter((text) => text.startsWith(`${who} `)),
          Array.from({ length: EACH_WRITES }, (_, i) => `${who} ${i + 1}`),
          `${who}'s messages keep the order in which they were written`,
        );
      for (const page of [shopper, agent])
        assert.equal(await page.tab.evaluate(() => 'neverReloaded' in window), true);
    });
  });
