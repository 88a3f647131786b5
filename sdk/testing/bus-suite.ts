// The contract of `sdk/bus/bus.ts` as data, for our adapters and for those of merchants.
import assert from 'node:assert/strict';
import { BUS_MESSAGE_MAX_BYTES } from '../bus/bus.ts';
import { uuidV4 } from '../protocol/ids.ts';
import { nodes, type BusCase } from './bus-suite/bus-case.ts';

export type { BusCase } from './bus-suite/bus-case.ts';

const MANY = 2_000;

/** Give each `run` a function that opens a bus to the same nodes every time it is called. It throws what does not hold. */
export const busSuite: readonly BusCase[] = [
  nodes(3, 'all others hear what one says, once, and it never hears itself', async (all) => {
    for (const node of all) node.say(`from ${node.name}`);
    await all.settled();
    for (const node of all) {
      const others = all.filter((other) => other !== node).map(({ name }) => `from ${name}`);
      assert.deepEqual(node.heard.toSorted(), others.toSorted());
    }
  }),

  nodes(2, 'what one says in a burst and over time arrives whole and in order', async (all) => {
    const [one, other] = all;
    const said = Array.from({ length: MANY }, (_, i) => `${i} ${'x'.repeat(i % 300)}`);
    for (const [i, message] of said.entries()) {
      one.say(message);
      if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await all.settled();
    assert.deepEqual(other.heard, said);
  }),

  nodes(2, 'the longest message arrives unchanged, whatever its characters', async (all) => {
    const [one, other] = all;
    const longest = `"\\'$1 \u{1F33F}ß`.repeat(BUS_MESSAGE_MAX_BYTES).slice(0, 2_000);
    const said = [longest, 'x'.repeat(BUS_MESSAGE_MAX_BYTES), '', ' ', '{"a":"\\n"}'];
    for (const message of said) one.say(message);
    await all.settled();
    assert.deepEqual(other.heard, said);
  }),

  nodes(2, 'what no bus carries is refused, and nothing else suffers', async (all) => {
    const [one, other] = all;
    const refused = { name: 'CareError', code: 'bad-request' };
    for (const wrong of ['x'.repeat(BUS_MESSAGE_MAX_BYTES + 1), 'ß'.repeat(2_001), 'a\nb', 'a\0'])
      assert.throws(() => one.say(wrong), refused);
    one.say('fine');
    await all.settled();
    assert.deepEqual(other.heard, ['fine']);
  }),

  nodes(2, 'a listener that throws hears the next message all the same', async (all) => {
    const [one, other] = all;
    other.throws = true;
    one.say('first');
    one.say('second');
    await all.settled();
    assert.deepEqual(other.heard, ['first', 'second']);
  }),

  nodes(
    2,
    'who is closed neither says nor hears anything, and may be closed twice',
    async (all) => {
      const [one, other] = all;
      assert.equal(other.bus.isConnected(), true);
      await other.bus.close();
      assert.equal(other.bus.isConnected(), false);
      other.bus.say(uuidV4());
      one.say('for nobody');
      await other.bus.close();
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual([one.heard, other.heard], [[], []]);
    },
  ),
];
