// axe looks at the widget on a page.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Look, Rule } from './accessibility-record.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
/** Every level that WCAG 2.2 AA includes, and what is good practice beside it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Seen {
  readonly id: string;
  readonly help: string;
  readonly tags: readonly string[];
  readonly nodes: readonly string[];
}

export type AxeResult = Pick<Look, 'passed' | 'violations' | 'incomplete'> & {
  readonly rules: readonly Rule[];
};

export async function axeLook(page: Page): Promise<AxeResult> {
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(await readFile(AXE, 'utf8'));
  const [passes, violations, incomplete] = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { behindModal } = window.careSight;
    for (const behind of behindModal()) behind.inert = true;
    const found = await axe.run('care-widget', {
      runOnly: tags,
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    });
    for (const behind of behindModal()) behind.inert = false;
    const short = (results: typeof found.passes) =>
      results.map(({ id, help, tags, nodes }) => ({
        id,
        help,
        tags,
        nodes: nodes.map(({ html }) => html.slice(0, 160)),
      }));
    return [short(found.passes), short(found.violations), short(found.incomplete)];
  }, TAGS);
  return {
    passed: passes!.map(({ id }) => id),
    violations: violations!.map(inWords),
    incomplete: incomplete!.map(({ id, help }) => `${id}: ${help}`),
    rules: [...passes!, ...violations!].map(({ id, help, tags }) => ({
      id,
      help,
      criteria: tags.flatMap(criterionOf),
    })),
  };
}

const inWords = ({ id, nodes }: Seen) => `${id}: ${nodes.join(' ')}`;

/** `wcag1410` is 1.4.10. */
function criterionOf(tag: string): readonly string[] {
  const [, principle, guideline, criterion] = /^wcag(\d)(\d)(\d+)$/.exec(tag) ?? [];
  return principle ? [`${principle}.${guideline}.${criterion}`] : [];
}
