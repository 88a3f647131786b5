// `npm run build` makes everything; `npm run build -- browser` only what a page loads, which takes a second or two.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { rollup, type InputOption, type OutputOptions, type RollupOptions } from 'rollup';
import { browser, npm, types } from '../../rollup.config.mjs';
import { compressFolder } from './compress-folder.ts';
import { writeElementsManifest } from './elements-manifest.ts';
import { writeJsxTypes } from './jsx-types.ts';
import { pin } from './integrity.ts';
import { weigh } from './weigh.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const PARTS: Record<string, readonly RollupOptions[]> = { browser, npm, types };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0)
  fail([`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`]);

const parts = wanted.length > 0 ? wanted : Object.keys(PARTS);
const started = performance.now();
const problems: string[] = [];

rmSync(wanted.length > 0 ? 'dist/browser' : 'dist', { recursive: true, force: true });
for (const part of parts) {
  const before = problems.length;
  for (const options of PARTS[part]!) await bundle(part, options);
  if (part !== 'browser' || problems.length > before) continue;
  pin('dist/browser', version);
  compressFolder('dist/browser');
  problems.push(...weigh('dist/browser'));
}
if (problems.length > 0) fail(problems);
if (parts.includes('types')) {
  writeElementsManifest('dist/custom-elements.json');
  writeJsxTypes('dist/jsx');
}
console.log(`Built ${parts.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

async function bundle(part: string, options: RollupOptions): Promise<void> {
  const { output, ...input } = options;
  const absent = entryFiles(input.input).filter((file) => !existsSync(file));
  if (absent.length > 0) {
    problems.push(`${part}: missing ${absent.join(', ')}, so this bundle was not made.`);
    return;
  }
  const warnings: string[] = [];
  try {
    const made = await rollup({
      ...input,
      onLog: (level, log) => void (level === 'warn' && warnings.push(log.message)),
    });
    await made.write(output as OutputOptions);
    await made.close();
  } catch (error) {
    problems.push(`${part}: ${error instanceof Error ? error.message : String(error)}`);
  }
  problems.push(...warnings.map((warning) => `${part}: ${warning}`));
}

function entryFiles(input: InputOption | undefined): string[] {
  if (input === undefined) return [];
  return typeof input === 'string' ? [input] : Object.values(input);
}

function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(`Build failed. ${line}`);
  process.exit(1);
}
