import assert from 'node:assert/strict';
import { it } from 'node:test';
import { uuidV4, uuidV7, systemRandom } from '../../sdk/protocol/ids.ts';
import type { OutboxRow } from '../../widget/history/history.ts';
import { movedRows } from '../../widget/client/move-unsent.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([47])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const START = { kind: 'conversation.start', channel: 'chat' } as const;

it('[P3] messages that have to move twice do not come back to a conversation that is somebody else’s', () => {
  const row = {
    op: uuidV7(Date.UTC(2026, 0, 5), systemRandom),
    conversation: uuidV4(systemRandom),
    action: { kind: 'message.post', text: 'hello' },
    at: 1,
  } as const;
  const once = movedRows([row], START);
  const twice = movedRows([once[1]!], START);
  const ids = [row, ...once, ...twice].map(({ conversation }) => conversation);
  assert.equal(new Set(ids).size, 3);
  for (const [start, message] of [once, twice]) {
    assert.equal(message!.op, row.op);
    assert.equal(message!.conversation, start.conversation);
    assert.equal(UUID.exec(start.conversation)?.[1], '4');
    assert.equal(UUID.exec(start.op)?.[1], '7');
  }
  assert.equal(new Set([row.op, once[0].op, twice[0].op]).size, 3);
  assert.deepEqual(movedRows([row], START), once);
});

it('[P3] messages that have to move again and again never come back to where they have been', () => {
  let row: OutboxRow = {
    op: uuidV7(Date.UTC(2026, 0, 5), systemRandom),
    conversation: uuidV4(systemRandom),
    action: { kind: 'message.post', text: 'hello' },
    at: 1,
  };
  const seen = new Set([row.op, row.conversation]);
  for (let moves = 1; moves <= 100; moves++) {
    const [start, moved] = movedRows([row], START);
    seen.add(start.op).add(start.conversation);
    assert.equal(seen.size, 2 + 2 * moves);
    row = moved!;
  }
});
