// Pages whose styles reach for everything.
import type { HostPage } from '../host-page.ts';

const style = (css: string) => () => `<style>${css}</style>`;

export const STYLE_PAGES: readonly HostPage[] = [
  {
    name: 'everything unset',
    hostile: '* { all: unset !important; display: block !important }',
    expect: 'works',
    head: style('* { all: unset !important; display: block !important }'),
    typical: true,
  },
  {
    name: 'every element hidden',
    hostile: 'elements without content, and all that the shop did not name, are not displayed',
    expect: 'unharmed',
    head: style('body > :not(h1, p) { display: none !important }'),
  },
  {
    name: 'tiny type',
    hostile: 'html { font-size: 2px; line-height: 0; letter-spacing: 20px; text-indent: -999px }',
    expect: 'works',
    head: style(
      `html { font-size: 2px; line-height: 0; letter-spacing: 20px; text-indent: -999px; text-transform: uppercase;
        word-spacing: 40px; visibility: visible; direction: ltr; color: #fff; pointer-events: auto }
       h1, p, button { font-size: 20px; line-height: 1; text-indent: 0 }`,
    ),
    typical: true,
  },
  {
    name: 'a transformed body',
    hostile: 'body is transformed and filtered, which makes fixed positions relative to it',
    expect: 'works',
    head: style(
      'body { transform: translateZ(0); filter: opacity(0.99); min-height: 100vh; margin: 0 }',
    ),
    typical: true,
  },
  {
    name: 'buttons hidden',
    hostile: 'button, textarea, svg, a, dialog { display: none !important }',
    expect: 'works',
    head: style(
      'button:not(#buy), textarea, input, svg, path, a, dialog, [role], div, span, ul, li { display: none !important; pointer-events: none !important }',
    ),
  },
  {
    name: 'a war of layers',
    hostile: 'a header with the highest z-index, and a bar at the foot that leaves us our corner',
    expect: 'works',
    head: style(
      'header { position: fixed; inset: 0 0 auto; height: 40px; z-index: 2147483647; background: #eee } h1 { margin-top: 60px } p { isolation: isolate; z-index: 999999; position: relative }',
    ),
    body: () => '<header>Sale</header>',
  },
  {
    name: 'tokens of nonsense',
    hostile: ':root sets our tokens to addresses, broken colours and lengths of nothing',
    expect: 'works',
    head: style(
      `:root { --care-accent: url(https://canary.example/a.png); --care-surface: nonsense; --care-text: var(--care-text);
        --care-radius: red; --care-font: url(x); --care-z: high; --care-space: 1px solid; --care-line: ; --care-shadow: 7 }`,
    ),
    typical: true,
  },
  {
    name: 'right to left',
    hostile: '<html dir="rtl" lang="ar"> with quirky columns',
    expect: 'works',
    script: `document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar';`,
    head: style('body { columns: 2; writing-mode: horizontal-tb }'),
    typical: true,
  },
  {
    name: 'written from top to bottom',
    hostile: 'the whole page is in a vertical writing mode',
    expect: 'works',
    head: style('html { writing-mode: vertical-lr; text-orientation: upright }'),
  },
  {
    name: 'no motion and endless motion',
    hostile: 'every element is animated for an hour, in a reader’s forced colours',
    expect: 'works',
    head: style(
      '@keyframes x { from { opacity: 0.9 } } * { animation: x 3600s infinite !important; transition: all 3600s !important; forced-color-adjust: none }',
    ),
  },
  {
    name: 'print styles for the screen',
    hostile: 'a print style sheet that was left on: positions static, backgrounds none',
    expect: 'works',
    head: style(
      '*, *::before { position: static !important; background: none !important; float: none !important; overflow: visible !important }',
    ),
  },
];
