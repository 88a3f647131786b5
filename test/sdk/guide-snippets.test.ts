// What the guides show in TypeScript compiles against what is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';

const ENTRIES = {
  'care-widget/server': [resolve('sdk/server/index.ts')],
  'care-widget/testing': [resolve('sdk/testing/index.ts')],
};
/** What a guide leaves to its reader. */
const READERS_OWN = `import type { Store } from 'care-widget/server';
export declare function openMyStore(): Promise<Store>;
`;

for (const [guide, least] of [
  ['sdk/stores/OWN-STORE.md', 3],
  ['sdk/stores/POSTGRESQL.md', 1],
] as const)
  it(`every snippet of ${guide} compiles`, () => {
    const text = readFileSync(guide, 'utf8');
    const snippets = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
    assert.ok(snippets.length >= least, `only ${snippets.length}`);
    const files = new Map(
      snippets.map((code, i) => [resolve(`sdk/stores/guide-${i}.ts`), `${code}\nexport {};\n`]),
    );
    const roots = [...files.keys()];
    files.set(resolve('sdk/stores/my-store.ts'), READERS_OWN);
    const read = ts.readConfigFile('sdk/tsconfig.json', ts.sys.readFile).config as object;
    const { options } = ts.parseJsonConfigFileContent(read, ts.sys, 'sdk');
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile } = host;
    host.fileExists = (path) => files.has(path) || fileExists(path);
    host.readFile = (path) => files.get(path) ?? readFile(path);
    const program = ts.createProgram({
      rootNames: roots,
      options: { ...options, paths: ENTRIES },
      host,
    });
    const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText, start = 0 }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    assert.deepEqual(wrong, []);
  });
