// One of two servers dies for good, and nobody has to do anything about it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { careNodes, type CareNodes } from '../support/care-nodes.ts';
import { noPostgres } from '../support/postgres.ts';
import { openStageWith, type Stage } from '../support/stage.ts';

const GOES_ON_WITHIN_MS = 5_000;
const EACH_WRITES = 3;

describe('two servers behind a load balancer', { skip: noPostgres() ?? false }, () => {
  let stage: Stage<CareNodes>;
  before(async () => {
    stage = await openStageWith(careNodes('balanced'));
  });
  after(() => stage?.close());

  for (const [which, name] of ['first', 'second'].entries())
    test(`[P1][P2][P3][P4] when the ${name} is killed both sides go on at the other within ${GOES_ON_WITHIN_MS} ms`, async (t) => {
      const shopper = await stage.shopper(await stage.device());
      const agent = await stage.agent('anna');
      const first = `before the ${name} dies`;
      await shopper.open();
      await shopper.write(first);
      await agent.openConversation(first);
      await agent.reply('agent 0');
      await shopper.bubble('agent 0').waitFor();

      const writing = Promise.all([shopperWrites(), agentWrites()]);
      await stage.care.nodes[which]!.kill();
      const killed = performance.now();
      await writing;
      await Promise.all([
        shopper.bubble(`agent ${EACH_WRITES}`).waitFor(),
        agent.bubble(`shopper ${EACH_WRITES}`).waitFor(),
      ]);
      const took = Math.round(performance.now() - killed);
      t.diagnostic(`gone on after ${took} ms`);
      assert.ok(took < GOES_ON_WITHIN_MS, `gone on after ${took} ms`);

      const seen = await shopper.texts();
      assert.equal(seen.length, 2 * EACH_WRITES + 2);
      assert.equal(new Set(seen).size, seen.length, 'no message is shown twice');
      assert.deepEqual(await agent.texts(), seen, 'both sides see one order');
      await stage.care.nodes[which]!.start();

      async function shopperWrites() {
        for (let i = 1; i <= EACH_WRITES; i++) await shopper.write(`shopper ${i}`);
      }
      async function agentWrites() {
        for (let i = 1; i <= EACH_WRITES; i++) await agent.reply(`agent ${i}`);
      }
    });
});
