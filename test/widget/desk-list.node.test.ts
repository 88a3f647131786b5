import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import { contactName } from '../../widget/desk/contact-name.ts';
import { deskTimes } from '../../widget/desk/desk-times.ts';
import { orderRows, rowBeside } from '../../widget/desk/list-order.ts';
import { deskLanguage } from '../../widget/desk/locales/desk-language.ts';
import { en } from '../../widget/desk/locales/en.ts';
import { TabTitle } from '../../widget/desk/tab-title.ts';
import { waitingOf } from '../../widget/desk/waiting.ts';

const MINUTE_MS = 60_000;

function row(
  conversation: string,
  waitingSince: number | null,
  rest: Partial<ConversationSummary> = {},
): ConversationSummary {
  return {
    conversation,
    channel: 'chat',
    status: 'open',
    contact: { id: 'contact' },
    assignee: null,
    preview: { text: 'Hello', by: 'contact', at: 0 },
    unread: 0,
    waitingSince,
    startedAt: 0,
    changedAt: 0,
    ...rest,
  };
}

test('who waits longest comes first, the answered follow with the newest change first', () => {
  const rows = [
    row('answered long ago', null, { changedAt: 1 }),
    row('waits short', 50),
    row('answered just now', null, { changedAt: 9 }),
    row('waits long', 10),
    row('resolved', 5, { status: 'resolved' }),
  ];
  const { waiting, others } = orderRows(rows, 'open');
  assert.deepEqual(
    [...waiting, ...others].map((each) => each.conversation),
    ['waits long', 'waits short', 'answered just now', 'answered long ago'],
  );
});

test('a resolved conversation stands in its own segment and waits for nobody', () => {
  const { waiting, others } = orderRows([row('done', 5, { status: 'resolved' })], 'resolved');
  assert.equal(waiting.length, 0);
  assert.equal(others[0]?.conversation, 'done');
});

test('a conversation in which nobody has written is in nobody’s list', () => {
  const { waiting, others } = orderRows([row('begun', null, { preview: null })], 'open');
  assert.deepEqual([...waiting, ...others], []);
});

test('the keys stop at both ends of the list and begin at its first row', () => {
  const ordered = orderRows([row('a', 1), row('b', 2), row('c', 3)], 'open');
  const from = (id: string | null, step: 1 | -1 | 'first' | 'last') =>
    rowBeside(ordered, id, step)?.conversation;
  assert.equal(from(null, 1), 'a');
  assert.equal(from('a', 1), 'b');
  assert.equal(from('a', -1), 'a');
  assert.equal(from('c', 1), 'c');
  assert.equal(from('gone', 1), 'a');
  assert.equal(from('b', 'last'), 'c');
  assert.equal(rowBeside(orderRows([], 'open'), null, 1), null);
});

test('waiting turns amber when a quarter of the usual time is left and red when it is over', () => {
  const after = (minutes: number) => waitingOf(0, minutes * MINUTE_MS, 20)?.urgency;
  assert.deepEqual([0, 14.9, 15, 19.9, 20, 500].map(after), [
    'calm',
    'calm',
    'soon',
    'soon',
    'late',
    'late',
  ]);
  assert.equal(waitingOf(null, 99 * MINUTE_MS), null);
});

test('a server clock ahead of ours does not show a wait below zero', () => {
  assert.deepEqual(waitingOf(5_000, 1_000), { ms: 0, urgency: 'calm' });
});

test('a guest is called by the end of the id; a name is shown without characters that dress it up', () => {
  assert.equal(contactName({ id: '0f3a-77b4f2a' }, en), 'Guest 4F2A');
  assert.equal(contactName({ id: 'x', name: 'Anna\u202Egpj' }, en), 'Annagpj');
  assert.equal(contactName({ id: 'ab12', name: '\u200B' }, en), 'Guest AB12');
});

test('spans are told in the largest units that help', () => {
  const { span } = deskTimes('en');
  const told = (minutes: number) => span(minutes * MINUTE_MS, 'now');
  assert.deepEqual([0.9, 1, 4.5, 60, 65, 26 * 60, 50 * 60].map(told), [
    'now',
    '1 min',
    '4 min',
    '1 hr',
    '1 hr 5 min',
    '1 day',
    '2 days',
  ]);
});

test('a language tag that nobody should write is shown as it is', () => {
  assert.equal(deskTimes('en').languageName('de'), 'German');
  assert.equal(deskTimes('en').languageName('not a tag'), 'not a tag');
});

test('the desk speaks German and English and falls back to English with English dates', () => {
  assert.equal(deskLanguage('de-CH').texts.open, 'Offen');
  assert.equal(deskLanguage('de-CH').locale, 'de-CH');
  assert.equal(deskLanguage('ja').locale, 'en');
  assert.equal(deskLanguage('en-').locale, 'en');
});

test('the page gets its own title back', () => {
  const page = { title: 'Back office' };
  const title = new TabTitle(page);
  title.show(3);
  title.show(12);
  assert.equal(page.title, '(12) Back office');
  title.show(0);
  assert.equal(page.title, 'Back office');
  title.show(1);
  title.restore();
  assert.equal(page.title, 'Back office');
});
