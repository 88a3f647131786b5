// What a page tells goes with what its shopper writes, and never by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../sdk/protocol/context.ts';
import { ClientBench, isSettled } from '../support/client-bench.ts';

const CART: Context = { cart: { total: '€ 1.00' } };

async function stage() {
  const bench = new ClientBench();
  let told: Context | undefined;
  const tab = bench.tab({ as: { role: 'contact', context: () => told } });
  const says = async (text: string) => {
    await tab.post(null, text);
    await bench.until(() => isSettled(tab));
    const posts = bench.server.heard.flatMap((frame) =>
      frame.type === 'op' && frame.action.kind === 'message.post' ? [frame.action] : [],
    );
    assert.equal(posts.at(-1)?.['text'], text);
    return posts.at(-1)?.['context'];
  };
  return { bench, tab, says, tell: (context: Context | undefined) => (told = context) };
}

test('[O15] it goes with the next message, and not again until it is something else', async () => {
  const { says, tell } = await stage();
  assert.equal(await says('before'), undefined);
  tell(CART);
  assert.deepEqual(await says('one'), CART);
  assert.equal(await says('two'), undefined);
  tell({ ...CART });
  assert.equal(await says('three'), undefined, 'the same again');
  tell({ order: { id: '7' } });
  assert.deepEqual(await says('four'), { order: { id: '7' } });
  tell(CART);
  assert.deepEqual(await says('five'), CART, 'as it was before is news, too');
  tell(undefined);
  assert.equal(await says('six'), undefined);
});

test('[O15] [P7] telling connects nobody and keeps nothing', async () => {
  const { bench, tab, tell } = await stage();
  tell(CART);
  await tab.resume();
  await bench.clock.advance(10_000);
  assert.equal(bench.server.network.attempts.length, 0);
  assert.equal(bench.device.outbox.length, 0);
});
