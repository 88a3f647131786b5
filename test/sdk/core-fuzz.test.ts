import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { frameText } from '../support/broken-frames.ts';
import { openStage, quiet, type Stage } from './core-stage.ts';

const RUNS = 250;
const documented = new Set<number>(Object.values(CLOSE_CODES));

async function speak(stage: Stage, as: 'contact' | 'agent', texts: readonly string[]) {
  const peer = as === 'agent' ? await stage.agent() : await stage.contact();
  for (const one of texts) peer.pair.client.send(one);
  await quiet();
  if (peer.closed) assert.ok(documented.has(peer.closed.code), `closed ${peer.closed.code}`);
  assert.notEqual(peer.closed?.code, CLOSE_CODES.INTERNAL);
  peer.pair.cut();
}

it('[T5] no text, however broken, makes the server fail or disturbs another socket', async () => {
  const stage = await openStage();
  const calm = await stage.contact();
  const conversation = await calm.start();
  let posts = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('contact', 'agent'),
      fc.array(frameText, { minLength: 1, maxLength: 12 }),
      async (as, texts) => {
        await speak(stage, as as 'contact' | 'agent', texts);
        stage.clock.jump(1_000);
        await calm.post(conversation, `${++posts}`);
        assert.deepEqual(stage.complaints, []);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      },
    ),
    { numRuns: RUNS, interruptAfterTimeLimit: 4_000, markInterruptAsFailure: false },
  );
  assert.ok(posts > 20);
  assert.equal(calm.closed, undefined);
  await stage.close();
});
