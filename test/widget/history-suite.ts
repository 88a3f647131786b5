// What every History must do, as data: run for memory under Node and in the browser, for IndexedDB in the browser.
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

const C1 = '11111111-1111-4111-8111-111111111111';
const C2 = '22222222-2222-4222-8222-222222222222';
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
const EMPTY: Kept = { identity: null, conversations: [], outbox: [], drafts: {} };
const ana: Identity = { device: uuid(901), token: 'ana' };
const ben: Identity = { device: uuid(902), token: 'ben' };
const ops = async (history: History) => (await history.load()).outbox.map((r) => r.op);
const seqs = (events: readonly LogEvent[]) => events.map((e) => e.seq);

export const historyCases: readonly HistoryCase[] = [
  {
    title: 'a device that kept nothing is empty',
    async run(device) {
      const history = await device.open();
      same(await history.load(), EMPTY, 'load');
      same(await history.events(C1, 100, 10), [], 'events');
    },
  },
  {
    title: 'keeps ops in the order in which they were posted, over tabs and sessions',
    async run(device) {
      const [one, two] = [await device.open(), await device.open()];
      await one.post([row(3), row(1)]);
      await two.post([row(2)]);
      await one.post([row(4, C2)]);
      await one.close();
      await two.close();
      const later = await device.open();
      same((await later.load()).outbox, [row(3), row(1), row(2), row(4, C2)], 'outbox');
    },
  },
  {
    title: 'posts made at once are all kept, in the order of the calls',
    async run(device) {
      const history = await device.open();
      await Promise.all([1, 2, 3, 4, 5].map((n) => history.post([row(n)])));
      same(await ops(history), [1, 2, 3, 4, 5].map(uuid), 'ops');
    },
  },
  {
    title: 'posting an op that is there already moves it to the end and does not double it',
    async run(device) {
      const history = await device.open();
      await history.post([row(1), row(2)]);
      await history.post([row(9, C2), row(1, C2)]);
      same((await history.load()).outbox, [row(2), row(9, C2), row(1, C2)], 'outbox');
    },
  },
  {
    title: 'one write settles ops, adds events and moves the conversation on together',
    async run(device) {
      const history = await device.open();
      await history.post([row(1), row(2), row(3)]);
      await history.write({
        events: [event(1), event(2)],
        conversations: [kept(C1, 2)],
        settled: [uuid(1), uuid(77)],
      });
      same(await ops(history), [uuid(2), uuid(3)], 'outbox');
      same((await history.load()).conversations, [kept(C1, 2)], 'conversations');
      same(seqs(await history.events(C1, 9, 9)), [1, 2], 'events');
    },
  },
  {
    title: 'a changed row keeps its place; an unknown one is not added',
    async run(device) {
      const history = await device.open();
      await history.post([row(1), row(2)]);
      const failed = { ...row(1), failed: { code: 'too-long' as const, message: 'Too long.' } };
      await history.write({ outbox: [failed, row(8)] });
      same((await history.load()).outbox, [failed, row(2)], 'outbox');
    },
  },
  {
    title: '[P5] keeps what is being written, by field, and forgets what was emptied',
    async run(device) {
      const history = await device.open();
      await history.write({ drafts: { message: 'Where is', order: '4711' } });
      await history.write({ drafts: { message: 'Where is my' }, events: [event(1)] });
      await history.close();
      const later = await device.open();
      same((await later.load()).drafts, { message: 'Where is my', order: '4711' }, 'drafts');
      await later.write({ drafts: { order: '' } });
      same((await later.load()).drafts, { message: 'Where is my' }, 'one is emptied');
    },
  },
  {
    title: '[P5] a draft that became a message goes with the post that made it one',
    async run(device) {
      const history = await device.open();
      await history.write({ drafts: { message: 'Hello', order: '4711' } });
      await history.post([row(1)], { message: '' });
      const { drafts, outbox } = await history.load();
      same(drafts, { order: '4711' }, 'drafts');
      same(outbox, [row(1)], 'outbox');
    },
  },
  {
    title: 'gives the newest events below a sequence, ascending',
    async run(device) {
      const history = await device.open();
      await history.write({ events: [5, 3, 1, 2, 4].map((n) => event(n)) });
      await history.write({ events: [event(1, C2)] });
      same(seqs(await history.events(C1, 5, 2)), [3, 4], 'below 5');
      same(seqs(await history.events(C1, Number.MAX_SAFE_INTEGER, 99)), [1, 2, 3, 4, 5], 'all');
    },
  },
  {
    title: 'never gives events with a gap between them',
    async run(device) {
      const history = await device.open();
      await history.write({ events: [1, 2, 4, 5, 9].map((n) => event(n)) });
      same(seqs(await history.events(C1, 9, 9)), [4, 5], 'below 9');
      same(seqs(await history.events(C1, 4, 9)), [1, 2], 'below 4');
    },
  },
  {
    title: 'keeps internal events out of the public ones',
    async run(device) {
      const history = await device.open();
      await history.write({ events: [event(1), { ...event(2), log: 'internal', publicSeq: 1 }] });
      same(seqs(await history.events(C1, 9, 9)), [1], 'public');
    },
  },
  {
    title: 'another epoch drops the old events before the new ones are added',
    async run(device) {
      const history = await device.open();
      await history.post([row(1)]);
      await history.write({ events: [event(1), event(2), event(3), event(1, C2)] });
      await history.write({ dropped: [C1], events: [event(2, C1, 'e2')] });
      same(await history.events(C1, 9, 9), [event(2, C1, 'e2')], 'events');
      same(seqs(await history.events(C2, 9, 9)), [1], 'the other conversation');
      same(await ops(history), [uuid(1)], 'the outbox is kept');
    },
  },
  {
    title: 'keeps an event that this build cannot read as it came',
    async run(device) {
      const history = await device.open();
      const unknown: LogEvent = {
        ...event(1),
        what: { kind: 'unknown', original: { kind: 'card.shown', title: 'x' } },
      };
      await history.write({ events: [unknown] });
      same(await history.events(C1, 9, 9), [unknown], 'events');
    },
  },
  {
    title: 'of two tabs that bring an identity the first one counts, for both',
    async run(device) {
      const [one, two] = [await device.open(), await device.open()];
      const won = await Promise.all([one.swapIdentity(null, ana), two.swapIdentity(null, ben)]);
      same(won, [ana, ana], 'what counts');
      same((await two.load()).identity, ana, 'what is kept');
    },
  },
  {
    title: 'only whoever knows the token that is kept replaces or forgets the identity',
    async run(device) {
      const history = await device.open();
      await history.swapIdentity(null, ana);
      same(await history.swapIdentity('old', null), ana, 'a stale tab forgets nothing');
      same(await history.swapIdentity('ana', ben), ben, 'a renewed token');
      same(await history.swapIdentity('ben', null), null, 'forgotten');
      same((await history.load()).identity, null, 'nothing kept');
    },
  },
  {
    title: 'wipe forgets everything, and the history can be used again',
    async run(device) {
      const history = await device.open();
      await history.post([row(1)]);
      await history.swapIdentity(null, ana);
      await history.write({
        events: [event(1)],
        conversations: [kept(C1, 1)],
        drafts: { message: 'x' },
      });
      await history.wipe();
      same(await history.load(), EMPTY, 'load');
      same(await history.events(C1, 9, 9), [], 'events');
      await history.post([row(2)]);
      same(await ops(history), [uuid(2)], 'outbox');
    },
  },
  {
    title: 'a wipe is for every tab, and each can go on after it',
    async run(device) {
      const [one, two] = [await device.open(), await device.open()];
      await one.post([row(1)], { message: 'a secret' });
      await two.swapIdentity(null, ana);
      await one.write({ events: [event(1)], conversations: [kept(C1, 1)] });
      await two.load();
      await one.wipe();
      for (const history of [one, two]) {
        const nothing = { identity: null, conversations: [], outbox: [], drafts: {} };
        same(await history.load(), nothing, 'load');
        same(await history.events(C1, 9, 9), [], 'events');
      }
      await two.post([row(2)]);
      same(await ops(one), [uuid(2)], 'outbox');
    },
  },
  {
    title: 'makes room by its oldest events, and by nothing else',
    async run(device) {
      const history = await device.open();
      await history.post([row(1)], { message: 'half' });
      await history.swapIdentity(null, ana);
      same(await history.evict(), false, 'nothing to forget');
      await history.write({
        events: [1, 2, 3, 4].map((n) => event(n)),
        conversations: [kept(C1, 4)],
      });
      same(await history.evict(), true, 'forgotten');
      same(seqs(await history.events(C1, 9, 9)), [3, 4], 'the newest are kept');
      const { identity, outbox, drafts, conversations } = await history.load();
      same(
        [identity, outbox, drafts, conversations],
        [ana, [row(1)], { message: 'half' }, [kept(C1, 4)]],
        'the rest',
      );
      while (await history.evict());
      same(await ops(history), [uuid(1)], 'the outbox is never evicted');
    },
  },
  {
    title: 'one that was thrown away begins anew',
    async run(device) {
      const history = await device.open();
      await history.post([row(1)]);
      await history.destroy();
      const later = await device.open();
      same(await ops(later), [], 'nothing is left');
      await later.post([row(2)]);
      same(await ops(later), [uuid(2)], 'outbox');
    },
  },
  {
    title: 'is closed for good, and closing twice is fine',
    async run(device) {
      const history = await device.open();
      await history.post([row(1)]);
      await history.close();
      await history.close();
      const after = await history.load().then(
        () => 'answered',
        () => 'refused',
      );
      same(after, 'refused', 'load after close');
    },
  },
];

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}
