// Whether the tests of `npm test` find a bug: those that are named first, then all others, until one fails. The checks
// of form (repo, types, lint) are left out: a bug that only they dislike is not found.
import { globSync } from 'node:fs';
import type { SeededBug } from './seeded-bug.ts';
import { build, runBrowserTests, runNodeTests, type Failure, type Verdict } from './run-tests.ts';

export interface Found extends Failure {
  /** The suite of `npm test`. */
  readonly suite: string;
  /** What ran when it failed. */
  readonly files: readonly string[];
}

interface Group {
  readonly suite: string;
  readonly files: readonly string[];
  readonly run: (tree: string, files: readonly string[], only?: string) => Promise<Verdict>;
}

const files = (pattern: string) => globSync(pattern).sort();
const isNode = (file: string) => !file.startsWith('test/widget/') || file.endsWith('.node.test.ts');
const browserFiles = files('test/widget/**/*.test.ts').filter((file) => !isNode(file));

const GROUPS: readonly Group[] = [
  { suite: 'client', files: files('test/widget/**/*.node.test.ts'), run: runNodeTests },
  // Those of the seeded bugs themselves say of every tree with a bug that it has one.
  {
    suite: 'faults',
    files: files('test/faults/**/*.test.ts').filter((file) => !file.includes('/bugs/')),
    run: runNodeTests,
  },
  { suite: 'sdk', files: files('test/sdk/**/*.test.ts'), run: runNodeTests },
  { suite: 'widget', files: browserFiles, run: runBrowserTests },
  {
    suite: 'e2e',
    files: files('test/e2e/**/*.test.ts'),
    run: async (tree, files, only) =>
      (await build(tree)) ?? (await runNodeTests(tree, files, only)),
  },
];

/** What found it, or null when every test passes. */
export async function hunt(tree: string, first: SeededBug['first'] = []): Promise<Found | null> {
  for (const { suite, files, run } of plan(first)) {
    const failure = await run(tree, files);
    if (failure !== null) return { suite, files, ...failure };
  }
  return null;
}

/** Whether what failed fails in a tree without the bug, too: then it says nothing of the bug. */
export async function failsAnyway(
  tree: string,
  { suite, files, test, file }: Found,
): Promise<boolean> {
  const group = GROUPS.find((one) => one.suite === suite)!;
  if (file === undefined) return (await group.run(tree, files)) !== null;
  return (await group.run(tree, [file], file.endsWith(test) ? undefined : test)) !== null;
}

/** Node's tests one file at a time, so that what is named first is all that runs where it finds the bug. */
function plan(first: readonly string[]): Group[] {
  const begin = GROUPS.flatMap((group) => {
    const named = group.files.filter((file) => first.includes(file));
    return named.length > 0 ? [{ ...group, files: named }] : [];
  });
  const rest = GROUPS.map((group) => ({
    ...group,
    files: group.files.filter((file) => !first.includes(file)),
  }));
  return [...begin, ...rest].filter((group) => group.files.length > 0);
}
