// What lies on a device may be of another build, or damaged: every row is read through here, and one that does not
// fit is skipped. It stays where it is, for the build that can read it.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { isRawEvent, readEvent as readRawEvent } from '../../sdk/protocol/read-event.ts';
import {
  isBoolean,
  isCount,
  isNumber,
  isString,
  isWord,
  maybe,
  shape,
  type Guard,
} from '../../sdk/protocol/shape.ts';
import type { Drafts, Identity, KeptConversation, OutboxRow } from './history.ts';

const isIdentity = shape<Identity>({
  device: isString,
  token: isString,
  contact: maybe(isString) as Guard<string>,
  customer: maybe(isString) as Guard<string>,
  email: maybe(isString) as Guard<string>,
  unproven: maybe(isBoolean) as Guard<boolean>,
});

const isKeptConversation = shape<KeptConversation>({
  id: isString,
  epoch: isString,
  have: isCount,
  status: isWord(),
  read: shape<KeptConversation['read']>({ contact: isCount, agent: isCount }),
  delivered: isCount,
});

const isOutboxRow = shape<OutboxRow>({
  op: isString,
  conversation: isString,
  // Of whatever build wrote it: the server says whether it can be read.
  action: shape<{ kind: string }>({ kind: isString }) as unknown as Guard<Action>,
  at: isNumber,
  by: maybe(isString) as Guard<string>,
  failed: maybe(
    shape<NonNullable<OutboxRow['failed']>>({
      code: isWord<ErrorCode>(),
      message: maybe(isString) as Guard<string>,
    }),
  ) as Guard<NonNullable<OutboxRow['failed']>>,
});

export const readIdentity = (row: unknown): Identity | null => fitting(isIdentity, row);
export const readConversation = (row: unknown): KeptConversation | null =>
  fitting(isKeptConversation, row);
/** @param keys ['draft', field] each */
export const readDrafts = (keys: readonly unknown[], texts: readonly unknown[]): Drafts =>
  Object.fromEntries(
    keys.flatMap((key, i) => {
      const [field, text] = [(key as unknown[])[1], texts[i]];
      return isString(field) && isString(text) ? [[field, text]] : [];
    }),
  );
export const readEvent = (row: unknown): LogEvent | null =>
  isRawEvent(row) ? readRawEvent(row) : null;

/**
 * A row with a sum of itself. An event that was damaged is put right by the server; what is wrong in the outbox would be
 * sent as if somebody had written it, so one whose sum is another is none.
 */
export const sealed = (row: OutboxRow) => ({ ...row, sum: sumOf(row) });

/** Rows of builds that knew no sum have none. */
export function readOutboxRow(stored: unknown): OutboxRow | null {
  if (!isOutboxRow(stored)) return null;
  const { sum, ...row }: OutboxRow & { readonly sum?: number } = stored;
  return sum === undefined || sum === sumOf(row) ? row : null;
}

/** Any single character that is another changes it. */
function sumOf(row: OutboxRow): number {
  let sum = 0;
  for (const character of JSON.stringify(row))
    sum = (Math.imul(sum, 31) + character.codePointAt(0)!) | 0;
  return sum;
}

/** An event as it is stored: what this build could not read is kept as it came, for one that can. */
export function storedEvent(event: LogEvent): unknown {
  return event.what.kind === 'unknown' ? { ...event, what: event.what.original } : event;
}

export function readable<T>(rows: readonly unknown[], read: (row: unknown) => T | null): T[] {
  return rows.map(read).filter((row) => row !== null);
}

function fitting<T>(is: Guard<T>, row: unknown): T | null {
  return is(row) ? row : null;
}
