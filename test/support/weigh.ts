// What a shop's page has to load, compressed, against what we allow.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Script tag to visible bubble. */
export const BUBBLE_MAX_BYTES = 3.5 * 1024;
/** Opened panel with chat, everything that it needs together. */
export const OPENED_MAX_BYTES = 32 * 1024;
/** The same with what comes when somebody begins to write, or has an answer to read. */
export const WRITING_MAX_BYTES = 44 * 1024;
const SOON = /^care-(composer-additions|define-thread|file-size|idb-history|page-side)-/;
/** Each file that comes later: once the page is idle, when something is in the way, or when a view is opened. */
export const LATER_MAX_BYTES = 6 * 1024;
/** The answers' view, once somebody opens it. */
export const ANSWERS_MAX_BYTES = 8 * 1024;
/** What finds them: the engine, with the rules and words of one language. */
export const ENGINE_MAX_BYTES = 6 * 1024;
export const LANGUAGE_MAX_BYTES = 2.5 * 1024;

const LATER: readonly (readonly [RegExp, number])[] = [
  [/^care-answers-/, ANSWERS_MAX_BYTES],
  [/^care-(faq-)?index-/, ENGINE_MAX_BYTES],
  [/^care-(de|en|es|fr|it|nl|pl|pt)-/, LANGUAGE_MAX_BYTES],
];

/** What the desk loads when its articles are asked for. */
export const ARTICLES_MAX_BYTES = 24 * 1024;

/** What a script tag spells out. */
const ENTRIES = ['care-widget.js', 'care-desk.js'];

/** Prints the sizes of a built folder and returns what is wrong with them. */
export function weigh(folder: string, print: (line: string) => void = console.log): string[] {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const panels = scripts.filter((name) => /^care-panel-[\w-]{8}\.js$/.test(name));
  const words = scripts.filter((name) => name.startsWith('care-words-'));
  // The same under a name of its own, for shops that pin a version.
  const pinned = scripts.filter((name) => /^care-(widget|desk)-\d/.test(name));
  // The desk itself, of which `care-desk.js` is but the beginning.
  const desk = scripts.filter((name) => /^care-workplace-[\w-]{8}\.js$/.test(name));
  const articles = scripts.filter((name) => /^care-articles-[\w-]{8}\.js$/.test(name));
  const known = [...ENTRIES, ...panels, ...words, ...pinned, ...desk, ...articles];
  const later = scripts.filter((name) => !known.includes(name));
  const problems = [];
  if (panels.length !== 1) problems.push(`Expected one panel, found ${panels.length}.`);
  if (words.length === 0) problems.push('Expected words for each language, found none.');

  const row = (what: string, bytes: number, max?: number) => {
    const kilobytes = (bytes / 1024).toFixed(2).padStart(7);
    const limit = max === undefined ? '' : ` of ${(max / 1024).toFixed(1).padStart(4)} KB allowed`;
    print(`  ${what.padEnd(48)} ${kilobytes} KB${limit}`);
    if (max !== undefined && bytes > max)
      problems.push(`${what} is ${bytes - max} bytes over its ${max} bytes.`);
  };
  print('What a page loads, brotli:');
  for (const name of [...ENTRIES, ...desk, ...panels, ...words]) row(name, size(folder, name));
  for (const name of articles) row(name, size(folder, name), ARTICLES_MAX_BYTES);
  for (const name of later) {
    const [, max] = LATER.find(([pattern]) => pattern.test(name)) ?? [];
    row(name, size(folder, name), max ?? LATER_MAX_BYTES);
  }
  const bubble = size(folder, 'care-widget.js');
  row('Script tag to visible bubble', bubble, BUBBLE_MAX_BYTES);
  // A page loads the words of its own language alone; the largest count.
  const largest = (names: readonly string[]) =>
    Math.max(0, ...names.map((name) => size(folder, name)));
  const opened = bubble + largest(panels) + largest(words);
  row('Opened panel with chat, in the largest language', opened, OPENED_MAX_BYTES);
  const soon = later.filter((name) => SOON.test(name)).map((name) => size(folder, name));
  const writing = soon.reduce((sum, bytes) => sum + bytes, opened);
  row('Once somebody writes, everything together', writing, WRITING_MAX_BYTES);
  return problems;
}

function size(folder: string, name: string): number {
  return statSync(join(folder, `${name}.br`), { throwIfNoEntry: false })?.size ?? 0;
}
