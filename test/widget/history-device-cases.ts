// Whose device it is, and how all of it is forgotten, made smaller and closed.
import {
  C1,
  EMPTY,
  ana,
  ben,
  ops,
  seqs,
  same,
  row,
  event,
  kept,
  uuid,
  type HistoryCase,
} from './history-rows.ts';

export const deviceCases: readonly HistoryCase[] = [
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
