// A conversation as one would tell it. `seed.ts` turns it into the ops that its people would have sent.
import type { Channel } from '../../sdk/protocol/model.ts';
import type { TeamId } from '../care/team.ts';

export type Line =
  | readonly [when: When, by: 'guest' | TeamId, does: 'says', text: string]
  | readonly [when: When, by: TeamId, does: 'notes', text: string]
  | readonly [when: When, by: TeamId, does: 'reads' | 'resolves'];

/** Minutes or hours ago, `25m` and `3h`, or days ago at a time of that day, `2d 14:05`. */
export type When = `${number}m` | `${number}h` | `${number}d ${string}:${string}`;

export interface Story {
  /** Null for a visitor who gave no name. */
  readonly contact: string | null;
  readonly language: 'en' | 'de';
  readonly channel: Channel;
  /** Path and title of the shop page on which it began. */
  readonly page: readonly [path: string, title: string];
  /** In the order in which it happened. */
  readonly lines: readonly Line[];
}

const MINUTE_MS = 60_000;
const FORM = /^(\d+)(?:([mh])|d (\d{2}):(\d{2}))$/;

/** The instant that is meant, in ms. @throws Error for a `when` of another form */
export function instantOf(when: When, now: number): number {
  const [, amount, unit, hours, minutes] = FORM.exec(when) ?? [];
  if (amount === undefined) throw new Error(`"${when}" is neither "25m", "3h" nor "2d 14:05".`);
  if (unit) return now - Number(amount) * (unit === 'h' ? 60 : 1) * MINUTE_MS;
  const day = new Date(now);
  day.setDate(day.getDate() - Number(amount));
  return day.setHours(Number(hours), Number(minutes), 0, 0);
}
