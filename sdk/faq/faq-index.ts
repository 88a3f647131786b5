import type { FaqArticle, FaqContext, FaqExplanation, FaqResult } from './article.ts';
import type { Learned } from './learned.ts';
import type { Likeness } from './likeness.ts';
import type { Asked, Matcher } from './matcher.ts';
import { rangesIn, type Places } from './places.ts';
import type { Reader, Token } from './reader.ts';
import { isForSite, movedBy } from './situation.ts';
import type { Term } from './terms.ts';
import { WEIGHTS } from './weights.ts';

export interface SearchOptions {
  /** 5 where it is not given, 50 at most. */
  readonly limit?: number;
  readonly context?: FaqContext;
  readonly explain?: boolean;
}

/** What was read from the articles, in the order of their ids. */
export interface Indexed {
  readonly articles: readonly FaqArticle[];
  readonly places: readonly { readonly title: Places; readonly body: Places }[];
  /** What the words of each title say together. */
  readonly titles: Float64Array;
  readonly reader: Reader;
  readonly matcher: Matcher;
  readonly likeness: Likeness;
  readonly learned: Learned;
}

interface Scores {
  readonly words: number;
  readonly similar: number;
  readonly learned: number;
  readonly context: number;
  readonly confidence: number;
}

interface Ranked extends Scores {
  readonly article: number;
  readonly score: number;
}

const LIMIT = 5;
const LIMIT_MAX = 50;
/** Of a longer message the beginning is read. */
const QUERY_MAX_CHARACTERS = 500;
/** A result with less than this share of the first one's score is noise. */
const NOISE = 0.2;
/** How much a question must say, in words, before half of the confidence is given. */
const SAID_ENOUGH = 2;
/** What makes a result as likely right as wrong. */
const EVEN = 0.4;
/** A candidate less sure than this is not shown as a match. */
const SHOWN_MIN = 0.4;

/** Finds articles. Made by `createIndex`; one search leaves nothing behind for the next but faster look-ups. */
export class FaqIndex {
  readonly #indexed: Indexed;

  /** @internal */
  constructor(indexed: Indexed) {
    this.#indexed = indexed;
  }

  /** The number of articles. */
  get size(): number {
    return this.#indexed.articles.length;
  }

  /** The articles about what was asked, best first; without a word, those that fit the context. Never throws. */
  search(query: string, options: SearchOptions = {}): FaqResult[] {
    const text = query.slice(0, QUERY_MAX_CHARACTERS);
    const tokens = this.#indexed.reader.ask(text);
    const asked = this.#indexed.matcher.asked(tokens, tokens.at(-1)?.end === text.length);
    const limit = Math.min(options.limit ?? LIMIT, LIMIT_MAX);
    const ranked = this.#rank(tokens, asked, options.context ?? {}).slice(0, limit);
    const found = foundTerms(asked);
    return ranked.map((one) => this.#result(one, { asked, found, options }));
  }

  #rank(tokens: readonly Token[], asked: readonly Asked[], context: FaqContext): Ranked[] {
    const { articles, titles, matcher, likeness, learned } = this.#indexed;
    const { words, cover, most } = matcher.match(asked);
    const meant = tokens.filter(({ stop }) => !stop);
    const read = meant.length > 0 ? meant : tokens;
    const like = likeness.to(new Set(read.map(({ term }) => term.text)));
    const votes = learned.votes(termsOf(meant));
    const ranked: Ranked[] = [];
    let first = 0;
    for (let number = 0; number < articles.length; number++) {
      const article = articles[number]!;
      if (!isForSite(article, context)) continue;
      const title = titles[number]! > 0 ? Math.min(1, cover[number]! / titles[number]!) : 0;
      const said = (most > 0 ? words[number]! / most : 0) + WEIGHTS.cover * title;
      const similar = WEIGHTS.similar * like[number]!;
      const vote = votes.order[number]!;
      const sum = said + similar + vote;
      if (tokens.length > 0 && sum < NOISE * first) continue;
      const factor = movedBy(article, context).reduce((all, { by }) => all + by, 1);
      const score = (tokens.length > 0 ? sum : 1) * factor;
      if (score === 0) continue;
      if (score > first) first = score;
      const enough = words[number]! / (words[number]! + SAID_ENOUGH);
      const confidence = (said + similar + votes.sure[number]!) * enough;
      ranked.push({
        article: number,
        score,
        words: said,
        similar,
        learned: vote,
        context: factor,
        confidence,
      });
    }
    return ranked
      .filter(({ score }) => score >= NOISE * first)
      .sort((a, b) => b.score - a.score || a.article - b.article);
  }

  #result(
    { article, score, confidence, ...parts }: Ranked,
    {
      asked,
      found,
      options,
    }: { asked: readonly Asked[]; found: ReadonlySet<Term>; options: SearchOptions },
  ): FaqResult {
    const { articles, places, reader } = this.#indexed;
    const { title, body } = places[article]!;
    const result = {
      id: articles[article]!.id,
      score,
      confidence: calibrated(confidence),
      ranges: {
        title: rangesIn(title, reader.terms, found),
        body: rangesIn(body, reader.terms, found),
      },
    };
    if (!options.explain) return result;
    const { words, similar, learned, context } = parts;
    const moved = movedBy(articles[article]!, options.context ?? {});
    const explain: FaqExplanation = {
      words,
      similar,
      learned,
      context,
      moved,
      found: explained(asked, article),
    };
    return { ...result, explain };
  }
}

/** So that of ten results with 0.7 about seven are right. */
function calibrated(raw: number): number {
  const square = raw * raw;
  return square / (square + EVEN * EVEN);
}

function termsOf(tokens: readonly Token[]): Set<Term> {
  const terms = new Set<Term>();
  for (const { term, phrases } of tokens) {
    terms.add(term);
    for (const group of [...term.groups, ...phrases]) terms.add(group);
  }
  return terms;
}

function foundTerms(asked: readonly Asked[]): Set<Term> {
  return new Set(
    asked
      .filter(({ weight }) => weight === 1)
      .flatMap(({ candidates }) => candidates)
      .filter(({ weight }) => weight >= SHOWN_MIN)
      .map(({ term }) => term),
  );
}

/** What each word found in one article. */
function explained(asked: readonly Asked[], article: number): FaqExplanation['found'] {
  return asked.flatMap(({ text, weight, candidates }) => {
    let best = { word: text, as: '', adds: 0 };
    for (const { term, weight: sure } of candidates) {
      const worth = term.worth[term.articles.indexOf(article)] ?? 0;
      const adds = weight * sure * term.rarity * worth;
      if (adds > best.adds) best = { word: text, as: term.text, adds };
    }
    return best.adds > 0 ? [best] : [];
  });
}
