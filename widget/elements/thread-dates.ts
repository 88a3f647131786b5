import { sameDay } from './thread-rows.ts';

const DAY_MS = 86_400_000;

/** Instants in the words of one language and the reader's own zone. */
export class ThreadDates {
  readonly #language: string;
  // Made with the first message: a format takes the browser longer than a row.
  #time?: Intl.DateTimeFormat;
  #full?: Intl.DateTimeFormat;

  constructor(language: string) {
    this.#language = language;
  }

  time(at: number): string {
    this.#time ??= new Intl.DateTimeFormat(this.#language, { timeStyle: 'short' });
    return this.#time.format(at);
  }

  full(at: number): string {
    this.#full ??= new Intl.DateTimeFormat(this.#language, {
      dateStyle: 'full',
      timeStyle: 'short',
    });
    return this.#full.format(at);
  }

  day(at: number, now: number): string {
    for (const daysAgo of [0, 1])
      if (sameDay(at, now - daysAgo * DAY_MS))
        return new Intl.RelativeTimeFormat(this.#language, { numeric: 'auto' }).format(
          -daysAgo,
          'day',
        );
    const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
    const options = { weekday: 'long', day: 'numeric', month: 'long', year } as const;
    return new Intl.DateTimeFormat(this.#language, options as Intl.DateTimeFormatOptions).format(
      at,
    );
  }
}

/** A length of time as people say it: minutes below an hour, then hours, then days. */
export function duration(minutes: number, language: string): string {
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 1440
        ? [minutes / 60, 'hour']
        : [minutes / 1440, 'day'];
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, style).format(Math.max(1, Math.round(value)));
}
