import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage } from '../../widget/locales/choose-language.ts';

const KNOWN = { en: 1, de: 1, pt: 1, zh: 1 };
const chosen = (...wanted: (string | null | undefined)[]) => chooseLanguage(wanted, KNOWN);

test('the first wanted language that we speak is chosen, whatever comes after it', () => {
  assert.equal(chosen('de', 'en'), 'de');
  assert.equal(chosen('nb', 'sv', 'pt', 'de'), 'pt');
  assert.equal(chosen('en-GB', 'de'), 'en');
});

test('a region, script or other part of a tag does not keep us from its language', () => {
  assert.equal(chosen('pt-BR'), 'pt');
  assert.equal(chosen('zh-TW'), 'zh');
  assert.equal(chosen('zh-Hant-TW'), 'zh');
  assert.equal(chosen('de-DE-u-co-phonebk'), 'de');
  assert.equal(chosen('de-x-kiez'), 'de');
});

test('tags are read as pages write them', () => {
  assert.equal(chosen('de_AT'), 'de');
  assert.equal(chosen('de_DE.UTF-8'), 'de');
  assert.equal(chosen('DE-at'), 'de');
  assert.equal(chosen(' pt '), 'pt');
});

test('what names no language is passed over', () => {
  assert.equal(chosen(null, undefined, '', '  ', '-', '*', '中文', 'x-default', 'de'), 'de');
  assert.equal(chosen('deutsch', 'english', 'ptx', 'null', '{{lang}}', '\u0000', 'zh'), 'zh');
});

test('with nothing that we speak it is English', () => {
  assert.equal(chosen(), 'en');
  assert.equal(chosen(null, 'nb', 'constructor', '__proto__'), 'en');
  assert.equal(chooseLanguage(['de'], {}), 'en');
});
