// Instants, spans and language names in the words of one language. Formatters are costly, so one set per language.

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const WEEK_MS = 7 * HOURS_PER_DAY * MINUTES_PER_HOUR * MINUTE_MS;

export interface DeskTimes {
  /** `14:02`. */
  readonly time: (at: number) => string;
  /** What a list row needs: the time for today, the weekday for this week, else the date. */
  readonly short: (at: number, now: number) => string;
  /** `5 Jan 2026, 14:02`. */
  readonly full: (at: number) => string;
  /** `4 min`, `1 hr 5 min`, `2 days`; `soonest` for less than a minute. */
  readonly span: (ms: number, soonest: string) => string;
  /** `de-CH` as people call it. */
  readonly languageName: (tag: string) => string;
}

export function deskTimes(locale: string): DeskTimes {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' });
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const units = unitsOf(locale);
  return {
    time: (at) => clock.format(at),
    full: (at) => full.format(at),
    short: (at, now) => {
      if (day.format(at) === day.format(now)) return clock.format(at);
      return (now - at < WEEK_MS ? weekday : date).format(at);
    },
    span: (ms, soonest) => {
      const minutes = Math.floor(ms / MINUTE_MS);
      if (minutes < 1) return soonest;
      if (minutes < MINUTES_PER_HOUR) return units.minute(minutes);
      const hours = Math.floor(minutes / MINUTES_PER_HOUR);
      if (hours >= HOURS_PER_DAY) return units.day(Math.floor(hours / HOURS_PER_DAY));
      const rest = minutes % MINUTES_PER_HOUR;
      return rest === 0 ? units.hour(hours) : `${units.hour(hours)} ${units.minute(rest)}`;
    },
    languageName: (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        // Written by somebody's page; a tag that Intl refuses is shown as it is.
        return tag;
      }
    },
  };
}

function unitsOf(locale: string) {
  const format = (unit: 'minute' | 'hour' | 'day', unitDisplay: 'short' | 'long') => {
    const number = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    return (count: number) => number.format(count);
  };
  return {
    minute: format('minute', 'short'),
    hour: format('hour', 'short'),
    day: format('day', 'long'),
  };
}
