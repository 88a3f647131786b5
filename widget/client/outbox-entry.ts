import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import type { RandomBytes } from '../../sdk/protocol/ids.ts';
import { OUTBOX_MAX_CHARS, OUTBOX_MAX_OPS, OPS_WINDOW } from '../../sdk/protocol/limits.ts';
import type { Op } from '../../sdk/protocol/up.ts';
import type { OutboxRow } from '../history/history.ts';
import { backoff } from './jitter.ts';
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

export type Nak = DownFrameOf<'nak'>;

export interface OutboxHooks {
  /** What waits in this conversation is not what it was. */
  changed(conversation: string): void;
  /** Refused for good. True when the refusal has been dealt with otherwise and the op is not to fail. */
  refused(row: OutboxRow, nak: Nak): boolean;
}

/** A text that waited longer is not sent unasked. */
export const STALE_AFTER_MS = 24 * 3_600_000;

export function isStale({ action, at }: OutboxRow, now: number): boolean {
  return 'text' in action && now - at > STALE_AFTER_MS;
}

const keyOf = ({ op, conversation }: OutboxRow) => op + conversation;

function newEntry(row: OutboxRow, answersDue: number): Entry {
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

/** When the oldest op without an answer was sent. */
export function oldestSentAt(entries: readonly Entry[]): number | null {
  const sent = entries.filter(({ state }) => state === 'sending');
  return sent.length === 0 ? null : Math.min(...sent.map(({ sentAt }) => sentAt));
}

/** Refused for now. Gives how long it rests, in milliseconds. */
export function restOf(entry: Entry, { code, retryAfterMs }: Nak, random: RandomBytes): number {
  const bounced = entry.bounced++;
  return retryAfterMs ?? (code === 'out-of-order' && bounced === 0 ? 0 : backoff(bounced, random));
}

/** Refused for good. */
export function fail(entry: Entry, { code, message }: Nak): void {
  entry.state = 'failed';
  entry.row = { ...entry.row, failed: { code, ...(message !== undefined && { message }) } };
}

function charsOf({ action }: OutboxRow): number {
  return 'text' in action ? action.text.length : 0;
}

/**
 * What is due, oldest first, as it is sent. Each goes after the one that the same tab wrote before it: what another tab
 * wrote in between may be committed by that tab, whatever becomes of the one before.
 */
export function framesOf(queue: readonly Entry[]): Op[] {
  return queue.map(({ row: { op, conversation, action, by } }, i) => {
    const before = queue.slice(0, i);
    const after = (before.findLast(({ row }) => row.by === by) ?? before.at(-1))?.row.op;
    return { type: 'op', op, conversation, ...(after && { after }), action };
  });
}

/**
 * With these rows at the end, anew where they are there already, and then in the order of `kept`: what is not in it
 * stays behind what it is behind.
 */
export function withRows(
  entries: readonly Entry[],
  rows: readonly OutboxRow[],
  kept: readonly OutboxRow[],
): Entry[] {
  // Of what has moved no answer is due any more: they name the conversation where it was.
  const due = new Map(entries.map(({ row, answersDue }) => [keyOf(row), answersDue]));
  const ops = new Set(rows.map(({ op }) => op));
  const added = rows.map((row) => newEntry(row, due.get(keyOf(row)) ?? 0));
  const places = new Map(kept.map(({ op }, i) => [op, i]));
  let place = -1;
  return [...entries.filter(({ row }) => !ops.has(row.op)), ...added]
    .map((entry) => ({ entry, place: (place = places.get(entry.row.op) ?? place) }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}

/** What of a conversation may be in flight, oldest first. One whose messages are all held does not begin without them. */
export function queueOf(all: readonly Entry[]): Entry[] {
  const due = all.filter(({ state }) => state === 'waiting' || state === 'sending');
  const isHeld = all.some(({ state }) => state === 'held');
  if (isHeld && due.every(({ row }) => row.action.kind === 'conversation.start')) return [];
  return due.slice(0, OPS_WINDOW);
}
