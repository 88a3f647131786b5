import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../../sdk/core/rules.ts';
import type { ActionOf } from '../../sdk/protocol/actions.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { FileRow } from '../../sdk/stores/store.ts';
import { conversationRow } from './conversation-row.ts';

const shopper: Author = { role: 'contact', id: 'shopper' };
const anna: Author = { role: 'agent', id: 'anna', name: 'Anna' };
const bot: Author = { role: 'bot', id: 'bot' };
const ROW = conversationRow();
const PICTURE: FileRow = {
  site: 'demo',
  id: 'f1',
  owner: { role: 'contact', id: 'shopper' },
  object: 'secret',
  name: 'shoe.png',
  type: 'image/png',
  declaredBytes: 9,
  bytes: 7,
  hash: 'h',
  width: 3,
  height: 4,
  state: 'ready',
  conversation: null,
  op: null,
  createdAt: 1,
};

type Post = Partial<ActionOf<'message.post'>>;

function post(actor: Author, action: Post, files: readonly FileRow[] = []) {
  const message = { kind: 'message.post', text: '', ...action } as const;
  const request = { site: 'demo', op: 'o', conversation: 'c', after: null, hash: 'h', at: 5 };
  return decide(ROW, { ...request, actor, action: message }, files);
}

function posted(...of: Parameters<typeof post>) {
  const decision = post(...of);
  if ('refuse' in decision) assert.fail(`refused: ${decision.refuse}`);
  return { what: decision.publish.at(-1), preview: decision.conversation.preview?.text };
}

function code(...of: Parameters<typeof post>): string | null {
  const decision = post(...of);
  return 'refuse' in decision ? decision.refuse : null;
}

describe('a message with files', () => {
  it('[O13] says what they are, and nothing of where they are', () => {
    const { what } = posted(shopper, { text: 'Look', files: ['f1'] }, [PICTURE]);
    const { id, name, type, bytes, width, height, state } = { ...PICTURE, bytes: 7 };
    const files = [{ id, name, type, bytes, width, height, state }];
    assert.deepEqual(what, { kind: 'message.posted', text: 'Look', files });
    const pdf = { ...PICTURE, type: 'application/pdf', width: null, height: null };
    const [info] = filesOf(posted(shopper, { files: ['f1'] }, [{ ...pdf, state: 'pending' }]));
    assert.deepEqual([info?.state, 'width' in info!], ['pending', false]);
  });

  it('[O9] needs no text; a list shows the names instead', () => {
    const two = [PICTURE, { ...PICTURE, id: 'f2', name: 'b.pdf' }];
    const { what, preview } = posted(shopper, { text: ' \n', files: ['f1', 'f2'] }, two);
    assert.ok(what?.kind === 'message.posted');
    assert.deepEqual([what.text, preview], ['', 'shoe.png, b.pdf']);
    assert.equal(posted(shopper, { text: 'Hi', files: ['f1'] }, two).preview, 'Hi');
  });

  it('[O13] is refused for files that are not its sender’s, not there, not whole, blocked or used', () => {
    const of = (more: Partial<FileRow>, actor = shopper) =>
      code(actor, { text: 'x', files: ['f1'] }, [{ ...PICTURE, ...more }]);
    assert.equal(of({}), null);
    assert.equal(of({ owner: { role: 'contact', id: 'stranger' } }), 'not-found');
    assert.equal(of({ owner: { role: 'agent', id: 'shopper' } }), 'not-found');
    assert.equal(of({ owner: { role: 'agent', id: 'marek' } }, anna), 'not-found');
    assert.equal(of({ owner: { role: 'agent', id: 'anna' } }, anna), null);
    assert.equal(of({ state: 'cancelled' }), 'not-found');
    assert.equal(code(shopper, { text: 'x', files: ['f1'] }), 'not-found');
    assert.equal(of({ state: 'uploading' }), 'file-incomplete');
    assert.equal(of({ state: 'blocked' }), 'file-refused');
    assert.equal(of({ state: 'refused' }), 'file-refused');
    assert.equal(of({ op: 'another', conversation: 'c' }), 'file-used');
    const hidden = { op: 'another', owner: { role: 'contact', id: 'stranger' } } as const;
    assert.equal(of(hidden), 'not-found', 'a stranger’s file is not there, used or not');
  });

  it('[O13] names each once', () => {
    assert.equal(code(shopper, { text: 'x', files: ['f1', 'f1'] }, [PICTURE]), 'bad-request');
  });
});

describe('a message with something to choose', () => {
  const card = { title: ' The chair ', text: 'Oak', image: 'https://a.b/c.png' };
  const links = [{ label: 'See\u202e it', url: 'https://a.b/c' }];

  it('[O14] comes from an agent or a bot, cleaned like every text', () => {
    for (const actor of [anna, bot]) {
      const { what } = posted(actor, {
        text: 'Which?',
        choices: ['A\u0000', ' B '],
        card: { ...card, links },
      });
      assert.deepEqual(what, {
        kind: 'message.posted',
        text: 'Which?',
        choices: ['A', 'B'],
        card: { ...card, title: 'The chair', links: [{ label: 'See it', url: 'https://a.b/c' }] },
      });
    }
  });

  it('[O14] is forbidden to a contact', () => {
    assert.equal(code(shopper, { text: 'x', choices: ['A'] }), 'forbidden');
    assert.equal(code(shopper, { text: 'x', card }), 'forbidden');
  });

  it('[O9] may be a card alone, and never choices alone', () => {
    assert.equal(posted(bot, { card }).preview, 'The chair');
    assert.equal(code(bot, { choices: ['A'] }), 'bad-request');
  });

  it('[O14] shows something in each place', () => {
    assert.equal(code(bot, { text: 'x', choices: ['\u200b'] }), 'bad-request');
    assert.equal(code(bot, { text: 'x', card: { title: '\u2060' } }), 'bad-request');
  });
});

function filesOf({ what }: ReturnType<typeof posted>) {
  return what?.kind === 'message.posted' ? (what.files ?? []) : [];
}
