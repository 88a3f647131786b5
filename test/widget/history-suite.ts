// What every History must do, as data: run for memory under Node and in the browser, for IndexedDB in the browser.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { deviceCases } from './history-device-cases.ts';
import {
  C1,
  C2,
  C3,
  EMPTY,
  ops,
  seqs,
  same,
  row,
  event,
  kept,
  uuid,
  type HistoryCase,
} from './history-rows.ts';

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
    title: 'rows move in their place, and before them the row that begins their conversation',
    async run(device) {
      const history = await device.open();
      await history.post([row(1), row(2, C2), row(3), row(4, C2)]);
      await history.post([row(9, C3), row(2, C3), row(4, C3)], {}, C2);
      const moved = [row(1), row(9, C3), row(2, C3), row(3), row(4, C3)];
      same((await history.load()).outbox, moved, 'outbox');
      await history.post([row(8, C2), row(1, C2)], {}, C1);
      same((await history.load()).outbox, [row(8, C2), row(1, C2), ...moved.slice(1)], 'outbox');
    },
  },
  {
    title: 'what does not wait in a conversation any more is not moved from there',
    async run(device) {
      const history = await device.open();
      await history.post([row(1), row(2, C2), row(3, C3)]);
      await history.post([row(9, C3), row(3, C3), row(5, C3)], {}, C2);
      same((await history.load()).outbox, [row(1), row(2, C2), row(3, C3)], 'outbox');
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
  ...deviceCases,
];
