// What is published for the markup of others, compiled as their compilers do: React's own types are here, those of Vue and
// Svelte stand in with the names that ours add to.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** Compiles a file that lies in the package, so that it is resolved by the exports map as everybody's is. */
function compiled(name: string, source: string, others: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(resolve('dist', 'jsx-test-'));
  try {
    for (const [path, text] of Object.entries(others)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const file = join(folder, name);
    writeFileSync(file, source);
    const program = ts.createProgram([file], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const VUE = {
  'node_modules/vue/index.d.ts':
    'export interface HTMLAttributes { class?: unknown }\nexport interface GlobalComponents {}\n',
};
const SVELTE = {
  'node_modules/svelte/elements.d.ts':
    'export interface HTMLAttributes<T> { class?: string; on?: T }\nexport interface SvelteHTMLElements {}\n',
};

test('React: attributes, events, a ref with the calls, and what every element has', () => {
  const page = (markup: string) =>
    `import 'care-widget/react';
     import { useRef } from 'react';
     import type { CareWidgetElement } from 'care-widget';
     export function Page() {
       const widget = useRef<CareWidgetElement>(null);
       const write = () => widget.current?.prefill('My order').then((done: boolean) => done);
       return <><button onClick={write} />${markup}</>;
     }`;
  const good = `<care-widget ref={widget} site="shop" locale="de" scheme="dark" consent="none" hidden className="x"
       oncare-message={({ detail }) => detail.text.trim()} oncare-before-send={(event) => event.preventDefault()} />
     <care-desk site="shop" />`;
  assert.deepEqual(compiled('page.tsx', page(good)), []);
  for (const [markup, words] of [
    ['<care-widget />', /'site' is missing/],
    ['<care-widget site="s" scheme="purple" />', /"purple"/],
    ['<care-widget site="s" sound />', /'sound' does not exist/],
    ['<care-widget site="s" oncare-message={({ detail }) => detail.words} />', /'words' does not/],
  ] as const)
    assert.match(compiled('page.tsx', page(markup)).join('\n'), words);
});

test('Vue: its global components have both elements with their attributes and events', () => {
  const page = (props: string) =>
    `import 'care-widget/vue';
     import type { GlobalComponents } from 'vue';
     type Props = InstanceType<GlobalComponents['care-widget']>['$props'];
     export const desk: InstanceType<GlobalComponents['care-desk']>['$props'] = { site: 'shop' };
     export const props: Props = ${props};`;
  const good = `{ site: 'shop', class: 'x', scheme: 'dark', onCareMessage: ({ detail }) => void detail.text }`;
  assert.deepEqual(compiled('page.ts', page(good), VUE), []);
  assert.match(compiled('page.ts', page('{}'), VUE).join('\n'), /'site' is missing/);
  assert.match(
    compiled('page.ts', page(`{ site: 's', sound: 1 }`), VUE).join('\n'),
    /'sound' does/,
  );
});

test('Svelte: its elements have both of ours with their attributes and events', () => {
  const page = (props: string) =>
    `import 'care-widget/svelte';
     import type { SvelteHTMLElements } from 'svelte/elements';
     export const desk: SvelteHTMLElements['care-desk'] = { site: 'shop' };
     export const props: SvelteHTMLElements['care-widget'] = ${props};`;
  const good = `{ site: 'shop', class: 'x', 'oncare-unread': ({ detail }) => void detail.count, 'on:care-open': () => {} }`;
  assert.deepEqual(compiled('page.ts', page(good), SVELTE), []);
  assert.match(compiled('page.ts', page('{}'), SVELTE).join('\n'), /'site' is missing/);
});
