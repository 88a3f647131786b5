import type { Logger } from '../core/logger.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Warnings and errors, one line of JSON each. What is not worth waking anybody for is left out. */
export const stderrLogger: Logger = {
  info() {},
  warn: (message, facts) => write('warn', message, facts),
  error: (message, facts) => write('error', message, facts),
};

function write(level: string, message: string, facts: Facts = {}): void {
  const time = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ time, level, message, ...facts })}\n`);
}
