import { OUTBOX_MAX_CHARS, OUTBOX_MAX_OPS, OPS_WINDOW } from '../../sdk/protocol/limits.ts';
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

/** Whether nothing more may wait besides these. */
export function fills(entries: readonly Entry[]): boolean {
  const kept = entries.filter(({ state }) => state !== 'sent');
  const chars = kept.reduce((sum, { row }) => sum + charsOf(row), 0);
  return kept.length >= OUTBOX_MAX_OPS || chars >= OUTBOX_MAX_CHARS;
}

function charsOf({ action }: OutboxRow): number {
  return 'text' in action ? action.text.length : 0;
}

/** @param before the op that has to be applied first, unless it has been already */
export function frameOf({ row: { op, conversation, action } }: Entry, before?: Entry): Op {
  return { type: 'op', op, conversation, ...(before && { after: before.row.op }), action };
}

/** All that is due, oldest first. */
export function framesOf(queue: readonly Entry[]): Op[] {
  return queue.map((entry, i) => frameOf(entry, queue[i - 1]));
}

/** What of a conversation may be in flight, oldest first. One whose messages are all held does not begin without them. */
export function queueOf(all: readonly Entry[]): Entry[] {
  const due = all.filter(({ state }) => state === 'waiting' || state === 'sending');
  const isHeld = all.some(({ state }) => state === 'held');
  if (isHeld && due.every(({ row }) => row.action.kind === 'conversation.start')) return [];
  return due.slice(0, OPS_WINDOW);
}
