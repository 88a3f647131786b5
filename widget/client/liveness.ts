// An open socket proves nothing: it counts as dead when nothing was heard on it, or an op got no answer, for too long.
// The time is looked at whenever somebody could have been asleep, not only when a timer says so.
import { ANSWER_WITHIN_MS, SILENCE_MAX_MS } from '../../sdk/protocol/limits.ts';
import type { Clock } from '../../sdk/runtime.ts';

export interface Liveness {
  /** Something arrived. */
  heard(): void;
  /** Looks at the time now, and again when the next answer is due. */
  check(): void;
}

export interface LivenessOptions {
  readonly clock: Clock;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly unansweredSince: () => number | null;
  readonly dead: () => void;
}

export function watchLiveness({ clock, signal, unansweredSince, dead }: LivenessOptions): Liveness {
  let heardAt = clock.now();
  let cancel = () => {};
  signal.addEventListener('abort', () => cancel(), { once: true });
  const timeLeft = () => {
    const now = clock.now();
    heardAt = Math.min(heardAt, now); // the clock may have been set back
    const silence = heardAt + SILENCE_MAX_MS - now;
    const sentAt = unansweredSince();
    return sentAt === null
      ? silence
      : Math.min(silence, Math.min(sentAt, now) + ANSWER_WITHIN_MS - now);
  };
  const check = () => {
    cancel();
    if (signal.aborted) return;
    const wait = timeLeft();
    if (wait <= 0) dead();
    else cancel = clock.after(wait, check);
  };
  return { heard: () => void (heardAt = clock.now()), check };
}
