const KILOBYTE = 1_024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** A size in words of the language, as systems show it to people: `340 kB`, `2.4 MB`. */
export function fileSize(bytes: number, language: string): string {
  const [unit, value] =
    bytes >= MEGABYTE
      ? ['megabyte', bytes / MEGABYTE]
      : ['kilobyte', Math.max(1, bytes / KILOBYTE)];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value);
}
