// What the cases of a history's suite are made of.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type {
  History,
  Identity,
  Kept,
  KeptConversation,
  OutboxRow,
} from '../../widget/history/history.ts';
/** One device: every `open` is another tab on the same rows. */
export interface HistoryDevice {
  open(): Promise<History>;
}

/** Runs under node:test and mocha alike, so it brings its own comparison. Throws when the two differ. */
export function same(got: unknown, expected: unknown, what: string): void {
  const [a, b] = [canonical(got), canonical(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

export interface HistoryCase {
  readonly title: string;
  run(device: HistoryDevice): Promise<void>;
}

export const C1 = '11111111-1111-4111-8111-111111111111';
export const C2 = '22222222-2222-4222-8222-222222222222';
export const C3 = '33333333-3333-4333-8333-333333333333';
export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const row = (n: number, conversation = C1): OutboxRow => ({
  op: uuid(n),
  conversation,
  action: { kind: 'message.post', text: `message ${n}` },
  at: 1000 + n,
});
export const event = (seq: number, conversation = C1, epoch = 'e1'): LogEvent => ({
  conversation,
  epoch,
  log: 'public',
  seq,
  op: uuid(500 + seq),
  at: 2000 + seq,
  author: { role: 'contact', id: 'c' },
  what: { kind: 'message.posted', text: `event ${seq}` },
});
export const kept = (id: string, have: number): KeptConversation => ({
  id,
  epoch: 'e1',
  have,
  status: 'open',
  read: { contact: 0, agent: 1 },
  delivered: 2,
});
export const EMPTY: Kept = { identity: null, conversations: [], outbox: [], drafts: {} };
export const ana: Identity = { device: uuid(901), token: 'ana' };
export const ben: Identity = { device: uuid(902), token: 'ben' };
export const ops = async (history: History) => (await history.load()).outbox.map((r) => r.op);
export const seqs = (events: readonly LogEvent[]) => events.map((e) => e.seq);

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}
