// `npm run faults -- --bugs`: plants the seeded bugs one at a time in a copy of the repository, and says which the tests
// find. `--only WORDS` hunts those whose name contains the words; `--jobs 2` hunts two at a time;
// `--skip-check` leaves out what comes first: that all tests pass without a bug.
import { parseArgs } from 'node:util';
import { failsAnyway, hunt, type Found } from './hunt.ts';
import type { SeededBug } from './seeded-bug.ts';
import { SEEDED_BUGS } from './seeded-bugs.ts';
import { copyTree, type Tree } from './tree.ts';

/** Hunts for one bug that were ended by a test that has nothing to do with it. */
const TRIES_MAX = 3;

/** True when every bug that was planted was found. */
export async function runBugs(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      bugs: { type: 'boolean' },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: '2' },
      'skip-check': { type: 'boolean', default: false },
    },
  });
  const wanted = SEEDED_BUGS.filter(({ name }) => name.includes(values.only));
  if (wanted.length === 0) throw new Error(`No seeded bug has “${values.only}” in its name.`);
  if (!values['skip-check'] && !(await isGreen())) return false;
  const found = await huntAll(wanted, Math.max(1, Number(values.jobs) || 1));
  console.log(`${found} of ${wanted.length} seeded bugs found`);
  return found === wanted.length;
}

/** Without any bug nothing may be found. */
async function isGreen(): Promise<boolean> {
  const tree = copyTree();
  try {
    const { result, seconds } = await timed(() => hunt(tree.path));
    console.log(
      `without a bug: ${result ? `FAILS, ${tell(result)}` : 'all tests pass'}, ${seconds} s`,
    );
    return result === null;
  } finally {
    tree.remove();
  }
}

async function huntAll(bugs: readonly SeededBug[], jobs: number): Promise<number> {
  const queue = [...bugs];
  let found = 0;
  const work = async () => {
    const tree = copyTree();
    try {
      for (let bug = queue.shift(); bug; bug = queue.shift())
        if (await huntOne(tree, bug)) found += 1;
    } finally {
      tree.remove();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, bugs.length) }, work));
  return found;
}

async function huntOne(tree: Tree, bug: SeededBug): Promise<boolean> {
  const { result, seconds } = await timed(() => findOne(tree, bug));
  const { found, how } = result;
  console.log(`${bug.name}: ${found ? '' : 'NOT FOUND, '}${how}, ${seconds} s`);
  return found;
}

/** A busy machine fails tests, too: what fails without the bug as well has found nothing, and the hunt begins again. */
async function findOne(tree: Tree, bug: SeededBug): Promise<{ found: boolean; how: string }> {
  let how = '';
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    try {
      tree.plant(bug);
    } catch (error) {
      return { found: false, how: String(error) };
    }
    const found = await hunt(tree.path, bug.first);
    tree.heal(bug);
    if (!found) return { found: false, how: 'all tests pass' };
    if (!(await failsAnyway(tree.path, found)))
      return { found: true, how: `found by ${tell(found)}` };
    how = `without it this fails, too: ${tell(found)}`;
  }
  return { found: false, how };
}

function tell({ suite, test }: Found): string {
  return `${suite} “${test}”`;
}

async function timed<T>(run: () => Promise<T>): Promise<{ result: T; seconds: string }> {
  const started = performance.now();
  const result = await run();
  return { result, seconds: ((performance.now() - started) / 1_000).toFixed(0) };
}
