import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rowsToAdd } from '../../widget/client/merge-rows.ts';

const rowsOf = (ops: string) =>
  [...ops].map((op) => ({
    op,
    conversation: 'c',
    action: { kind: 'message.post', text: op } as const,
    at: 0,
  }));

for (const [there, own, added] of [
  ['', '', ''],
  ['ab', 'ab', ''],
  ['ab', 'a', ''],
  ['', 'ab', 'ab'],
  ['a', 'ab', 'b'],
  ['ab', 'ac', 'c'],
  ['b', 'ab', 'ab'],
  ['xb', 'ab', 'ab'],
  ['abx', 'acb', 'cbx'],
  ['ba', 'ab', 'ab'],
] as const)
  it(`[P3] rows ${own || 'of none'} onto a device that holds ${there || 'none'}: adds ${added || 'none'}`, () => {
    const ops = rowsToAdd(rowsOf(there), rowsOf(own)).map(({ op }) => op);
    assert.equal(ops.join(''), added);
  });
