// What must hold at every moment, in every tab: nothing is shown as sent that is not committed, nothing is shown twice,
// and what is shown of a log is in order and without a gap.
import type { LogEvent } from '../../protocol/events.ts';
import type { SimClient, SimConversation } from './sim-client.ts';

export type CheckName = keyof typeof CHECKS;

/** Everything that is checked, by name. */
export const CHECKS = {
  'sent means committed': 'what is shown as sent is durably committed',
  'shown once': 'no message is shown twice',
  'no gap is shown': 'what is shown of a log is in order and whole',
  'nothing internal at a shopper': 'a shopper sees nothing of the internal log',
  'stored once': 'every message that a client has taken is in the store, once',
  'in the order of writing': 'what was written in one tab is stored in the order of writing',
  'no way back': 'read marks and what is delivered never go back',
  'one person': 'all tabs of a device are the same shopper',
  'kept again': 'a device that is well again keeps what its tabs hold',
  'one socket': 'tabs that find each other hold one socket at most, once all is quiet',
  'nothing runs on': 'a client that was closed has no timer left, and no exchange at the server',
  'nothing waits': 'after healing no message waits, and none has failed',
  'one order': 'all readers show what the store holds, in its order',
  'same marks': 'status, read marks and unread counts are the same on all sides',
  'same list': 'every desk’s list shows what the store holds',
  'within 5 s': 'all that is so within 5 s of a healing that browsers notice, a long backlog aside',
  'a calm server': 'the server’s log complains of nothing',
} as const;

export interface Failure {
  readonly check: CheckName;
  readonly detail: string;
}

export interface WatchOptions {
  readonly client: SimClient;
  readonly name: string;
  readonly shopper: boolean;
  readonly committed: ReadonlySet<string>;
  readonly failed: (failure: Failure) => void;
}

export function watch({ client, name, shopper, committed, failed }: WatchOptions): void {
  const seen = new Map<string, SimConversation>();
  client.subscribe(({ conversations }) => {
    for (const view of conversations.values()) {
      const before = seen.get(view.id);
      if (before === view) continue;
      seen.set(view.id, view);
      const fail = (check: CheckName, detail: string) =>
        failed({ check, detail: `${name}: ${detail}` });
      if (before?.events !== view.events) look(view.events, { shopper, committed, fail });
      pending(view, committed, fail);
      if (before?.epoch === view.epoch) forward(before, view, fail);
    }
  });
}

type Fail = (check: CheckName, detail: string) => void;

function look(
  events: readonly LogEvent[],
  { shopper, committed, fail }: { shopper: boolean; committed: ReadonlySet<string>; fail: Fail },
): void {
  const last = { public: 0, internal: 0 };
  const shown = new Set<string>();
  for (const { log, seq, op, what } of events) {
    const before = last[log];
    if (seq <= before) fail('shown once', `${log} ${seq} comes after ${before}`);
    else if (before > 0 && seq !== before + 1)
      fail('no gap is shown', `${log} ${seq} comes after ${before}`);
    last[log] = seq;
    if (!committed.has(op)) fail('sent means committed', `${op} is shown and was never committed`);
    if (log === 'internal' && shopper) fail('nothing internal at a shopper', op);
    if (what.kind !== 'message.posted' && what.kind !== 'note.posted') continue;
    if (shown.has(op)) fail('shown once', `${op} is shown at two places`);
    shown.add(op);
  }
}

function pending(
  { events, pending: waiting }: SimConversation,
  committed: ReadonlySet<string>,
  fail: Fail,
): void {
  if (waiting.length === 0) return;
  const shown = new Set(events.map(({ op }) => op));
  for (const { op, state } of waiting) {
    if (state === 'sent' && !committed.has(op))
      fail('sent means committed', `${op} says sent and was never committed`);
    if (shown.has(op)) fail('shown once', `${op} is shown and ${state} besides`);
  }
}

function forward(before: SimConversation, { read, delivered }: SimConversation, fail: Fail): void {
  if (
    read.contact < before.read.contact ||
    read.agent < before.read.agent ||
    delivered < before.delivered
  )
    fail('no way back', `${before.id} was read or delivered further before`);
}
