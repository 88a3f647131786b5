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
