// What a shop's page has to load, compressed, against what we allow.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Script tag to visible bubble. */
export const BUBBLE_MAX_BYTES = 4 * 1024;
/** Opened panel with chat, everything together. */
export const OPENED_MAX_BYTES = 32 * 1024;
/** What only several tabs, blocked networks and broken devices load. */
export const SPARE_MAX_BYTES = 6.5 * 1024;

/** Prints the sizes of a built folder and returns what is wrong with them. */
export function weigh(folder: string, print: (line: string) => void = console.log): string[] {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const panels = scripts.filter((name) => name.startsWith('care-panel-'));
  const spares = scripts.filter((name) => name.startsWith('care-spare-'));
  const expected = ['care-widget.js', 'care-desk.js', ...panels, ...spares];
  const extra = scripts.filter((name) => !expected.includes(name));
  const problems = [];
  if (panels.length === 0) problems.push('Expected a panel for each language, found 0.');
  if (spares.length > 1) problems.push(`Expected one spare; found ${spares.join(', ')}.`);
  if (extra.length > 0)
    problems.push(
      `The chat must be one request after intent; found more chunks: ${extra.join(', ')}.`,
    );

  const bubble = size(folder, 'care-widget.js');
  // A page loads the panel of its own language alone; the largest one counts.
  const opened = bubble + Math.max(0, ...panels.map((name) => size(folder, name)));
  const row = (what: string, bytes: number, max?: number) => {
    const kilobytes = (bytes / 1024).toFixed(2).padStart(7);
    const limit = max === undefined ? '' : ` of ${(max / 1024).toFixed(0).padStart(3)} KB allowed`;
    print(`  ${what.padEnd(44)} ${kilobytes} KB${limit}`);
    if (max !== undefined && bytes > max)
      problems.push(`${what} is ${bytes - max} bytes over its ${max} bytes.`);
  };
  print('What a page loads, brotli:');
  for (const name of scripts) row(name, size(folder, name));
  row('Script tag to visible bubble', bubble, BUBBLE_MAX_BYTES);
  row('Opened panel with chat, everything together', opened, OPENED_MAX_BYTES);
  for (const name of spares)
    row('Spare, for several tabs and for trouble', size(folder, name), SPARE_MAX_BYTES);
  return problems;
}

function size(folder: string, name: string): number {
  return statSync(join(folder, `${name}.br`), { throwIfNoEntry: false })?.size ?? 0;
}
