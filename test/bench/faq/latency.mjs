// Time per keystroke with 2,000 articles: every question is typed letter by letter.
// node latency.mjs <harness> <adapter>,<adapter>...
import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const ARTICLES = 2000;
const QUESTIONS = 60;

const [harness, adapters] = process.argv.slice(2);
const data = join(harness, 'data');
const sets = readdirSync(data)
  .map((name) => JSON.parse(readFileSync(join(data, name), 'utf8')))
  .filter(({ lang }) => lang === 'en');

let state = 7;
const random = (below) => {
  state = (state * 16807) % 2147483647;
  return state % below;
};
const pick = (list) => list[random(list.length)];

/** Articles of sentences from all English sets, with names of products, so that the dictionary is as large as theirs. */
function manyArticles() {
  const articles = sets.flatMap((set) => set.articles);
  const sentences = articles.flatMap(({ body }) => body.split(/(?<=[.!?]) /));
  const syllables = ['ka', 'lo', 'mi', 'ter', 'von', 'sa', 'ri', 'nex', 'ul', 'dor', 'pe', 'zan'];
  const product = () => pick(syllables) + pick(syllables) + pick(syllables);
  return Array.from({ length: ARTICLES }, (_, number) => ({
    id: `article-${number}`,
    title: `${pick(articles).title || pick(sentences)} ${product()}`,
    body: `${Array.from({ length: 2 + random(3) }, () => pick(sentences)).join(' ')} ${product()}`,
    lang: 'en',
  }));
}

const articles = manyArticles();
const queries = sets.flatMap((set) => set.queries.map(({ q }) => q)).filter((q) => q.length < 120);
const asked = Array.from({ length: QUESTIONS }, () => pick(queries));
const at = (sorted, share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2);

console.log(`| ${ARTICLES} articles | index ms | keystroke p50 ms | p95 ms | worst ms |`);
console.log('|---|---:|---:|---:|---:|');
for (const adapter of adapters.split(',')) {
  const file = isAbsolute(adapter) ? adapter : join(harness, 'adapters', `${adapter}.mjs`);
  const { name, index } = await import(pathToFileURL(file).href);
  await index(articles.slice(0, 200), 'en');
  const started = performance.now();
  const made = await index(articles, 'en');
  const built = performance.now() - started;
  const times = [];
  for (const query of asked)
    for (let length = 1; length <= query.length; length++) {
      const before = performance.now();
      await made.search(query.slice(0, length), 'en');
      times.push(performance.now() - before);
    }
  times.sort((a, b) => a - b);
  console.log(
    `| ${name} | ${built.toFixed(0)} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${at(times, 1)} |`,
  );
}
