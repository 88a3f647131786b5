import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Exchanges } from '../../sdk/core/exchanges.ts';
import { decodeDown } from '../../sdk/protocol/codec.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { openStage, quiet } from './core-stage.ts';

/** A store whose events take as long as a database behind a network. */
function slowEvents(store: Store): Store {
  const slow = Object.create(store) as Store;
  slow.events = async (range) => {
    await quiet();
    return store.events(range);
  };
  return slow;
}

it('[W4] an exchange ends with what the positions lack, however long that takes', async () => {
  const stage = await openStage({ wrap: slowEvents });
  const shopper = await stage.contact();
  const conversation = await shopper.start();
  await shopper.post(conversation, 'hello');
  const exchanges = new Exchanges(stage.office, () => Promise.resolve());
  const ask = (wait: boolean) =>
    exchanges.run(
      { site: 'demo', contacts: true, agents: true },
      [
        {
          type: 'hello',
          versions: [1],
          site: 'demo',
          device: crypto.randomUUID(),
          token: shopper.token!,
        },
      ],
      { wait, signal: new AbortController().signal },
    );
  for (const wait of [false, true]) {
    const { frames } = await ask(wait);
    assert.deepEqual(
      frames.map((text) => decodeDown(text).type),
      ['welcome', 'snapshot'],
    );
  }
  await stage.close();
});
