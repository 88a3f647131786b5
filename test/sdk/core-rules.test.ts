import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decide } from '../../sdk/core/rules.ts';
import { opHash } from '../../sdk/core/op-hash.ts';
import type { Action } from '../../sdk/protocol/actions.ts';
import { TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { ConversationRow, Decision, OpRequest } from '../../sdk/stores/store.ts';
import { conversationRow } from './conversation-row.ts';

const CONVERSATION = '6f4be3a2-0d0e-4a55-9c4c-3f7f2c1f2a10';
const shopper: Author = { role: 'contact', id: 'shopper' };
const stranger: Author = { role: 'contact', id: 'stranger' };
const anna: Author = { role: 'agent', id: 'anna', name: 'Anna' };
const marek: Author = { role: 'agent', id: 'marek', name: 'Marek' };
const bot: Author = { role: 'bot', id: 'bot' };

const row = (more: Partial<ConversationRow> = {}) => conversationRow({ id: CONVERSATION, ...more });

function ask(before: ConversationRow | null, actor: Author, action: Action, at = 1_000): Decision {
  const request: OpRequest = {
    site: 'demo',
    actor,
    op: '0190a5b0-0000-7000-8000-000000000000',
    conversation: CONVERSATION,
    after: null,
    hash: 'h',
    action,
    at,
  };
  return decide(before, request, []);
}

function accepted(decision: Decision) {
  if ('refuse' in decision) assert.fail(`refused: ${decision.refuse}`);
  return decision;
}

function refusal(decision: Decision): string {
  if ('refuse' in decision) return decision.refuse;
  assert.fail('accepted');
}

const start: Action = { kind: 'conversation.start', channel: 'chat' };
const post = (text: string): Action => ({ kind: 'message.post', text });

describe('the rules of care', () => {
  it('[O8] let a contact start a conversation, once', () => {
    const { conversation, publish } = accepted(
      ask(null, shopper, { ...start, language: 'de', page: { url: 'https://a.b/c', title: 'C' } }),
    );
    assert.equal(conversation.contact, 'shopper');
    assert.equal(conversation.language, 'de');
    assert.deepEqual(
      publish.map(({ kind }) => kind),
      ['conversation.started'],
    );
    assert.equal(refusal(ask(row(), shopper, start)), 'already-exists');
  });

  it('[P9] answer a stranger as if the conversation were not there', () => {
    const actions: Action[] = [
      start,
      post('hi'),
      { kind: 'read.mark', upTo: 1 },
      { kind: 'conversation.resolve' },
      { kind: 'conversation.reopen' },
      { kind: 'conversation.assign', assignee: null },
      { kind: 'note.post', text: 'x' },
    ];
    for (const action of actions) assert.equal(refusal(ask(row(), stranger, action)), 'not-found');
    for (const action of actions.slice(1))
      assert.deepEqual(ask(null, stranger, action), ask(row(), stranger, action));
  });

  it('[O10] forbid a contact what only the desk may do, and the desk to start conversations', () => {
    for (const kind of ['conversation.resolve', 'conversation.reopen'] as const)
      assert.equal(refusal(ask(row(), shopper, { kind })), 'forbidden');
    assert.equal(refusal(ask(row(), shopper, { kind: 'note.post', text: 'x' })), 'forbidden');
    assert.equal(
      refusal(ask(row(), shopper, { kind: 'conversation.assign', assignee: null })),
      'forbidden',
    );
    assert.equal(refusal(ask(null, anna, start)), 'forbidden');
  });

  it('count a message of the contact as unread and waiting, from the first one on', () => {
    const first = accepted(ask(row(), shopper, post('one'), 50)).conversation;
    assert.deepEqual(
      [first.unread, first.waitingSince, first.lastContactSeq, first.preview],
      [1, 50, 5, { text: 'one', by: 'contact', at: 50 }],
    );
    const second = accepted(
      ask(row({ ...first, publicSeq: 5 }), shopper, post('two'), 90),
    ).conversation;
    assert.deepEqual([second.unread, second.waitingSince, second.lastContactSeq], [2, 50, 6]);
  });

  it('end the wait with an agent’s answer, who takes what nobody has', () => {
    const { conversation, publish, note } = accepted(
      ask(row({ waitingSince: 5, unread: 2 }), anna, post('hello')),
    );
    assert.equal(conversation.waitingSince, null);
    assert.deepEqual(conversation.assignee, anna);
    assert.deepEqual(note, [{ kind: 'assignment.changed', assignee: anna }]);
    assert.deepEqual(publish, [{ kind: 'message.posted', text: 'hello' }]);
    const taken = accepted(ask(row({ assignee: marek }), anna, post('me too')));
    assert.deepEqual([taken.conversation.assignee, taken.note], [marek, []]);
  });

  it('let a machine’s answer neither end the wait nor take the conversation', () => {
    const { conversation, note } = accepted(ask(row({ waitingSince: 5 }), bot, post('beep')));
    assert.deepEqual([conversation.waitingSince, conversation.assignee, note], [5, null, []]);
  });

  it('[O10] open a resolved conversation again when the contact writes; the message is the op’s last event', () => {
    const { conversation, publish } = accepted(
      ask(row({ status: 'resolved' }), shopper, post('still broken')),
    );
    assert.equal(conversation.status, 'open');
    assert.equal(conversation.lastContactSeq, 6);
    assert.deepEqual(publish, [
      { kind: 'status.changed', status: 'open' },
      { kind: 'message.posted', text: 'still broken' },
    ]);
    assert.equal(
      accepted(ask(row({ status: 'resolved' }), anna, post('bye'))).conversation.status,
      'resolved',
    );
  });

  it('[R5] let read markers only rise, and never beyond what was written', () => {
    const before = row({ readContact: 3, readAgent: 2, publicSeq: 4 });
    for (const upTo of [3, 2, 1])
      assert.deepEqual(accepted(ask(before, shopper, { kind: 'read.mark', upTo })).publish, []);
    const far = accepted(ask(before, shopper, { kind: 'read.mark', upTo: 99 }));
    assert.deepEqual(far.publish, [{ kind: 'read.marked', upTo: 4 }]);
    assert.equal(far.conversation.readContact, 4);
    assert.equal(far.conversation.readAgent, 2);
  });

  it('empty the unread count once an agent has read the contact’s newest message, whatever came after it', () => {
    const before = row({ unread: 3, lastContactSeq: 3, publicSeq: 6 });
    const mark = (upTo: number) => accepted(ask(before, anna, { kind: 'read.mark', upTo }));
    assert.equal(mark(3).conversation.unread, 0);
    const byContact = accepted(ask(before, shopper, { kind: 'read.mark', upTo: 6 }));
    assert.equal(byContact.conversation.unread, 3);
  });

  it('leave no more unread than fits between the mark and the contact’s newest message', () => {
    const before = row({ unread: 27, lastContactSeq: 30, publicSeq: 31 });
    const mark = (upTo: number) => accepted(ask(before, anna, { kind: 'read.mark', upTo }));
    assert.equal(mark(29).conversation.unread, 1, 'one came while the others were read');
    assert.equal(mark(3).conversation.unread, 27);
  });

  it('resolve, reopen and assign; asking for what is so already changes nothing', () => {
    const resolved = accepted(
      ask(row({ waitingSince: 4 }), anna, { kind: 'conversation.resolve' }),
    );
    assert.deepEqual(
      [resolved.conversation.status, resolved.conversation.waitingSince],
      ['resolved', null],
    );
    assert.deepEqual(accepted(ask(row(), anna, { kind: 'conversation.reopen' })).publish, []);
    const give = (assignee: { id: string; name?: string } | null, held: Author | null) =>
      accepted(ask(row({ assignee: held }), anna, { kind: 'conversation.assign', assignee }));
    assert.deepEqual(give({ id: 'anna' }, null).conversation.assignee, anna);
    assert.deepEqual(give({ id: 'marek', name: 'Marek' }, anna).note, [
      { kind: 'assignment.changed', assignee: marek },
    ]);
    assert.deepEqual(give(null, anna).conversation.assignee, null);
    assert.deepEqual([give(null, null).note, give({ id: 'anna' }, anna).note], [[], []]);
  });

  it('[S1] keep notes and assignments out of the public log', () => {
    const note = accepted(ask(row(), anna, { kind: 'note.post', text: ' careful \u0000' }));
    assert.deepEqual(note.publish, []);
    assert.deepEqual(note.note, [{ kind: 'note.posted', text: 'careful' }]);
    assert.equal(note.conversation.preview, null);
  });

  it('[O9] refuse texts that are blank or too long', () => {
    for (const blank of ['', '  \n\t', '\u0000\u0007', '\u200b\u2060'])
      assert.equal(refusal(ask(row(), shopper, post(blank))), 'bad-request');
    assert.equal(refusal(ask(row(), shopper, post('x'.repeat(TEXT_MAX_CHARS + 1)))), 'too-long');
    accepted(ask(row(), shopper, post(`  ${'x'.repeat(TEXT_MAX_CHARS)}\n`)));
  });

  it('keep of any text only what a database and a screen can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const decision = ask(row(), shopper, post(text));
        if ('refuse' in decision) return;
        const kept = decision.publish[0];
        assert.ok(kept?.kind === 'message.posted');
        assert.doesNotMatch(kept.text, /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u);
        assert.equal(kept.text, kept.text.trim());
        assert.ok(decision.conversation.preview!.text.length <= 140);
        assert.equal(Buffer.from(kept.text).toString(), kept.text);
      }),
    );
  });

  it('[O3] give one fingerprint to the same request, however its keys are ordered', () => {
    const page = { url: 'https://a.b/', title: 'T' };
    const turned = { title: 'T', url: 'https://a.b/' };
    const hash = opHash(CONVERSATION, { ...start, page });
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(hash, opHash(CONVERSATION, { page: turned, channel: 'chat', kind: start.kind }));
    assert.notEqual(hash, opHash(CONVERSATION, start));
    assert.notEqual(hash, opHash('other', { ...start, page }));
  });
});
