// What was not sent to a conversation that the server does not know as this contact's (the token was lost, or the
// conversation was) begins a new one.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { OutboxRow } from '../history/history.ts';
import { startAction } from './new-rows.ts';
import type { Posting } from './posting.ts';
import type { PendingOp } from './snapshot.ts';

/** What of it really moves, the device says: another tab may have been quicker, and some of it be committed by now. */
export async function moveUnsent(posting: Posting, conversation: string): Promise<void> {
  const { core, outbox } = posting;
  await posting.adopt();
  const pending = outbox.pendingOf(conversation);
  const [first, ...more] = pending.filter(isUnsent).map(bare);
  if (!first) return;
  const rows = movedRows([first, ...more], startAction(core.options.as));
  posting.drop(pending.filter(isStart).map(({ op }) => op));
  posting.moved.set(conversation, rows[0].conversation);
  await core.journal.post(rows, {}, conversation);
  posting.moves += 1;
  await posting.adopt();
  // A device that cannot tell is no reason to wait.
  if (outbox.get(first.op)?.conversation === conversation) outbox.add(rows);
}

const isUnsent = ({ action, state }: PendingOp) =>
  action.kind === 'message.post' && ['waiting', 'sending', 'held'].includes(state);
const isStart = ({ action }: PendingOp) => action.kind === 'conversation.start';

function bare({ state: _, ...row }: PendingOp): OutboxRow {
  return row;
}

/**
 * Unsent messages as the beginning of a new conversation. All ids follow from the rows: two tabs that do this at once do
 * the same thing, and the server sees it once. What has to move again gets new ids again.
 */
export function movedRows(
  unsent: readonly [OutboxRow, ...OutboxRow[]],
  start: Action,
): readonly [OutboxRow, ...OutboxRow[]] {
  const [{ op, conversation: before, at }] = unsent;
  const mixed = mix(op, before);
  const conversation = `${mixed.slice(0, 14)}4${mixed.slice(15)}`;
  const startRow = { op: mix(op, conversation), conversation, action: start, at };
  return [startRow, ...unsent.map((row) => ({ ...row, conversation }))];
}

/**
 * Another id of the first one's kind, which nobody else makes: all of it but its version and variant is mixed. Mixing
 * once more never leads back: what moves for the third time would be where it has been, and wait there for ever.
 */
function mix(id: string, by: string): string {
  const digit = (text: string, i: number) => Number.parseInt(text[i]!, 16);
  let stirred = 0x811c9dc5;
  const stir = (code: number) => (stirred = Math.imul(stirred ^ code, 0x01000193));
  for (const char of id + by) stir(char.charCodeAt(0));
  return id.replaceAll(/[^-]/g, (own, i: number) => {
    if (i <= 14 || i === 19) return own;
    return (digit(id, i) ^ digit(by, i) ^ (stir(i) >>> 28)).toString(16);
  });
}
