// What a page tells with `setContext`, as the wire takes it. It comes from other people's scripts: everything is copied
// out of it by name, so that nothing else of it goes anywhere.
import {
  CONTEXT_LIST_MAX,
  CONTEXT_MAX_CHARS,
  CONTEXT_TEXT_MAX_CHARS,
  TITLE_MAX_CHARS,
  URL_MAX_CHARS,
} from '../../sdk/protocol/limits.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import { isWebUrl } from '../../sdk/protocol/shape.ts';
import type { PageContext } from '../launcher/page-context.ts';
import { badCall } from './bad-call.ts';

type Fields = Readonly<Record<string, unknown>>;
type Cart = NonNullable<Context['cart']>;
type Order = NonNullable<Context['order']>;

/** @returns undefined for nothing. @throws CareError `bad-request` that says what was wrong and what was expected */
export function readContext(told: PageContext | null): Context | undefined {
  if (told === null) return undefined;
  const { page, cart, order, custom } = fields('', told, ['page', 'cart', 'order', 'custom']);
  const context: Context = {
    ...(page !== undefined && { page: readPage(page) }),
    ...(cart !== undefined && { cart: readCart(cart) }),
    ...(order !== undefined && { order: readOrder(order) }),
    ...(custom !== undefined && { custom: readCustom(custom) }),
  };
  const chars = JSON.stringify(context).length;
  expect(chars <= CONTEXT_MAX_CHARS, 'it', `at most ${CONTEXT_MAX_CHARS} characters in all`);
  return Object.keys(context).length > 0 ? context : undefined;
}

function readPage(value: unknown) {
  const { url, title } = fields('page', value, ['url', 'title']);
  return { url: address('page.url', url), title: text('page.title', title, TITLE_MAX_CHARS) };
}

function readCart(value: unknown): Cart {
  const { total, items } = fields('cart', value, ['total', 'items']);
  return {
    ...(total !== undefined && { total: text('cart.total', total) }),
    ...(items !== undefined && { items: list('cart.items', items, readItem) }),
  };
}

function readItem(where: string, value: unknown) {
  const { name, quantity } = fields(where, value, ['name', 'quantity']);
  const isCount = Number.isSafeInteger(quantity) && Number(quantity) >= 0;
  expect(quantity === undefined || isCount, `${where}.quantity`, 'a whole number');
  return {
    name: text(`${where}.name`, name),
    ...(quantity !== undefined && { quantity: Number(quantity) }),
  };
}

function readOrder(value: unknown): Order {
  const { id, status, url } = fields('order', value, ['id', 'status', 'url']);
  return {
    id: text('order.id', id),
    ...(status !== undefined && { status: text('order.status', status) }),
    ...(url !== undefined && { url: address('order.url', url) }),
  };
}

/** Any labels, each with a text, a number, or yes or no. */
function readCustom(value: unknown) {
  expect(isObject(value), 'custom', 'an object of texts by their labels');
  return list('custom', Object.entries(value), (_where, [label, said]: [string, unknown]) => {
    const isFine = ['string', 'number', 'boolean'].includes(typeof said);
    expect(isFine, `custom.${label}`, 'a text, a number, true or false');
    return { label: text('a label of custom', label), value: text(`custom.${label}`, `${said}`) };
  });
}

function list<T, R>(where: string, values: unknown, read: (where: string, value: T) => R): R[] {
  const isList = Array.isArray(values) && values.length <= CONTEXT_LIST_MAX;
  expect(isList, where, `at most ${CONTEXT_LIST_MAX} entries`);
  return (values as T[]).map((value, i) => read(`${where}[${i}]`, value));
}

function fields(where: string, value: unknown, known: readonly string[]): Fields {
  const names = known.join(', ');
  expect(isObject(value), where || 'it', `an object with any of ${names}`);
  const other = Object.keys(value).find((name) => !known.includes(name));
  expect(other === undefined, other ?? '', `one of ${names}`);
  return value;
}

function text(where: string, value: unknown, max = CONTEXT_TEXT_MAX_CHARS): string {
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= max;
  expect(isText, where, `a text of 1 to ${max} characters`);
  return value.trim();
}

function address(where: string, value: unknown): string {
  const isFine = isWebUrl(value) && value.length <= URL_MAX_CHARS;
  expect(isFine, where, 'an address with http or https');
  return value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expect(isFine: boolean, where: string, expected: string): asserts isFine {
  if (!isFine) throw badCall(`setContext(): ${where} must be ${expected}.`);
}
