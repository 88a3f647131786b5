// What every implementation of `CareApi` does, whatever is between it and its caller.
import assert from 'node:assert/strict';
import { allOf } from '../../sdk/client/index.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { collect, site, type ApiCase } from './api-case.ts';
import { articleCases } from './articles/api-article-cases.ts';
import { conversationCases } from './api-conversation-cases.ts';

export const apiSuite: readonly ApiCase[] = [
  ...conversationCases,
  ...articleCases,
  {
    title: 'lists, gives and renames contacts, by version when it is told one',
    async run(api, stage) {
      const { contact, conversation } = await stage.newTalk();
      const before = await api.contacts.get({ site, contact });
      assert.equal(before.name, 'Ada');
      const rename = { site, contact, name: 'Ada L.', version: before.version };
      const after = await api.contacts.update(rename);
      assert.equal(after.name, 'Ada L.');
      assert.deepEqual(await api.contacts.update(rename), after, 'asked again');
      await assert.rejects(api.contacts.update({ ...rename, name: 'Eve' }), { code: 'outdated' });
      const { contact: shown } = await api.conversations.get({ site, conversation });
      assert.equal(shown.name, 'Ada L.');
      const all = await collect(allOf(api.contacts.list, { site, limit: 2 }));
      assert.equal(all.filter(({ id }) => id === contact).length, 1);
    },
  },
  {
    title: 'exports all of a contact, with notes when they are asked for',
    async run(api, stage) {
      const { contact, conversation } = await stage.newTalk();
      await api.conversations.note({ site, conversation, text: 'A regular' });
      const bare = await api.contacts.export({ site, contact });
      assert.equal(bare.contact.id, contact);
      assert.deepEqual(
        bare.conversations.map(({ conversation: one, entries }) => [one.id, entries.length]),
        [[conversation, 2]],
      );
      const full = await api.contacts.export({ site, contact, with: 'notes' });
      assert.deepEqual(
        full.conversations[0]!.entries.map(({ log }) => log),
        ['public', 'public', 'internal'],
      );
      const { items } = await api.audit.list({ site, limit: 5 });
      assert.equal(items.filter(({ action }) => action === 'contact.exported').length, 2);
    },
  },
  {
    title: 'knows sites, their team, and files with a link to their bytes',
    async run(api, stage) {
      const { file, conversation } = await stage.newTalk();
      const { items } = await api.sites.list();
      assert.deepEqual(
        items.map(({ id }) => id),
        ['demo', 'other'],
      );
      assert.equal((await api.sites.get({ site })).name, 'Demo');
      const team = await api.agents.list({ site });
      assert.deepEqual(team, { items: [{ id: 'anna', name: 'Anna' }], next: null });
      const known = await api.files.get({ site, file });
      assert.deepEqual([known.name, known.conversation], ['bill.pdf', conversation]);
      const link = await api.files.link({ site, file });
      assert.match(link.url!, new RegExp(`^/v1/files/${file}/[\\w.-]+\\?site=demo$`));
    },
  },
  {
    title: 'makes keys, shows their secret once, lists and revokes them',
    async run(api, stage) {
      const { key, secret } = await api.keys.create({
        name: 'Reports',
        sites: [site],
        scopes: ['sites:read'],
      });
      assert.match(secret, /^ck_live_[\w-]{43}$/);
      const days = (key.expiresAt - key.createdAt) / 86_400_000;
      assert.ok(days > 89.9 && days <= 90, String(days));
      const listed = await collect(allOf(api.keys.list, { site }));
      assert.deepEqual(
        listed.find(({ id }) => id === key.id),
        key,
      );
      assert.ok(!JSON.stringify(listed).includes(secret));
      const mine = stage.client(secret);
      assert.equal((await mine.sites.get({ site })).id, site);
      const revoked = await api.keys.revoke({ key: key.id });
      assert.ok(revoked.revokedAt);
      assert.deepEqual(await api.keys.revoke({ key: key.id }), revoked);
      await assert.rejects(mine.sites.get({ site }), { code: 'token-expired' });
      const actions = (await api.audit.list({ site, limit: 2 })).items.map(({ action }) => action);
      assert.deepEqual(actions, ['key.revoked', 'key.created']);
    },
  },
  {
    title: 'names what is wrong with an input, and what was expected',
    async run(api) {
      const conversation = uuidV4();
      const wrong: [() => Promise<unknown>, RegExp][] = [
        [
          () => api.conversations.list({ site, limit: 1000 }),
          /^limit: expected <=100, got 1000\.$/,
        ],
        [() => api.conversations.list({ site, limit: 0.5 }), /^limit: expected/],
        [() => api.conversations.list({ site: 'Not A Site' }), /^site: expected/],
        [
          () => api.conversations.list({} as { site: string }),
          /^site: expected "site", got undefined/,
        ],
        [() => api.conversations.get({ site, conversation: '1' }), /^conversation: expected/],
        [
          () => api.conversations.list({ site, stauts: 'open' } as never),
          /^There is no "stauts" here; /,
        ],
        [() => api.contacts.get({ site, contact: '..' }), /^contact: expected/],
        [() => api.contacts.update({ site, contact: 'a', name: '' }), /^name: expected/],
        [
          () => api.keys.create({ name: 'x', sites: [site], scopes: ['all' as never] }),
          /^scopes\.0: expected/,
        ],
        [
          () => api.keys.create({ name: 'x', sites: [site], scopes: ['sites:read'], expiresAt: 5 }),
          /^expiresAt: expected an instant within the next 366 days\.$/,
        ],
        [
          () => api.conversations.post({ site, conversation, text: 'x', idempotencyKey: 'again' }),
          /^idempotencyKey: expected/,
        ],
      ];
      for (const [asked, message] of wrong)
        await assert.rejects(asked(), { name: 'CareError', code: 'bad-request', message });
    },
  },
  {
    title: 'takes ids of contacts with any characters',
    async run(api, stage) {
      for (const contact of ['a/b', '%2e%2e', 'ä ü?#&=+', '%25', '...', "'; --"]) {
        const id = `${contact}${uuidV4()}`;
        await stage.newTalk(site, { contact: id });
        assert.equal((await api.contacts.get({ site, contact: id })).id, id);
      }
    },
  },
];
