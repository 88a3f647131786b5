// The rule that makes every reader see one order: below what is held: drop; the next one: apply; beyond: keep until
// the ones between have come.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { GAP_MAX_EVENTS } from '../../sdk/protocol/limits.ts';

export interface Applied {
  /** Events to apply now, ascending and without a gap. */
  readonly applied: readonly LogEvent[];
  /** Highest contiguous sequence after them. */
  readonly have: number;
  /** Events beyond a gap, ascending. */
  readonly ahead: readonly LogEvent[];
}

/** For the events of one log. */
export function applyRule(
  have: number,
  ahead: readonly LogEvent[],
  incoming: readonly LogEvent[],
): Applied {
  const waiting = new Map([...ahead, ...incoming].map((event) => [event.seq, event]));
  const applied: LogEvent[] = [];
  for (let next = waiting.get(have + 1); next; next = waiting.get(have + 1)) {
    applied.push(next);
    have = next.seq;
  }
  const beyond = [...waiting.values()].filter((event) => event.seq > have);
  beyond.sort((a, b) => a.seq - b.seq);
  return { applied, have, ahead: beyond.slice(0, GAP_MAX_EVENTS) };
}
