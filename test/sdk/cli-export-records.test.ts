// A site does not stand still while it is exported.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { recordsOf } from '../../sdk/cli/export/records.ts';
import { openApiStage } from './api-stage.ts';

it('an export has each conversation once, also one that moved to the front of the list meanwhile', async (t) => {
  const stage = await openApiStage('sqlite::memory:');
  t.after(() => stage.end());
  const site = 'demo';
  const first = await stage.newTalk();
  for (let i = 0; i < 100; i++) await stage.newTalk();
  const { api } = stage.care;
  const seen: string[] = [];
  for await (const record of recordsOf(api, { site, contact: null, notes: false })) {
    if (record.kind !== 'conversation') continue;
    // The oldest is on the second page, until somebody writes in it.
    if (seen.length === 0)
      await api.conversations.post({ site, conversation: first.conversation, text: 'Back' });
    seen.push(record.conversation.id);
  }
  assert.equal(seen.length, 101);
  assert.equal(new Set(seen).size, 101);
  assert.ok(seen.includes(first.conversation));
});
