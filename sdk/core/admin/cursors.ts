// Cursors as callers see them: opaque, and of no use for another list or with other filters.
import { CareError } from '../../protocol/care-error.ts';

/** @param list what the cursor belongs to, filters included */
export function seal(list: string, next: string | null): string | null {
  return next === null ? null : Buffer.from(JSON.stringify([list, next])).toString('base64url');
}

/** @throws CareError `bad-request` */
export function unseal(list: string, cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const parts = parsed(Buffer.from(cursor, 'base64url').toString());
  if (Array.isArray(parts) && parts[0] === list && typeof parts[1] === 'string') return parts[1];
  throw new CareError(
    'bad-request',
    'cursor: expected `next` of the page before, of the same list and filters.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
