// What lies on a device may be of another build, or damaged: every row is read through here, and one that does not
// fit is skipped. It stays where it is, for the build that can read it.
import * as v from 'valibot';
import { action } from '../../sdk/protocol/actions.ts';
import { ERROR_CODES, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { event, type LogEvent } from '../../sdk/protocol/events.ts';
import { epoch, id, seq, status } from '../../sdk/protocol/model.ts';
import type { Identity, KeptConversation, OutboxRow } from './history.ts';

const identity = v.object({ device: id, token: v.pipe(v.string(), v.minLength(1)) });

const keptConversation = v.object({
  id,
  epoch,
  have: seq,
  status,
  read: v.object({ contact: seq, agent: seq }),
  delivered: seq,
});

const outboxRow = v.object({
  op: id,
  conversation: id,
  action,
  at: v.number(),
  failed: v.exactOptional(
    v.object({
      code: v.fallback(v.picklist(Object.keys(ERROR_CODES) as ErrorCode[]), 'internal'),
      message: v.exactOptional(v.string()),
    }),
  ),
});

export const readIdentity = (row: unknown): Identity | null => fitting(identity, row);
export const readConversation = (row: unknown): KeptConversation | null =>
  fitting(keptConversation, row);
export const readOutboxRow = (row: unknown): OutboxRow | null => fitting(outboxRow, row);
export const readEvent = (row: unknown): LogEvent | null => fitting(event, row);

/** An event as it is stored: what this build could not read is kept as it came, for one that can. */
export function storedEvent(event: LogEvent): unknown {
  return event.what.kind === 'unknown' ? { ...event, what: event.what.original } : event;
}

export function readable<T>(rows: readonly unknown[], read: (row: unknown) => T | null): T[] {
  return rows.map(read).filter((row) => row !== null);
}

function fitting<S extends v.GenericSchema>(schema: S, row: unknown): v.InferOutput<S> | null {
  const result = v.safeParse(schema, row);
  return result.success ? result.output : null;
}
