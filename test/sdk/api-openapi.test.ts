// The published description of the API: right by its own rules, and good enough for other people's generators.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { test, type TestContext } from 'node:test';
import { createClient } from '@hey-api/openapi-ts';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { build } from 'esbuild';
import { eachEndpoint } from '../../sdk/api/care-api.ts';
import { openApiStage } from './api-stage.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}

async function served(t: TestContext) {
  const stage = await openApiStage('sqlite::memory:');
  t.after(() => stage.end());
  const response = await fetch(`${stage.url}/v1/openapi.json`);
  assert.equal(response.headers.get('content-type'), 'application/json');
  return { stage, document: (await response.json()) as Document };
}

async function problems(document: unknown) {
  const config = await createConfig({ extends: ['recommended'] });
  const source = JSON.stringify(document);
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return found.map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
}

test('/v1/openapi.json is OpenAPI 3.1 without an error or warning', async (t) => {
  const { document } = await served(t);
  assert.deepEqual(await problems(document), []);
  const { paths, ...rest } = document;
  const [first] = Object.keys(paths);
  const broken = { ...rest, paths: { [`${first}/{nothing}`]: paths[first!] } };
  assert.notDeepEqual(await problems(broken), [], 'the linter finds what is wrong');
});

test('/v1/openapi.json describes every endpoint with every field, and no other', async (t) => {
  const { document } = await served(t);
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  const known = eachEndpoint().map(
    ({ namespace, method, endpoint }) =>
      `${namespace}.${method} ${endpoint.method.toLowerCase()} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
  );
  assert.deepEqual(described.sort(), known.sort());
  const post = document.paths['/v1/admin/sites/{site}/conversations/{conversation}/messages']!;
  assert.deepEqual(
    post['post']!.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    ['path site', 'path conversation', 'header Idempotency-Key', 'header If-Match'],
  );
});

test('a client that a public generator makes of it compiles, and lists conversations', async (t) => {
  const { document, stage } = await served(t);
  const { conversation } = await stage.newTalk();
  const { secret } = await stage.key();
  const folder = await mkdtemp(join(tmpdir(), 'care-generated-'));
  t.after(() => rm(folder, { recursive: true }));
  const input = join(folder, 'openapi.json');
  await writeFile(input, JSON.stringify(document));
  await createClient({ input, output: join(folder, 'src'), logs: { level: 'silent' } });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        target: 'ES2023',
        module: 'ESNext',
        moduleResolution: 'bundler',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        types: [],
      },
      include: ['src'],
    }),
  );
  await writeFile(join(folder, 'src', 'try.ts'), TRY);
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: 'pipe',
  });
  const outfile = join(folder, 'try.mjs');
  await build({
    entryPoints: [join(folder, 'src', 'try.ts')],
    bundle: true,
    format: 'esm',
    outfile,
  });
  const { first } = (await import(pathToFileURL(outfile).href)) as {
    first(url: string, key: string): Promise<string | undefined>;
  };
  assert.equal(await first(stage.url, secret), conversation);
});

const TRY = `
import { createClient } from './client';
import { conversationsList } from './sdk.gen';

export async function first(baseUrl: string, auth: string): Promise<string | undefined> {
  const client = createClient({ baseUrl, auth });
  const { data } = await conversationsList({ client, path: { site: 'demo' }, query: { limit: 1 } });
  return data?.items[0]?.id;
}
`;
