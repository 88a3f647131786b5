import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { Endpoint } from '../../sdk/api/endpoint.ts';
import { endpoints } from '../../sdk/api/endpoints.ts';

const GUIDE = 'sdk/api/API.md';

test(`every snippet of ${GUIDE} compiles`, async (t) => {
  const guide = await readFile(GUIDE, 'utf8');
  const snippets = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
  assert.ok(snippets.length >= 5, 'the snippets are found');
  const folder = await mkdtemp(join(tmpdir(), 'care-guide-'));
  t.after(() => rm(folder, { recursive: true }));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [i, code] of snippets.entries())
    await writeFile(join(folder, `snippet-${i + 1}.ts`), code);
  const paths = {
    'care-widget/server': [resolve('sdk/server/index.ts')],
    'care-widget/admin': [resolve('sdk/client/index.ts')],
  };
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: resolve('sdk/tsconfig.json'),
      compilerOptions: { paths, types: ['node'] },
      include: ['*.ts'],
    }),
  );
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const run = () => execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  try {
    run();
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
});

test(`${GUIDE} lists every method and scope, and no other`, async () => {
  const guide = await readFile(GUIDE, 'utf8');
  const rows = [...guide.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gm)].map(
    ([, namespace, methods, scopes]) => [namespace, names(methods!), names(scopes!)],
  );
  const expected = Object.entries<Record<string, Endpoint>>(endpoints).map(
    ([namespace, methods]) => [
      namespace,
      Object.keys(methods),
      [...new Set(Object.values(methods).map(({ scope }) => scope))].sort(),
    ],
  );
  assert.deepEqual(
    rows.map(([namespace, methods, scopes]) => [namespace, methods, [...scopes!].sort()]),
    expected,
  );
});

function names(cell: string): string[] {
  return [...cell.matchAll(/`([\w:]+)`/g)].map(([, name]) => name!);
}
