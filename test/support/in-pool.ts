// Which suites run side by side: checks start nothing and share nothing; tests have the machine for themselves.
import type { Suite } from './run-suite.ts';

/** Neighbours that may run at once, in the order of the plan. A check that others wait for (it talks) stays alone. */
export function together(plan: readonly Suite[]): Suite[][] {
  const groups: Suite[][] = [];
  for (const suite of plan) {
    const group = groups.at(-1);
    if (group && [suite, group[0]!].every(isQuietCheck)) group.push(suite);
    else groups.push([suite]);
  }
  return groups;
}

const isQuietCheck = ({ kind, talks }: Suite) => kind === 'check' && talks !== true;

/** Calls `work` for every item, at most `width` at a time. */
export async function inPool<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
