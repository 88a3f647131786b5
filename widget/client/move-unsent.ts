import type { Action } from '../../sdk/protocol/actions.ts';
import type { OutboxRow } from '../history/history.ts';

/**
 * Unsent messages of a conversation that this contact no longer has (the token was lost, or the conversation was) as
 * the beginning of a new one. All ids follow from the rows: two tabs that do this at once do the same thing, and
 * the server sees it once.
 */
export function moveUnsent(
  unsent: readonly [OutboxRow, ...OutboxRow[]],
  start: Action,
): readonly [OutboxRow, ...OutboxRow[]] {
  const [first] = unsent;
  const conversation = asVersion4(first.op);
  const startRow = { op: neighbour(first.op), conversation, action: start, at: first.at };
  return [startRow, ...unsent.map((row) => ({ ...row, conversation }))];
}

const asVersion4 = (id: string) => `${id.slice(0, 14)}4${id.slice(15)}`;

/** Another id that nobody else makes: the random part differs in one bit. */
function neighbour(id: string): string {
  return id.slice(0, -1) + (Number.parseInt(id.slice(-1), 16) ^ 1).toString(16);
}
