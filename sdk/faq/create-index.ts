import type { FaqArticle, LearnedPhrase, SynonymGroup } from './article.ts';
import { FaqIndex, type Indexed } from './faq-index.ts';
import type { Language } from './language.ts';
import { Learned, phrasesByArticle } from './learned.ts';
import { Likeness } from './likeness.ts';
import { tongueOf } from './load-language.ts';
import { rarity } from './ln.ts';
import { Matcher } from './matcher.ts';
import { placesOf } from './places.ts';
import { Reader, type Token } from './reader.ts';
import { count, type Field, type Term } from './terms.ts';
import { WEIGHTS } from './weights.ts';

export interface IndexOptions {
  /** Language of all articles and questions, such as `pl` or `de-AT`. */
  readonly locale: string;
  /** What `loadLanguage` gave; without it there are neither inflection nor synonyms. */
  readonly language?: Language | undefined;
  /** Words of the merchant that mean the same, besides the language's own. */
  readonly synonyms?: readonly SynonymGroup[];
  readonly learned?: readonly LearnedPhrase[];
}

const ARTICLES_A_SLICE = 40;
/** One question says little of how an article is asked for: so many others might have said otherwise. */
const SAID_UNSURE = 1;
const TERMS_A_SLICE = 1000;
/** Languages that write two words as one. */
const COMPOUNDS = ['de', 'nl', 'sv', 'da', 'nb', 'no', 'fi', 'hu'];

/** An index of all articles in one go: for servers and small sets. */
export function createIndex(articles: readonly FaqArticle[], options: IndexOptions): FaqIndex {
  const building = buildInSlices(articles, options);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}

/**
 * The same index, with a pause after every few milliseconds of work, for pages.
 * @param pause resolves when the page may be kept busy again
 */
export async function createIndexInSlices(
  articles: readonly FaqArticle[],
  options: IndexOptions & { readonly pause: () => Promise<void> },
): Promise<FaqIndex> {
  const building = buildInSlices(articles, options);
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
    await options.pause();
  }
}

function* buildInSlices(
  given: readonly FaqArticle[],
  { locale, language, synonyms = [], learned: phrases = [] }: IndexOptions,
): Generator<void, FaqIndex> {
  const tongue = tongueOf(locale);
  // In one order whatever came first, so that sums have the same last digits everywhere.
  const byId = new Map(given.map((article) => [article.id, article]));
  const articles = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reader = new Reader(tongue, language, synonyms);
  const learned = new Learned(articles.length);
  const resolved = phrasesByArticle(phrases);
  const lengths: Lengths = { head: [], body: [] };
  const places: Indexed['places'][number][] = [];
  for (const [number, article] of articles.entries()) {
    const title = reader.read(article.title);
    const body = reader.read(article.body);
    const keywords = reader.read((article.keywords ?? []).join('\n'));
    places.push({ title: placesOf(title), body: placesOf(body) });
    lengths.head.push(add([...title, ...keywords], number, 'head'));
    lengths.body.push(add(body, number, 'body'));
    hear(resolved.get(article.id) ?? [], number, { reader, learned });
    if (number % ARTICLES_A_SLICE === 0) yield;
  }
  const titles = new Float64Array(articles.length);
  yield* weigh([...reader.terms, ...reader.groups], lengths, titles);
  learned.finish();
  yield;
  const likeness = new Likeness(reader.terms, articles.length);
  yield* likeness.fill();
  const compounds = COMPOUNDS.includes(tongue);
  const matcher = new Matcher({ terms: reader.terms, articles: articles.length, compounds });
  return new FaqIndex({ articles, places, titles, reader, matcher, likeness, learned });
}

interface Lengths {
  readonly head: number[];
  readonly body: number[];
}

/** Counts the words of a field, and returns how many say something. */
function add(tokens: readonly Token[], article: number, field: Field): number {
  let length = 0;
  for (const { term, stop, phrases } of tokens) {
    count(term, article, field, 1);
    for (const group of phrases) count(group, article, field, 1);
    if (stop) continue;
    length++;
    for (const group of term.groups) count(group, article, field, 1);
  }
  return length;
}

/** Takes the questions in that an article resolved; a word counts by the share of them that has it. */
function hear(
  phrases: readonly LearnedPhrase[],
  article: number,
  { reader, learned }: { reader: Reader; learned: Learned },
): void {
  for (const { phrase, weight = 1 } of phrases) {
    const terms = new Set<Term>();
    for (const { term, stop, phrases: groups } of reader.read(phrase)) {
      if (stop) continue;
      for (const each of [term, ...term.groups, ...groups]) terms.add(each);
    }
    for (const term of terms) count(term, article, 'said', 1 / (phrases.length + SAID_UNSURE));
    learned.add(article, terms, weight);
  }
}

/** BM25 over the fields: what each place of each term is worth. */
function* weigh(terms: readonly Term[], lengths: Lengths, titles: Float64Array): Generator<void> {
  const mean = { head: meanOf(lengths.head), body: meanOf(lengths.body) };
  const rest = 1 - WEIGHTS.length;
  for (const [number, term] of terms.entries()) {
    const { articles, head, body, said, worth } = term;
    let places = 0;
    for (let index = 0; index < articles.length; index++) {
      const article = articles[index]!;
      const long = rest + (WEIGHTS.length * lengths.head[article]!) / mean.head;
      const deep = rest + (WEIGHTS.length * lengths.body[article]!) / mean.body;
      const times =
        (WEIGHTS.head * head[index]!) / long + body[index]! / deep + WEIGHTS.said * said[index]!;
      worth.push(times / (times + WEIGHTS.saturation));
      places += head[index]! + body[index]! > 0 ? 1 : said[index]!;
    }
    term.rarity = rarity(places, titles.length);
    if (!term.group)
      for (let index = 0; index < articles.length; index++)
        if (head[index]! > 0) titles[articles[index]!]! += term.rarity;
    if (number % TERMS_A_SLICE === 0) yield;
  }
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length || 1;
}
