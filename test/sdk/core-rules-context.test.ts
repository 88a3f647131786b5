import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { decide } from '../../sdk/core/rules.ts';
import { action as actionSchema, type ActionOf } from '../../sdk/protocol/actions.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import { decodeUp } from '../../sdk/protocol/codec.ts';
import { CONTEXT_LIST_MAX } from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { conversationRow } from './conversation-row.ts';

const shopper: Author = { role: 'contact', id: 'shopper' };
const ROW = conversationRow();
const TOLD: Context = {
  page: { url: 'https://shop.example/chair', title: 'Chair' },
  cart: { total: '€ 129.00', items: [{ name: 'Chair', quantity: 2 }] },
  order: { id: '2044', status: 'packed' },
  custom: [{ label: 'Level', value: 'Gold' }],
};

function post(actor: Author, context: Context) {
  const action: ActionOf<'message.post'> = { kind: 'message.post', text: 'hello', context };
  const op = { site: 'demo', op: 'o', conversation: 'c', after: null, hash: 'h', at: 5 };
  const decision = decide(ROW, { ...op, actor, action }, []);
  return 'refuse' in decision ? decision.refuse : decision;
}

test('[O15] what the page told stands in the internal log beside the message, and nowhere else', () => {
  const decision = post(shopper, TOLD);
  assert.ok(typeof decision === 'object');
  assert.deepEqual(decision.publish, [{ kind: 'message.posted', text: 'hello' }]);
  assert.deepEqual(decision.note, [{ kind: 'context.told', context: TOLD }]);
  assert.doesNotMatch(JSON.stringify(decision.conversation), /Gold|2044|129/);
});

test('[O15] nobody but a contact tells', () => {
  for (const role of ['agent', 'bot', 'system'] as const)
    assert.equal(post({ role, id: 'x' }, TOLD), 'forbidden');
});

test('[O15] it is cleaned like every text; what shows nothing is left out', () => {
  const decision = post(shopper, {
    order: { id: '20\u202e44\u0000' },
    custom: [
      { label: 'Level\n', value: 'Gold\u0000' },
      { label: 'Nothing', value: '\u200b' },
    ],
  });
  assert.ok(typeof decision === 'object');
  const custom = [{ label: 'Level', value: 'Gold' }];
  assert.deepEqual(decision.note, [
    { kind: 'context.told', context: { order: { id: '2044' }, custom } },
  ]);
  const empty = post(shopper, {});
  assert.ok(typeof empty === 'object');
  assert.deepEqual(empty.note, []);
});

test('[O15] lists and texts have an end; unknown fields are ignored; no key reaches for a prototype', () => {
  const fits = (context: unknown) =>
    v.safeParse(actionSchema, { kind: 'message.post', text: 'x', context }).success;
  const facts = (count: number, value: string) =>
    Array.from({ length: count }, (_, i) => ({ label: `label ${i}`, value }));
  assert.ok(fits(TOLD) && fits({}) && fits({ custom: facts(CONTEXT_LIST_MAX, 'x') }));
  assert.ok(!fits({ custom: facts(CONTEXT_LIST_MAX + 1, 'x') }));
  assert.ok(!fits({ custom: facts(1, 'x'.repeat(201)) }));
  assert.ok(!fits({ custom: facts(1, ' ') }));
  assert.ok(!fits({ cart: { total: 129 } }));
  assert.ok(!fits({ order: { id: '1', url: 'javascript:alert(1)' } }));
  const parsed = v.parse(actionSchema, {
    kind: 'message.post',
    text: 'x',
    context: { other: 1, order: { id: '1', secret: 'x' } },
  });
  assert.deepEqual(parsed, { kind: 'message.post', text: 'x', context: { order: { id: '1' } } });
  const id = '018f4e2a-1111-7000-8000-000000000001';
  const frame = `{"type":"op","op":"${id}","conversation":"${id}","action":{"kind":"message.post","text":"x","context":{"__proto__":{"polluted":1}}}}`;
  assert.throws(() => decodeUp(frame), { code: 'bad-frame' });
});
