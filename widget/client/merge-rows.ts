import type { OutboxRow } from '../history/history.ts';

/**
 * What has to be added at the end of the outbox that is there, so that it holds this tab's rows as well and the order
 * of neither is lost. What is there already and comes behind has to be added once more; nothing when all are there.
 */
export function rowsToAdd(there: readonly OutboxRow[], own: readonly OutboxRow[]): OutboxRow[] {
  const merged: OutboxRow[] = [];
  const left = [...own];
  const isIn = (rows: readonly OutboxRow[], row: OutboxRow) => rows.some(({ op }) => op === row.op);
  for (const row of there) {
    if (isIn(merged, row)) continue;
    const at = left.findIndex(({ op }) => op === row.op);
    // This tab's is the newer one: it may have been refused, or moved, meanwhile.
    merged.push(...(at < 0 ? [row] : left.splice(0, at + 1)));
  }
  merged.push(...left);
  const first = merged.findIndex(({ op }, i) => op !== there[i]?.op);
  return first < 0 ? [] : merged.slice(first);
}
