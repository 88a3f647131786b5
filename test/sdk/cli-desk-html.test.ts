import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskHtml, signInHtml } from '../../sdk/cli/desk-html.ts';

test('the pages of the desk name the shop, as text whatever its name is', () => {
  const shop = { site: 'a', name: 'Fern & <b>Pot</b>', path: '' };
  for (const html of [signInHtml(shop, false), signInHtml(shop, true), deskHtml(shop)]) {
    assert.match(html, /Fern &#38; &#60;b&#62;Pot/);
    assert.doesNotMatch(html, /<b>/);
  }
});
