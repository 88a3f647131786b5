// What the guide shows compiles against what is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';
import { EVENT_TYPES } from '../../sdk/api/event-types.ts';
import { CARE_EVENT_TYPES } from '../../sdk/core/care-event.ts';

const GUIDE = readFileSync('sdk/webhooks/WEBHOOKS.md', 'utf8');
const ENTRIES = {
  'care-widget/server': [resolve('sdk/server/index.ts')],
  'care-widget/admin': [resolve('sdk/client/index.ts')],
  'care-widget/webhooks': [resolve('sdk/webhooks/index.ts')],
};

it('every snippet of WEBHOOKS.md compiles', () => {
  const snippets = [...GUIDE.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
  assert.ok(snippets.length >= 6, `only ${snippets.length}`);
  const files = new Map(
    snippets.map((code, i) => [resolve(`sdk/webhooks/guide-${i}.ts`), `${code}\nexport {};\n`]),
  );
  const read = ts.readConfigFile('sdk/tsconfig.json', ts.sys.readFile).config as object;
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, 'sdk');
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options: { ...options, paths: ENTRIES },
    host,
  });
  const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText, start = 0 }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  assert.deepEqual(wrong, []);
});

it('the API takes the types of all events, and no others', () => {
  assert.deepEqual([...EVENT_TYPES].sort(), [...CARE_EVENT_TYPES].sort());
});

it('WEBHOOKS.md names every event', () => {
  for (const type of CARE_EVENT_TYPES) assert.ok(GUIDE.includes(`\`${type}\``), type);
});
