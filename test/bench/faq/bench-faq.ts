// Our search beside the known libraries: `npm run bench:faq`, or with `-- --harness <folder>`. The harness and its
// data lie outside of the repository; it is copied to a temporary folder, and its libraries are installed there.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: { harness: { type: 'string', default: '../shared/bench/faq' } },
});
const harness = resolve(values.harness);
if (!existsSync(join(harness, 'bench.mjs'))) {
  console.error(
    `No FAQ bench in ${harness}: expected a folder with bench.mjs, learn.mjs and data. ` +
      'Name yours with: npm run bench:faq -- --harness <folder>',
  );
  process.exit(1);
}

const OURS = resolve('test/bench/faq/adapter.mjs');
const LIBRARIES = ['minisearch-best', 'lunr', 'orama-best', 'flexsearch-terms'];
const ALL = [OURS, ...LIBRARIES].join(',');

const copy = mkdtempSync(join(tmpdir(), 'care-faq-bench-'));
try {
  cpSync(harness, copy, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  console.log('## Without learning');
  script('bench.mjs', '--adapters', ALL, '--typed');
  console.log('\n## With the questions that articles resolved\n');
  script('bench.mjs', '--adapters', `${OURS},minisearch-learn`, '--train');
  console.log('\n## Learning curve\n');
  script('learn.mjs', `${OURS},${join(copy, 'adapters/minisearch-learn.mjs')}`);
  console.log('\n## Time\n');
  run(process.execPath, [resolve('test/bench/faq/latency.mjs'), copy, ALL]);
  console.log('\n## Sizes, brotli\n');
  await printSizes();
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function script(file: string, ...options: string[]): void {
  run(process.execPath, ['--no-warnings', file, ...options]);
}

function run(command: string, options: readonly string[]): void {
  const { status, error } = spawnSync(command, options, { cwd: copy, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`${command} ${options.join(' ')} ended with ${status}`, { cause: error });
}

async function printSizes(): Promise<void> {
  const external = ['./languages/*', './vocabularies/*'];
  console.log(`- engine: ${await size(resolve('sdk/faq/index.ts'), external)} bytes`);
  for (const folder of ['languages', 'vocabularies'])
    for (const name of readdirSync(`sdk/faq/${folder}`))
      console.log(`- ${folder}/${name}: ${await size(resolve('sdk/faq', folder, name), [])} bytes`);
  const entries: Record<string, string> = {
    'minisearch with snowball-stemmers': `import M from 'minisearch'; import S from 'snowball-stemmers'; console.log(M, S)`,
    lunr: `import L from 'lunr'; console.log(L)`,
    orama: `import * as O from '@orama/orama'; console.log(O.create, O.insertMultiple, O.search)`,
    flexsearch: `import F from 'flexsearch'; console.log(F)`,
  };
  for (const [name, contents] of Object.entries(entries)) {
    const made = await bundle({ stdin: { contents, resolveDir: copy } });
    console.log(`- ${name}: ${made} bytes`);
  }
  console.log(`- the articles of shop6-en: ${articles('shop6-en')} bytes`);
}

function size(entry: string, external: string[]): Promise<number> {
  return bundle({ entryPoints: [entry], external });
}

async function bundle(options: Parameters<typeof build>[0]): Promise<number> {
  const shape = {
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  } as const;
  const made = await build({ platform: 'browser', logLevel: 'error', ...shape, ...options });
  return brotliCompressSync(made.outputFiles![0]!.contents).length;
}

function articles(set: string): number {
  const { articles: list } = JSON.parse(
    readFileSync(join(copy, 'data', `${set}.json`), 'utf8'),
  ) as {
    articles: unknown;
  };
  return brotliCompressSync(JSON.stringify(list)).length;
}
