import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { context } from '../../sdk/protocol/context.ts';
import type { PageContext } from '../../widget/launcher/page-context.ts';
import { readContext } from '../../widget/panel/read-context.ts';

const read = (value: unknown) => readContext(value as PageContext);
const quiet = (t: TestContext) => t.mock.method(console, 'error', () => {}).mock;

test('what fits is copied, as the wire takes it', () => {
  const told = read({
    page: { url: 'https://shop.example/', title: 'Shop' },
    cart: { total: '€ 1', items: [{ name: 'Chair', quantity: 2 }, { name: 'Lamp' }] },
    order: { id: '2044', status: ' packed ' },
    custom: { Level: 'Gold', Orders: 12, Subscribed: true },
  });
  assert.deepEqual(told, {
    page: { url: 'https://shop.example/', title: 'Shop' },
    cart: { total: '€ 1', items: [{ name: 'Chair', quantity: 2 }, { name: 'Lamp' }] },
    order: { id: '2044', status: 'packed' },
    custom: [
      { label: 'Level', value: 'Gold' },
      { label: 'Orders', value: '12' },
      { label: 'Subscribed', value: 'true' },
    ],
  });
  assert.ok(v.is(context, told));
  assert.equal(read(null), undefined);
  assert.equal(read({}), undefined);
});

test('what does not fit is said with its name and what was expected, in the console once', (t) => {
  const said = quiet(t);
  for (const [value, words] of [
    ['cart', /setContext\(\): it must be an object with any of page, cart, order, custom\./],
    [undefined, /it must be an object/],
    [[], /it must be an object/],
    [{ basket: {} }, /basket must be one of page, cart, order, custom\./],
    [{ page: { url: '/chair', title: 'Chair' } }, /page\.url must be an address with http/],
    [{ cart: { total: 129 } }, /cart\.total must be a text of 1 to 200 characters\./],
    [{ cart: { items: 'chair' } }, /cart\.items must be at most 12 entries\./],
    [{ cart: { items: [{ name: 'x', quantity: 1.5 }] } }, /cart\.items\[0\]\.quantity must be a/],
    [{ order: {} }, /order\.id must be a text/],
    [{ custom: { a: { b: 1 } } }, /custom\.a must be a text, a number, true or false\./],
    [{ custom: { a: 'x'.repeat(201) } }, /custom\.a must be a text of 1 to 200/],
    [
      Object.fromEntries([
        [
          'custom',
          Object.fromEntries([...'abcdefghijkl'].map((k) => [k.repeat(200), k.repeat(200)])),
        ],
        ['cart', { items: [...'abcdefghijkl'].map((k) => ({ name: k.repeat(200) })) }],
      ]),
      /it must be at most 6000 characters in all\./,
    ],
  ] as const) {
    const before = said.callCount();
    assert.throws(() => read(value), { code: 'bad-request', message: words });
    assert.equal(said.callCount(), before + 1);
  }
});

test('whatever a page gives, the answer is what the wire takes or an error, and no prototype is touched', (t) => {
  quiet(t);
  const key = fc.oneof(
    fc.constantFrom('page', 'cart', 'order', 'custom', 'items', 'id', 'name', 'url', 'title'),
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString'),
    fc.string(),
  );
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant('https://shop.example/'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((entries) => {
        const made: unknown = JSON.parse(
          `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
        );
        return made;
      }),
    ),
  }));
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(any, (value) => {
      try {
        const told = read(value);
        assert.ok(told === undefined || v.is(context, told));
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'bad-request');
      }
    }),
    { numRuns: 3_000 },
  );
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before);
});
