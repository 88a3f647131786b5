// How long somebody has waited, and when that stops being all right. Pure: the desk draws it again with every tick.

/** `soon`: a quarter of the usual time is left; `late`: it is over. */
export type Urgency = 'calm' | 'soon' | 'late';

export interface Waiting {
  readonly ms: number;
  readonly urgency: Urgency;
}

const REPLY_MINUTES_DEFAULT = 15;
const SOON_FROM_SHARE = 0.75;
const MINUTE_MS = 60_000;

/**
 * @param since instant since which the contact waits, or null when nobody waits
 * @param replyMinutes the site's usual time to a reply
 */
export function waitingOf(
  since: number | null,
  now: number,
  replyMinutes = REPLY_MINUTES_DEFAULT,
): Waiting | null {
  if (since === null) return null;
  const ms = Math.max(0, now - since);
  const share = ms / (replyMinutes * MINUTE_MS);
  return { ms, urgency: share >= 1 ? 'late' : share >= SOON_FROM_SHARE ? 'soon' : 'calm' };
}
