// What is published for the markup of others, compiled as their compilers do: React's own types are here, those of Vue and
// Svelte stand in with the names that ours add to.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/**
 * What is wrong with each page, in words. They lie in the package while they are compiled, so that it is resolved by the
 * exports map as everybody's is.
 * @param modules declarations of packages that are not here, by name
 */
function compiled(ending: string, pages: readonly string[], modules: Record<string, string> = {}) {
  const folder = mkdtempSync(resolve('dist', 'jsx-test-'));
  const write = ([path, text]: readonly [string, string]) => {
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  try {
    const paths = Object.entries(modules).map(([name, text], i) => [
      name,
      [write([`module-${i}.d.ts`, text])],
    ]);
    const files = pages.map((page, i) => write([`page-${i}.${ending}`, page]));
    const program = ts.createProgram(files, {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      // Of everybody else's declarations; ours are looked at below.
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      paths: Object.fromEntries(paths) as Record<string, string[]>,
    });
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName.includes('dist/jsx/'));
    assert.equal(ours.length, 1, 'the declarations are those of the package');
    const words = (of: readonly ts.Diagnostic[]) =>
      of.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n');
    assert.equal(
      words([...program.getGlobalDiagnostics(), ...program.getOptionsDiagnostics()]),
      '',
    );
    return files.map((file) =>
      words(ts.getPreEmitDiagnostics(program, program.getSourceFile(file))),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const VUE = {
  vue: 'export interface HTMLAttributes { class?: unknown }\nexport interface GlobalComponents {}\n',
};
const SVELTE = {
  'svelte/elements':
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
  const said = compiled('tsx', [
    page(good),
    page('<care-widget />'),
    page('<care-widget site="s" scheme="purple" />'),
    page('<care-widget site="s" sound />'),
    page('<care-widget site="s" oncare-message={({ detail }) => detail.words} />'),
  ]);
  assert.equal(said[0], '');
  assert.match(said[1]!, /'site' is missing/);
  assert.match(said[2]!, /"purple"/);
  assert.match(said[3]!, /'sound' does not exist/);
  assert.match(said[4]!, /'words' does not/);
});

test('Vue: its global components have both elements with their attributes and events', () => {
  const page = (props: string) =>
    `import 'care-widget/vue';
     import type { GlobalComponents } from 'vue';
     type Props = InstanceType<GlobalComponents['care-widget']>['$props'];
     export const desk: InstanceType<GlobalComponents['care-desk']>['$props'] = { site: 'shop' };
     export const props: Props = ${props};`;
  const good = `{ site: 'shop', class: 'x', scheme: 'dark', onCareMessage: ({ detail }) => void detail.text }`;
  const said = compiled('ts', [page(good), page('{}'), page(`{ site: 's', sound: 1 }`)], VUE);
  assert.equal(said[0], '');
  assert.match(said[1]!, /'site' is missing/);
  assert.match(said[2]!, /'sound' does/);
});

test('Svelte: its elements have both of ours with their attributes and events', () => {
  const page = (props: string) =>
    `import 'care-widget/svelte';
     import type { SvelteHTMLElements } from 'svelte/elements';
     export const desk: SvelteHTMLElements['care-desk'] = { site: 'shop' };
     export const props: SvelteHTMLElements['care-widget'] = ${props};`;
  const good = `{ site: 'shop', class: 'x', 'oncare-unread': ({ detail }) => void detail.count, 'on:care-open': () => {} }`;
  const said = compiled('ts', [page(good), page('{}')], SVELTE);
  assert.equal(said[0], '');
  assert.match(said[1]!, /'site' is missing/);
});
