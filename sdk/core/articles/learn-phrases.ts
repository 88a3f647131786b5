// Phrases that led to an article that helped. Pure: what was searched in, phrases out.
import { hash } from 'node:crypto';
import type { LearnedArticlePhrase } from '../../api/article-resources.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import { wordsOf } from './subject.ts';
import { grouped } from '../grouped.ts';

/** Visitors, and networks, who asked the same before it is learned. */
export const ASKERS_MIN = 3;
export const PHRASES_PER_ARTICLE = 20;
const PHRASES_MAX = 2_000;
const HALF_LIFE_MS = 45 * 86_400_000;
/** How many full askers half of the weight is worth. */
const HALF_WEIGHT = 3;
const WEIGHT_MIN = 0.1;
/** Under which everything of a site was taken back. */
export const ALL_PHRASES = '*';

/** What an outcome says for the article that was read last. */
const WORTH: { readonly [O in SearchRow['outcome']]: number } = {
  solved: 1,
  answered: 1,
  read: 0.25,
  abandoned: 0,
  person: 0,
};

/** Heaviest first. @param takenBack by id, the instant up to which nothing counts */
export function learnPhrases(
  searches: readonly SearchRow[],
  { now, takenBack }: { readonly now: number; readonly takenBack: ReadonlyMap<string, number> },
): LearnedArticlePhrase[] {
  const since = takenBack.get(ALL_PHRASES) ?? -1;
  const telling = searches.filter(
    ({ opened, outcome, subject, at }) =>
      opened !== null && WORTH[outcome] > 0 && subject !== '' && at > since,
  );
  const groups = grouped(telling, phraseId);
  const phrases = [...groups].flatMap(([id, rows]) => {
    const gone = takenBack.get(id) ?? -1;
    return (
      phraseOf(
        id,
        rows.filter(({ at }) => at > gone),
        now,
      ) ?? []
    );
  });
  phrases.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const perArticle = new Map<string, number>();
  const kept = phrases.filter(({ article }) => {
    const count = (perArticle.get(article) ?? 0) + 1;
    perArticle.set(article, count);
    return count <= PHRASES_PER_ARTICLE;
  });
  return kept.slice(0, PHRASES_MAX);
}

function phraseId({ locale, opened, subject }: SearchRow): string {
  return hash('sha256', JSON.stringify([locale, opened, subject]), 'hex').slice(0, 32);
}

/** Each network counts once, with the best that it has to say. */
function phraseOf(
  id: string,
  rows: readonly SearchRow[],
  now: number,
): LearnedArticlePhrase | null {
  const [first] = rows;
  const networks = grouped(rows, ({ network }) => network);
  const visitors = new Set(rows.map(({ visitor, network }) => visitor ?? network));
  if (!first?.opened || networks.size < ASKERS_MIN || visitors.size < ASKERS_MIN) return null;
  const voices = [...networks.values()].map((some) =>
    Math.max(...some.map(({ outcome, at }) => WORTH[outcome] * fading(now - at))),
  );
  const sum = voices.reduce((all, voice) => all + voice, 0);
  const weight = Math.round((100 * sum) / (sum + HALF_WEIGHT)) / 100;
  if (weight < WEIGHT_MIN) return null;
  return {
    id,
    locale: first.locale,
    article: first.opened,
    // Only words that all of them used.
    phrase: wordsOf(first.query).join(' '),
    weight,
    visitors: visitors.size,
    networks: networks.size,
    lastAt: Math.max(...rows.map(({ at }) => at)),
  };
}

/** By whole days, so that all servers say the same all day. */
function fading(ms: number): number {
  const days = Math.floor(Math.max(0, ms) / 86_400_000);
  return 0.5 ** ((days * 86_400_000) / HALF_LIFE_MS);
}
