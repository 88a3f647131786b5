import type { Action } from '../../sdk/protocol/actions.ts';
import type { OutboxRow } from '../history/history.ts';

/**
 * Unsent messages of a conversation that this contact no longer has (the token was lost, or the conversation was) as
 * the beginning of a new one. All ids follow from the rows: two tabs that do this at once do the same thing, and
 * the server sees it once. What has to move again gets new ids again.
 */
export function moveUnsent(
  unsent: readonly [OutboxRow, ...OutboxRow[]],
  start: Action,
): readonly [OutboxRow, ...OutboxRow[]] {
  const [{ op, conversation: before, at }] = unsent;
  const mixed = mix(op, before);
  const conversation = `${mixed.slice(0, 14)}4${mixed.slice(15)}`;
  const startRow = { op: mix(op, conversation), conversation, action: start, at };
  return [startRow, ...unsent.map((row) => ({ ...row, conversation }))];
}

/** Another id of the first one's kind, which nobody else makes: all of it but its version and variant is mixed. */
function mix(id: string, by: string): string {
  const digit = (text: string, i: number) => Number.parseInt(text[i]!, 16);
  return id.replaceAll(/[^-]/g, (own, i: number) =>
    i <= 14 || i === 19 ? own : (digit(id, i) ^ digit(by, i)).toString(16),
  );
}
