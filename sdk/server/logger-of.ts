import type { Logger } from '../core/logger.ts';
import { stderrLogger } from './stderr-logger.ts';

type Facts = Readonly<Record<string, unknown>>;

/** As much of pino's loggers as is used here: they take the facts first. */
export interface PinoLogger {
  readonly level: string;
  child(bindings: Facts): unknown;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
}

/** Ours, a pino logger in its place, or the default. */
export function loggerOf(given: Logger | PinoLogger | undefined): Logger {
  if (!given) return stderrLogger;
  if (!isPino(given)) return given;
  return {
    info: (message, facts = {}) => given.info(facts, message),
    warn: (message, facts = {}) => given.warn(facts, message),
    error: (message, facts = {}) => given.error(facts, message),
  };
}

function isPino(given: Logger | PinoLogger): given is PinoLogger {
  return 'child' in given && 'level' in given;
}
