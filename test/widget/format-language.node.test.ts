import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLanguage } from '../../widget/locales/format-language.ts';

test('dates and times follow the page’s region, else the browser’s, and never another language than the words', () => {
  assert.equal(formatLanguage('en', 'en', 'en-GB'), 'en-GB');
  assert.equal(formatLanguage('en', 'en-US', 'en-GB'), 'en-US');
  assert.equal(formatLanguage('de', 'de', 'en-GB'), 'de');
  assert.equal(formatLanguage('en', 'ar', 'en-GB'), 'en-GB');
  assert.equal(formatLanguage('en', 'fr-CA', 'fr-FR'), 'en');
  assert.equal(formatLanguage('de', 'de_AT', 'de-DE'), 'de-AT');
  assert.equal(formatLanguage('en', 'no tag at all', ''), 'en');
});
