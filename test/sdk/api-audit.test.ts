// In whose name things are done, and what is written down about it.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { verifyAudit, type AuditEntry } from '../../sdk/client/index.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { FakeClock } from '../../sdk/testing/index.ts';
import { openApiStage } from './api-stage.ts';

const site = 'demo';
const anna = { id: 'anna', name: 'Anna' };
const HOUR = 3_600_000;

async function opened(t: TestContext, more: Parameters<typeof openApiStage>[1] = {}) {
  const stage = await openApiStage('sqlite::memory:', more);
  t.after(() => stage.end());
  const { api } = stage.care;
  const entries = async () => (await api.audit.list({ site, limit: 100 })).items;
  return { stage, api, entries };
}

test('in an agent’s name an answer ends the wait and takes the conversation, in the shop’s neither', async (t) => {
  const { stage, api } = await opened(t);
  const { secret } = await stage.key([site], ['conversations:write'], { agent: anna });
  for (const mine of [api.as({ agent: anna }), stage.client(secret)]) {
    const { conversation } = await stage.newTalk();
    const post = { site, conversation, text: 'On its way.' };
    await api.conversations.post(post);
    const before = await api.conversations.get({ site, conversation });
    assert.ok(before.waitingSince !== null && before.assignee === null);
    await mine.conversations.post(post);
    const now = await api.conversations.get({ site, conversation });
    assert.deepEqual([now.waitingSince, now.assignee], [null, anna]);
    const { items } = await api.conversations.events({ site, conversation, order: 'newest' });
    assert.deepEqual(
      items.slice(0, 2).map(({ author }) => author),
      [
        { role: 'agent', ...anna },
        { role: 'system', id: 'shop' },
      ],
    );
  }
});

test('`as` names what makes no agent', async (t) => {
  const { api } = await opened(t);
  const as = (agent: object) => () => api.as({ agent: agent as typeof anna });
  assert.throws(as({ id: 'anna' }), { code: 'bad-request', message: /^as: name: expected/ });
  assert.throws(as({ id: '', name: 'Anna' }), {
    code: 'bad-request',
    message: /^as: id: expected/,
  });
});

test('an entry that was changed, removed or put elsewhere is found', async (t) => {
  const { stage, entries } = await opened(t);
  for (let i = 0; i < 4; i++) await stage.key();
  const all = await entries();
  assert.equal(await verifyAudit(all), null);
  assert.equal(await verifyAudit(all.slice(0, 2)), null, 'a page alone');
  const changed = (i: number, more: Partial<AuditEntry>) =>
    verifyAudit(all.map((entry, j) => (i === j ? { ...entry, ...more } : entry)));
  assert.equal(await changed(1, { action: 'nothing' }), all[1]!.seq);
  assert.equal(await changed(1, { actor: { kind: 'key', id: 'x' } }), all[1]!.seq);
  assert.equal(await changed(2, { details: {} }), all[2]!.seq);
  assert.equal(await changed(2, { hash: 'a'.repeat(64) }), all[1]!.seq);
  assert.equal(await verifyAudit(all.toSpliced(1, 1)), all[0]!.seq);
  assert.equal(await verifyAudit(all.toReversed()), all.at(-1)!.seq);
});

test('who reads the same conversation again is written down once an hour', async (t) => {
  const clock = new FakeClock(Date.now());
  const { stage, api, entries } = await opened(t, { clock });
  const { conversation } = await stage.newTalk();
  const read = () => api.conversations.events({ site, conversation });
  const reads = async () =>
    (await entries()).filter(({ action }) => action === 'conversation.read').length;
  await read();
  await read();
  assert.equal(await reads(), 1);
  const { secret } = await stage.key([site], ['conversations:read']);
  await stage.client(secret).conversations.get({ site, conversation });
  assert.equal(await reads(), 2);
  await clock.advance(HOUR);
  await read();
  assert.equal(await reads(), 3);
});

test('what cannot be written down is not shown and not done', async (t) => {
  const { stage, api } = await opened(t);
  const { contact, conversation } = await stage.newTalk();
  const { secret } = await stage.key();
  const { key } = await stage.key();
  t.mock.method(stage.store.admin.audit, 'append', () =>
    Promise.reject(new CareError('internal', 'the disk is full of secrets')),
  );
  const mine = stage.client(secret);
  const internal = { code: 'internal', message: 'The server failed; nothing was changed.' };
  await assert.rejects(mine.conversations.events({ site, conversation }), internal);
  await assert.rejects(mine.contacts.export({ site, contact }), internal);
  await assert.rejects(mine.contacts.update({ site, contact, name: 'Eve' }), internal);
  await assert.rejects(mine.keys.revoke({ key: key.id }), internal);
  assert.equal(stage.complaints.length, 4);
  t.mock.restoreAll();
  assert.equal((await api.contacts.get({ site, contact })).name, 'Ada');
  const { items } = await api.keys.list({ site });
  assert.ok(items.every(({ revokedAt }) => revokedAt === null));
});
