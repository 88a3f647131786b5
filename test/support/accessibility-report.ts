// Findings → a report for people. Pure.
import type { Findings, Look, Part } from './accessibility-record.ts';
import { CRITERIA, type Criterion } from './wcag-criteria.ts';

export function accessibilityReport({ build, parts }: Findings): string {
  const all = Object.values(parts);
  const looks = all.flatMap((part) => part.looks);
  const proofs = proofsOf(all);
  const shown = CRITERIA.filter(({ number }) => proofs.has(number)).length;
  return [
    '# Accessibility of `<care-widget>`, as measured',
    '',
    `Build ${build.slice(0, 12)}. ${Object.entries(parts).map(ranWhen).join(' ')}`,
    '',
    'This is what tests have found, and no statement of conformance. A test supports a criterion, it never proves it:',
    'what a person has to judge stands beside each. A row without support was not measured at all.',
    '',
    ...failures(all),
    `## Criteria: ${shown} of ${CRITERIA.length} with support from a test`,
    '',
    '| WCAG 2.2 | level | supported by | needs a person |',
    '|---|---|---|---|',
    ...CRITERIA.map((criterion) => criterionRow(criterion, proofs.get(criterion.number) ?? [])),
    '',
    ...(looks.length ? lookTable(looks) : []),
    '',
  ].join('\n');
}

function ranWhen([name, { at, browsers }]: [string, Part]): string {
  return `${name}: ${at.slice(0, 16).replace('T', ' ')} UTC in ${browsers.join(' and ')}.`;
}

function failures(parts: readonly Part[]): string[] {
  const failed = [
    ...parts.flatMap(({ held }) => held.filter(({ passed }) => !passed).map(({ title }) => title)),
    ...parts.flatMap(({ looks }) =>
      looks.flatMap(({ violations, ...look }) =>
        violations.map((rule) => `axe, ${placeOf(look)}: ${rule}`),
      ),
    ),
  ];
  if (failed.length === 0) return ['Nothing that was looked at failed.', ''];
  return ['## Failed', '', ...failed.map((line) => `- ${line}`), ''];
}

const placeOf = ({ view, scheme, direction, width }: Omit<Look, 'violations'>) =>
  [view, scheme, direction, width].join(', ');

/** By number of criterion: the tests that passed, and the rules of axe that found something to look at and no fault. */
function proofsOf(parts: readonly Part[]): Map<string, string[]> {
  const proofs = new Map<string, string[]>();
  const add = (criteria: readonly string[], proof: string) => {
    for (const number of criteria) proofs.set(number, [...(proofs.get(number) ?? []), proof]);
  };
  for (const { held } of parts)
    for (const { title, criteria, passed } of held) if (passed) add(criteria, title);
  for (const { rules, looks } of parts)
    for (const { id, criteria } of rules) {
      const passed = looks.filter((look) => look.passed.includes(id)).length;
      const violated = looks.some(({ violations }) =>
        violations.some((one) => one.startsWith(`${id}:`)),
      );
      if (passed > 0 && !violated) add(criteria, `axe \`${id}\` in ${passed} looks`);
    }
  return proofs;
}

/** The same, seen in several views, is one line. */
function grouped(proofs: readonly string[]): string {
  const times = new Map<string, number>();
  for (const proof of proofs) times.set(proof, (times.get(proof) ?? 0) + 1);
  return [...times]
    .map(([proof, count]) => (count > 1 ? `${proof} (${count} times)` : proof))
    .join('; ');
}

function criterionRow(
  { number, level, name, person }: Criterion,
  proofs: readonly string[],
): string {
  const supported = proofs.length ? grouped(proofs) : '**not measured**';
  const judged = proofs.length ? person : `All of it. ${person}`;
  return `| ${number} ${name} | ${level} | ${supported.replaceAll('|', '\\|')} | ${judged} |`;
}

/** A row for each view; each cell is rules passed / violated / left to a person. */
function lookTable(looks: readonly Look[]): string[] {
  const columnOf = ({ scheme, direction, width }: Look) => `${scheme} ${direction} ${width}`;
  const columns = [...new Set(looks.map(columnOf))];
  const views = [...new Set(looks.map(({ view }) => view))];
  const cell = (view: string, column: string) => {
    const look = looks.find((one) => one.view === view && columnOf(one) === column);
    if (!look) return 'not looked at';
    return `${look.passed.length} / ${look.violations.length} / ${look.incomplete.length}`;
  };
  const incomplete = new Map<string, Set<string>>();
  for (const look of looks)
    for (const one of look.incomplete)
      incomplete.set(one, (incomplete.get(one) ?? new Set()).add(look.view));
  return [
    `## axe: ${looks.length} looks at ${views.length} views`,
    '',
    'In each cell: rules passed / violated / left to a person.',
    '',
    `| view | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...views.map((view) => `| ${view} | ${columns.map((one) => cell(view, one)).join(' | ')} |`),
    '',
    ...(incomplete.size ? ['Left to a person:', ''] : []),
    ...[...incomplete].map(([rule, where]) => `- ${rule} (${[...where].join(', ')})`),
  ];
}
