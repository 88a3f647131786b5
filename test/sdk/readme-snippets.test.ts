// What the README shows compiles against what is there, all of it as one program, as somebody would copy it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';

const README = readFileSync('README.md', 'utf8');
/** What the README leaves to its reader. */
const READERS_OWN = `
declare function yourOwnSession(request: Request): Promise<{ id: string; name: string } | null>;
declare const conversation: string;
`;

it('the snippets of the README compile', () => {
  const snippets = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
  assert.ok(snippets.some((code) => code.includes('createCare(')));
  assert.ok(snippets.some((code) => code.includes('care.apply(')));
  const file = resolve('sdk/readme-snippets.ts');
  const code = `${snippets.join('\n')}${READERS_OWN}`;
  const read = ts.readConfigFile('sdk/tsconfig.json', ts.sys.readFile).config as object;
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, 'sdk');
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? code : readFile(path));
  const paths = { 'care-widget/server': [resolve('sdk/server/index.ts')] };
  const program = ts.createProgram({ rootNames: [file], options: { ...options, paths }, host });
  const wrong = ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    const line = code.slice(0, start).split('\n').length;
    return `snippet line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  assert.deepEqual(wrong, []);
});
