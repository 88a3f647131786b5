// One order for the two logs of a conversation: an internal event stands after the public one that was newest when it
// was written, and internal events keep their own order.
import type { LogEvent } from '../../sdk/protocol/events.ts';

/** Both lists in that order, each event once. Gives `shown` itself when nothing is added. */
export function mergeLogs(
  shown: readonly LogEvent[],
  added: readonly LogEvent[],
): readonly LogEvent[] {
  // Nearly always what comes stands behind all that is there, which may be thousands: nothing is looked for or sorted.
  if (added.length > 0 && standBehind(shown.at(-1), added))
    return Object.freeze(shown.concat(added));
  const known = new Set(shown.map(keyOf));
  const fresh = added.filter((event) => !known.has(keyOf(event)) && known.add(keyOf(event)));
  if (fresh.length === 0) return shown;
  return Object.freeze([...shown, ...fresh].sort(byPlace));
}

function standBehind(before: LogEvent | undefined, added: readonly LogEvent[]): boolean {
  return added.every((event, i) => {
    const last = i > 0 ? added[i - 1] : before;
    return !last || byPlace(last, event) < 0;
  });
}

const keyOf = (event: LogEvent) => `${event.log} ${event.seq}`;

function byPlace(a: LogEvent, b: LogEvent): number {
  return placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b) || a.seq - b.seq;
}

const placeOf = (event: LogEvent) => (event.log === 'public' ? event.seq : (event.publicSeq ?? 0));
const rankOf = (event: LogEvent) => (event.log === 'public' ? 0 : 1);
