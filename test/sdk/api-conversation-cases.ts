import assert from 'node:assert/strict';
import { allOf, verifyAudit, type CareApi } from '../../sdk/client/index.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { collect, site, type ApiCase } from './api-case.ts';

const NOT_FOUND = {
  name: 'CareError',
  code: 'not-found',
  message: 'There is no such thing, or it is not yours to see.',
};
const newKey = () => uuidV7(Date.now());

const texts = async (api: CareApi, conversation: string, log: 'public' | 'internal' = 'public') => {
  const { items } = await api.conversations.events({ site, conversation, log });
  return items.flatMap(({ what }) => ('text' in what ? [what.text] : []));
};

export const conversationCases: readonly ApiCase[] = [
  {
    title: 'lists conversations page by page, newest change first, and each once',
    async run(api, stage) {
      const talks: string[] = [];
      for (let i = 0; i < 5; i++) talks.push((await stage.newTalk()).conversation);
      await api.conversations.resolve({ site, conversation: talks[1]! });
      const first = await api.conversations.list({ site, limit: 2 });
      assert.equal(first.items.length, 2);
      const ids = await collect(allOf(api.conversations.list, { site, limit: 2 }));
      assert.equal(new Set(ids.map(({ id }) => id)).size, ids.length);
      const changes = ids.map(({ changedAt }) => changedAt);
      assert.deepEqual(
        changes,
        changes.toSorted((a, b) => b - a),
      );
      assert.ok(talks.every((talk) => ids.some(({ id }) => id === talk)));
      const resolved = await collect(allOf(api.conversations.list, { site, status: 'resolved' }));
      assert.ok(resolved.some(({ id }) => id === talks[1]));
      assert.ok(resolved.every(({ status }) => status === 'resolved'));
      await assert.rejects(api.conversations.list({ site, status: 'open', cursor: first.next! }), {
        code: 'bad-request',
        message: /^cursor: /,
      });
    },
  },
  {
    title: 'gives a conversation with what the desk would see of it',
    async run(api, stage) {
      const { conversation, contact } = await stage.newTalk();
      const { version, startedAt, changedAt, waitingSince, preview, ...rest } =
        await api.conversations.get({ site, conversation });
      assert.deepEqual(rest, {
        id: conversation,
        site,
        channel: 'chat',
        status: 'open',
        contact: { id: contact, name: 'Ada' },
        assignee: null,
        unread: 1,
        seq: 2,
        internalSeq: 0,
        read: { contact: 0, agent: 0 },
      });
      assert.ok(version && startedAt && changedAt && waitingSince);
      assert.equal(preview?.text, 'Where is my order?');
    },
  },
  {
    title: 'says the same of what is not there and of what belongs to another site',
    async run(api, stage) {
      const { conversation, contact, file } = await stage.newTalk('other');
      const asked = [
        () => api.conversations.get({ site, conversation }),
        () => api.conversations.get({ site, conversation: uuidV4() }),
        () => api.conversations.events({ site, conversation }),
        () => api.conversations.post({ site, conversation, text: 'Hi' }),
        () => api.conversations.assign({ site, conversation, assignee: null }),
        () => api.contacts.get({ site, contact }),
        () => api.contacts.update({ site, contact, name: 'Eve' }),
        () => api.contacts.export({ site, contact }),
        () => api.files.get({ site, file }),
        () => api.files.link({ site, file }),
        () => api.sites.get({ site: 'nowhere' }),
        () => api.keys.revoke({ key: uuidV4() }),
      ];
      for (const ask of asked) await assert.rejects(ask(), NOT_FOUND, String(ask));
    },
  },
  {
    title: 'gives what happened from either end, page by page, and notes only in the internal log',
    async run(api, stage) {
      const { conversation } = await stage.newTalk();
      for (const text of ['one', 'two', 'three'])
        await api.conversations.post({ site, conversation, text });
      await api.conversations.note({ site, conversation, text: 'A regular' });
      const query = { site, conversation, limit: 2 };
      const seqs = (order: 'oldest' | 'newest') =>
        collect(allOf(api.conversations.events, { ...query, order })).then((all) =>
          all.map(({ seq }) => seq),
        );
      assert.deepEqual(await seqs('oldest'), [1, 2, 3, 4, 5]);
      assert.deepEqual(await seqs('newest'), [5, 4, 3, 2, 1]);
      const expected = ['Where is my order?', 'one', 'two', 'three'];
      assert.deepEqual(await texts(api, conversation), expected);
      assert.deepEqual(await texts(api, conversation, 'internal'), ['A regular']);
    },
  },
  {
    title: 'does under one idempotency key one thing, and refuses another under the same',
    async run(api, stage) {
      const { conversation } = await stage.newTalk();
      const post = { site, conversation, text: 'On its way.', idempotencyKey: newKey() };
      const first = await api.conversations.post(post);
      assert.equal(first.op, post.idempotencyKey);
      assert.deepEqual(await api.conversations.post(post), first);
      await assert.rejects(api.conversations.post({ ...post, text: 'Lost.' }), {
        code: 'conflict',
      });
      assert.deepEqual(await texts(api, conversation), ['Where is my order?', 'On its way.']);
    },
  },
  {
    title: 'does nothing to a conversation that has changed since the version it was told',
    async run(api, stage) {
      const { conversation } = await stage.newTalk();
      const { version } = await api.conversations.get({ site, conversation });
      await api.conversations.note({ site, conversation, text: 'Mine!', version });
      await assert.rejects(api.conversations.resolve({ site, conversation, version }), {
        code: 'outdated',
      });
      assert.equal((await api.conversations.get({ site, conversation })).status, 'open');
      const now = await api.conversations.get({ site, conversation });
      await api.conversations.resolve({ site, conversation, version: now.version });
      await api.conversations.reopen({ site, conversation });
      assert.equal((await api.conversations.get({ site, conversation })).status, 'open');
    },
  },
  {
    title: 'assigns, gives back, and leaves an entry in the audit log for what was done',
    async run(api, stage) {
      const { conversation } = await stage.newTalk();
      const assign = (assignee: { id: string; name: string } | null) =>
        api.conversations.assign({ site, conversation, assignee });
      await assign({ id: 'anna', name: 'Anna' });
      await assign({ id: 'anna', name: 'Anna' });
      assert.equal((await api.conversations.get({ site, conversation })).assignee?.id, 'anna');
      await assign(null);
      assert.equal((await api.conversations.get({ site, conversation })).assignee, null);
      const { items } = await api.audit.list({ site, limit: 100 });
      const entries = items.filter((one) => one.target === conversation);
      assert.deepEqual(
        entries.map(({ action, details }) => [action, details['assignee'] ?? '-']),
        [
          ['conversation.assigned', ''],
          ['conversation.read', '-'],
          ['conversation.assigned', 'anna'],
        ],
      );
      assert.equal(await verifyAudit(items), null);
    },
  },
];
