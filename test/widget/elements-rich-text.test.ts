import { expect, fixture, html } from '@open-wc/testing';
import { richText, safeHref, tokenize } from '../../widget/elements/rich-text.ts';
import { growth, PROPORTIONAL_BELOW } from '../support/growth.ts';

const links = (text: string) =>
  tokenize(text)
    .filter(({ href }) => href)
    .map(({ text: shown, href }) => `${shown} → ${href}`);

describe('rich text', () => {
  it('keeps every character: the tokens joined are the text', () => {
    for (const text of [
      '',
      ' ',
      'a\n\nb',
      '(https://a.example/x).',
      '<b>www.x.example</b>',
      '🙂 ו',
    ])
      expect(
        tokenize(text)
          .map((token) => token.text)
          .join(''),
      ).to.equal(text);
  });

  it('links http, https, mailto, tel, a bare www and an e-mail address', () => {
    expect(links('see https://a.example/b?c=d#e now')).to.eql([
      'https://a.example/b?c=d#e → https://a.example/b?c=d#e',
    ]);
    expect(links('HTTP://A.example')).to.eql(['HTTP://A.example → http://a.example/']);
    expect(links('www.a.example')).to.eql(['www.a.example → https://www.a.example/']);
    expect(links('anna+x@shop.example')).to.eql([
      'anna+x@shop.example → mailto:anna+x@shop.example',
    ]);
    expect(links('mailto:a@b.example tel:+491234')).to.eql([
      'mailto:a@b.example → mailto:a@b.example',
      'tel:+491234 → tel:+491234',
    ]);
  });

  it('leaves the punctuation of the sentence out, and keeps brackets that belong to the address', () => {
    const shown = (text: string) => tokenize(text).find(({ href }) => href)?.text;
    expect(shown('(https://a.example/x).')).to.equal('https://a.example/x');
    expect(shown('https://a.example/x_(y)!')).to.equal('https://a.example/x_(y)');
    expect(shown('Is it https://a.example?')).to.equal('https://a.example');
    expect(shown('请看https://a.example/b。谢谢')).to.equal(undefined);
    expect(shown('请看 https://a.example/b。谢谢')).to.equal('https://a.example/b');
    expect(shown('"anna@shop.example",')).to.equal('anna@shop.example');
  });

  it('never links what could run or deceive', () => {
    for (const text of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:null/1',
      'https://bank.example@evil.example/',
      'https://:bank.example@evil.example/',
      'https://',
      'http:// a',
      'notwww.a.example',
      '@',
      'a@b',
      `https://a.example/${'x'.repeat(3_000)}`,
    ])
      expect(links(text), text).to.eql([]);
    expect(safeHref('javascript:alert(1)')).to.equal(null);
  });

  it('shows markup as text, in one line of DOM text, with rel and target on links', async () => {
    const hostile =
      '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script> https://a.example';
    const element = await fixture(html`<p>${richText(hostile, 'new tab')}</p>`);
    expect(element.querySelector('img, script')).to.equal(null);
    expect(element.textContent).to.contain('<img src=x onerror="window.__hit=1">');
    const link = element.querySelector('a')!;
    expect(link.rel).to.equal('noopener noreferrer ugc');
    expect(link.target).to.equal('_blank');
    expect(link.dir, 'marks before an address do not turn it').to.equal('ltr');
    expect('__hit' in window).to.equal(false);
  });

  it('takes time in proportion to the text, whatever the text', () => {
    for (const one of ['a', '(', 'a@', 'www.', `${'a'.repeat(1_999)} `, `${'www.'.repeat(499)} `])
      expect(growth(one, 8_000, tokenize), one.slice(0, 5)).to.be.below(PROPORTIONAL_BELOW);
  });
});
