import { sameDay } from './thread-rows.ts';

const DAY_MS = 86_400_000;

/** Instants in the words of one language and the reader's own zone. */
export class ThreadDates {
  readonly #time: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #dateWithYear: Intl.DateTimeFormat;
  readonly #relative: Intl.RelativeTimeFormat;

  constructor(language: string) {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, options);
    this.#time = format({ hour: 'numeric', minute: '2-digit' });
    this.#full = format({ dateStyle: 'full', timeStyle: 'short' });
    this.#weekday = format({ weekday: 'long' });
    this.#date = format({ weekday: 'long', day: 'numeric', month: 'long' });
    this.#dateWithYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
    this.#relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  }

  time(at: number): string {
    return this.#time.format(at);
  }

  full(at: number): string {
    return this.#full.format(at);
  }

  day(at: number, now: number): string {
    if (sameDay(at, now)) return this.#relative.format(0, 'day');
    if (sameDay(at, now - DAY_MS)) return this.#relative.format(-1, 'day');
    const age = now - at;
    if (age > 0 && age < 6 * DAY_MS) return this.#weekday.format(at);
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return (sameYear ? this.#date : this.#dateWithYear).format(at);
  }
}
