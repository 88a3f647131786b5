// What a tab holds, back onto the device: first what exists nowhere else, and for that everything else makes room.
import type { History, HistoryChange, Kept, OutboxRow } from '../history/history.ts';
import { rowsToAdd } from './merge-rows.ts';
import type { CareSnapshot, PendingOp } from './snapshot.ts';
import { keptOf } from './thread.ts';

export interface Held {
  readonly snapshot: CareSnapshot;
  readonly missed: HistoryChange;
}

/** Can be done twice. @throws when what exists nowhere else cannot be kept */
export async function putBack(history: History, kept: Kept, held: Held): Promise<void> {
  const { settled = [] } = held.missed;
  const rows = unsettled(held);
  const drafts = { ...held.snapshot.drafts, ...held.missed.drafts };
  await withRoom(history, async () => {
    const added = rowsToAdd(kept.outbox, rows);
    if (added.length > 0 || Object.keys(drafts).length > 0) await history.post(added, drafts);
    if (settled.length > 0 || rows.length > 0) await history.write({ settled, outbox: rows });
  });
  const change = shown(held.snapshot, kept);
  if (!change) return; // whoever holds nothing leaves no trace
  try {
    await history.write(change);
  } catch (error) {
    // The server has all of it; the next page asks for what is not here.
    if (!isFull(error)) throw error;
    await history.evict();
  }
}

/** In the order in which they are to be sent. */
function unsettled({ snapshot, missed }: Held): OutboxRow[] {
  const pending = [...snapshot.conversations.values()].flatMap((view) => view.pending);
  const known = new Set(pending.map(({ op }) => op));
  return [
    ...pending.filter(({ state }) => state !== 'sent').map(bare),
    // Posted a moment ago: on their way into the snapshot.
    ...(missed.outbox ?? []).filter(({ op }) => !known.has(op)),
  ];
}

function bare({ state: _, ...row }: PendingOp): OutboxRow {
  return row;
}

/** What this tab knows better than the device. */
function shown({ conversations }: CareSnapshot, kept: Kept): HistoryChange | null {
  const there = new Map(kept.conversations.map((one) => [one.id, one]));
  const views = [...conversations.values()].filter(({ id, epoch, have }) => {
    const other = there.get(id);
    return epoch !== null && (other?.epoch !== epoch || other.have < have);
  });
  if (views.length === 0) return null;
  const ended = views.filter(({ id, epoch }) => there.has(id) && there.get(id)?.epoch !== epoch);
  return {
    conversations: views.flatMap(keptOf),
    events: views.flatMap((view) => view.events),
    dropped: ended.map(({ id }) => id),
  };
}

/** Events make room for what the server does not have, the oldest first. */
async function withRoom(history: History, work: () => Promise<void>): Promise<void> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!isFull(error) || !(await history.evict())) throw error;
    }
}

const isFull = (error: unknown) =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
