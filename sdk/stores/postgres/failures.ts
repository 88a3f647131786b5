// What an error of pg's means: for the transaction (run it again?) and for the caller.
import { CareError } from '../../protocol/care-error.ts';
import { Collision } from '../sql/script.ts';

/** SQLSTATEs of losing to another transaction: serialization failure, deadlock, unique violation. */
const COLLISIONS = new Set(['40001', '40P01', '23505']);
/** The server ends connections, or the socket died. Before COMMIT nothing has happened, so a new one may try again. */
const LOST = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE']);
/** SQLSTATE classes for values that no attempt can store: data exception, program limit exceeded. */
const HOPELESS = ['22', '54'];

/** The reason is its cause: `bad-request` for values that cannot be stored, else `internal`. */
export function databaseError(cause: unknown): CareError {
  const state = sqlState(cause);
  const hopeless = state !== null && HOPELESS.some((prefix) => state.startsWith(prefix));
  return new CareError(hopeless ? 'bad-request' : 'internal', undefined, { cause });
}

/** True for what passes when the transaction is run again; only then was nothing committed for certain. */
export function isWorthAnother(error: unknown): boolean {
  if (error instanceof Collision) return true;
  if (!(error instanceof CareError)) return false;
  const code = errorCode(error.cause);
  return COLLISIONS.has(code) || isLost(error.cause);
}

function isLost(cause: unknown): boolean {
  return (
    LOST.has(errorCode(cause)) ||
    (cause instanceof Error &&
      /^(Connection terminated|Client has encountered)/.test(cause.message))
  );
}

/** The server's own five letters for what went wrong, or null when it was not the server who said so. */
export function sqlState(cause: unknown): string | null {
  const code = errorCode(cause);
  return cause instanceof Error && 'severity' in cause && code.length === 5 ? code : null;
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : '';
}
