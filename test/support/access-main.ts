// `npm run access`: the keyboard's journeys and what axe finds, then where the report of both is.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const files = globSync(['test/e2e/keyboard*.test.ts', 'test/e2e/axe*.test.ts']).sort();
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], {
  stdio: 'inherit',
});
console.log(
  'The report is in dist/accessibility.md, what it is made of in dist/accessibility.json.',
);
process.exitCode = status ?? 1;
