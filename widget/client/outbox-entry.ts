import type { Op } from '../../sdk/protocol/up.ts';
import type { OutboxRow } from '../history/history.ts';
import type { PendingOp } from './snapshot.ts';

/** An op of the outbox with what this tab knows of its sending. */
export interface Entry {
  row: OutboxRow;
  state: PendingOp['state'];
  /** When it was last sent. */
  sentAt: number;
  /** Answers still to come on this connection: only the last one counts. */
  answersDue: number;
  /** Refusals that asked for another try. */
  bounced: number;
  /** Its sequence, once it is committed. */
  seq: number;
}

/** A text that waited longer is not sent unasked. */
export const STALE_AFTER_MS = 24 * 3_600_000;

export function isStale({ action, at }: OutboxRow, now: number): boolean {
  return 'text' in action && now - at > STALE_AFTER_MS;
}

export function newEntry(row: OutboxRow, answersDue: number): Entry {
  const state = row.failed ? 'failed' : 'waiting';
  return { row, state, sentAt: 0, answersDue, bounced: 0, seq: 0 };
}

export function pendingOp({ row, state }: Entry): PendingOp {
  return Object.freeze({ ...row, state });
}

/** What it counts towards the outbox's limit. */
export function charsOf({ action }: OutboxRow): number {
  return 'text' in action ? action.text.length : 0;
}

/** @param before the op that has to be applied first, unless it has been already */
export function frameOf({ row: { op, conversation, action } }: Entry, before?: Entry): Op {
  return { type: 'op', op, conversation, ...(before && { after: before.row.op }), action };
}
