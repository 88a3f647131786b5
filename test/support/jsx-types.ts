// Types for markup of others: what JSX, Vue's and Svelte's templates may write on our elements. Made from the manifest,
// and in need of none of their packages unless they are there already.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsManifest } from './elements-manifest.ts';

interface Declaration {
  readonly name: string;
  readonly tagName: string;
  readonly attributes: readonly { readonly name: string; readonly description: string }[];
  readonly events: readonly { readonly name: string }[];
}

/** Of attributes that are more than a text. */
const TYPES: Readonly<Record<string, string>> = {
  prefetch: "'idle'",
  scheme: "'light' | 'dark'",
  consent: "'none' | 'all'",
};
/** Where frameworks look for a property first: `open` is the element's method, `hidden` is everybody's attribute. */
const NOT_WRITTEN = ['open', 'hidden'];
const MODULES: Readonly<Record<string, string>> = {
  CareWidgetElement: '../widget/index.js',
  CareDeskElement: '../widget/desk.js',
};

/** By entry of the package, its declarations. */
export function jsxTypes(): Readonly<Record<'react' | 'vue' | 'svelte', string>> {
  const { modules } = elementsManifest() as { modules: { declarations: Declaration[] }[] };
  const all = modules.flatMap(({ declarations }) => declarations);
  return { react: react(all), vue: vue(all), svelte: svelte(all) };
}

/** @param folder gets a declaration for each, and the module without anything in it that all of them are */
export function writeJsxTypes(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(jsxTypes()))
    writeFileSync(join(folder, `${name}.d.ts`), text);
  writeFileSync(join(folder, 'types-only.js'), 'export {};\n');
}

function react(all: readonly Declaration[]): string {
  return `${head(all)}import type { DetailedHTMLProps, HTMLAttributes } from 'react';

${all.map((of) => attributes(of, (event) => `'on${event}'`)).join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries(all, ({ name }) => `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & ${own(name)}`)}
    }
  }
}
`;
}

function vue(all: readonly Declaration[]): string {
  return `${head(all)}import type { HTMLAttributes } from 'vue';

${all.map((of) => attributes(of, (event) => `on${camel(event)}`)).join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${entries(all, ({ name }) => `new () => { $props: HTMLAttributes & ${own(name)} }`)}
  }
}
`;
}

function svelte(all: readonly Declaration[]): string {
  return `${head(all)}import type { HTMLAttributes } from 'svelte/elements';

${all
  .map((of) =>
    attributes(
      of,
      (event) => `'on${event}'`,
      (event) => `'on:${event}'`,
    ),
  )
  .join('\n')}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries(all, ({ name }) => `HTMLAttributes<${name}> & ${own(name)}`)}
  }
}
`;
}

function head(all: readonly Declaration[]): string {
  return all.map(({ name }) => `import type { ${name} } from '${MODULES[name]}';\n`).join('');
}

function entries(all: readonly Declaration[], type: (of: Declaration) => string): string {
  return all.map((of) => `      '${of.tagName}': ${type(of)};`).join('\n');
}

const own = (name: string) => name.replace(/Element$/, 'Attributes');
const camel = (event: string) =>
  event.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

function attributes(
  { name, attributes: all, events }: Declaration,
  ...keys: readonly ((event: string) => string)[]
): string {
  const fields = all
    .filter((one) => !NOT_WRITTEN.includes(one.name))
    .map((one) => {
      const isNeeded = one.description.startsWith('required');
      const type = TYPES[one.name] ?? 'string';
      const value = isNeeded ? `: ${type}` : `?: ${type} | undefined`;
      return `  /** ${one.description} */\n  ${one.name}${value};`;
    });
  const listeners = events.flatMap((event) =>
    keys.map((key) => {
      const type = `((event: HTMLElementEventMap['${event.name}']) => void) | undefined`;
      return `  ${key(event.name)}?: ${type};`;
    }),
  );
  return `export interface ${own(name)} {\n${[...fields, ...listeners].join('\n')}\n}\n`;
}
