import type { Step } from './desk-command.ts';
import type { ConversationStatus, ConversationSummary } from '../../sdk/protocol/model.ts';

/** Rows of one segment in the order in which they should be answered. */
export interface OrderedRows {
  /** Who waits longest comes first, so that a new message joins at the end and nothing jumps. */
  readonly waiting: readonly ConversationSummary[];
  /** The rest, newest change first. */
  readonly others: readonly ConversationSummary[];
}

export function orderRows(
  rows: readonly ConversationSummary[],
  segment: ConversationStatus,
): OrderedRows {
  // Where nobody has written, there is nothing to answer: a beginning whose message went elsewhere.
  const shown = rows.filter((row) => row.status === segment && row.preview !== null);
  const waits = (row: ConversationSummary) => segment === 'open' && row.waitingSince !== null;
  return {
    waiting: shown.filter(waits).sort(byWaiting),
    others: shown.filter((row) => !waits(row)).sort((a, b) => b.changedAt - a.changedAt),
  };
}

/** The row `step` away from `from` in the order drawn; the first one when `from` is not there. */
export function rowBeside(
  ordered: OrderedRows,
  from: string | null,
  step: Step,
): ConversationSummary | null {
  const all = [...ordered.waiting, ...ordered.others];
  if (step === 'last') return all.at(-1) ?? null;
  const at = all.findIndex((row) => row.conversation === from);
  if (at < 0 || step === 'first') return all[0] ?? null;
  return all[Math.min(Math.max(at + step, 0), all.length - 1)] ?? null;
}

function byWaiting(a: ConversationSummary, b: ConversationSummary): number {
  return (
    (a.waitingSince ?? 0) - (b.waitingSince ?? 0) || (a.conversation < b.conversation ? -1 : 1)
  );
}
