// Several changes of the device's store as one, with the effect of writing them one after another.
import type { HistoryChange } from '../history/history.ts';

export function mergeChanges(first: HistoryChange, then: HistoryChange): HistoryChange {
  const dropped = new Set(then.dropped);
  const kept = both(first.conversations, then.conversations).map((one) => [one.id, one] as const);
  const rows = both(first.outbox, then.outbox).map((row) => [row.op, row] as const);
  const settled = both(first.settled, then.settled);
  return {
    events: both(
      first.events?.filter((event) => !dropped.has(event.conversation)),
      then.events,
    ),
    conversations: [...new Map(kept).values()],
    settled,
    outbox: [...new Map(rows).values()].filter((row) => !settled.includes(row.op)),
    dropped: both(first.dropped, then.dropped),
    drafts: { ...first.drafts, ...then.drafts },
  };
}

function both<T>(first: readonly T[] = [], then: readonly T[] = []): T[] {
  return [...first, ...then];
}
