import type { Logger } from '../core/logger.ts';

type Facts = Readonly<Record<string, unknown>>;

/** More of one fact helps nobody, and disks are finite. */
const FACT_MAX_CHARS = 2_000;
/** What JSON leaves as it is and terminals or readers obey: C1, line separators, marks of direction and of nothing. */
const OBEYED = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/** Warnings and errors, one line of JSON each. What is not worth waking anybody for is left out. */
export const stderrLogger: Logger = {
  info() {},
  warn: (message, facts) => write('warn', message, facts),
  error: (message, facts) => write('error', message, facts),
};

function write(level: string, message: string, facts: Facts = {}): void {
  const entry: Record<string, unknown> = { time: new Date().toISOString(), level, message };
  for (const [name, fact] of Object.entries(facts))
    if (!Object.hasOwn(entry, name)) entry[name] = short(fact);
  process.stderr.write(`${JSON.stringify(entry).replace(OBEYED, escaped)}\n`);
}

/** Who reports a failure must not fail over it. */
function short(fact: unknown): unknown {
  if (typeof fact === 'number' || typeof fact === 'boolean') return fact;
  const text = typeof fact === 'string' ? fact : asText(fact);
  return text.length > FACT_MAX_CHARS ? `${text.slice(0, FACT_MAX_CHARS)}…` : text;
}

function asText(fact: unknown): string {
  try {
    return JSON.stringify(fact) ?? String(fact);
  } catch {
    return Object.prototype.toString.call(fact);
  }
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');
}
