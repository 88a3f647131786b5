// Several changes of the device's store as one, with the effect of writing them one after another.
import type { HistoryChange } from '../history/history.ts';

export function mergeChanges(first: HistoryChange, then: HistoryChange): HistoryChange {
  const dropped = new Set(then.dropped);
  const kept = new Map(
    [...(first.conversations ?? []), ...(then.conversations ?? [])].map((one) => [one.id, one]),
  );
  const settled = [...(first.settled ?? []), ...(then.settled ?? [])];
  const rows = new Map(
    [...(first.outbox ?? []), ...(then.outbox ?? [])].map((row) => [row.op, row]),
  );
  return {
    events: [
      ...(first.events ?? []).filter((event) => !dropped.has(event.conversation)),
      ...(then.events ?? []),
    ],
    conversations: [...kept.values()],
    settled,
    outbox: [...rows.values()].filter((row) => !settled.includes(row.op)),
    dropped: [...(first.dropped ?? []), ...dropped],
    drafts: { ...first.drafts, ...then.drafts },
  };
}
