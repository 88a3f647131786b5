// A process of its own that writes into the shared conversations of a store: address, site, ops per conversation,
// then the conversations. Several of these at once are what several nodes of a shop are.
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { decideForTest, Requester } from '../../sdk/testing/store-suite/test-rules.ts';

const [, , address = '', site = '', ops = '', ...conversations] = process.argv;
const store = await openStore(address);
const group = createGroupCommit(store, decideForTest, { maxBatch: 20 });
const me = new Requester(site);

await Promise.all(conversations.map(writeAll));
await store.close();

async function writeAll(conversation: string): Promise<void> {
  await group.submit(me.start(conversation));
  for (let op = 0; op < Number(ops); op++) {
    const outcome = await group.submit(me.post(conversation));
    if (outcome.is !== 'applied') throw new Error(`Not applied: ${JSON.stringify(outcome)}`);
  }
}
