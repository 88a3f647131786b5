// What votes say of articles to ranking. A network counts as one, so that many tokens are no more than one voice; one that
// votes as no household does counts as none.
import type { ArticleVotes } from '../../protocol/articles.ts';
import type { VoteCount } from '../../stores/port/article-evidence.ts';
import { grouped } from '../grouped.ts';

/** Votes of a network for one article: of more, none counts. */
export const NETWORK_VOTES_MAX = 20;
/** Networks below which votes say nothing. */
export const NETWORKS_MIN = 5;

/** In the order of articles. Each network counts as what most of it say; of a draw, as nothing. */
export function weighVotes(counts: readonly VoteCount[]): ArticleVotes[] {
  const articles = grouped(counts, ({ article }) => article);
  return [...articles].flatMap(([article, votes]) => {
    const voices = [...grouped(votes, ({ network }) => network).values()].map(voiceOf);
    const helpful = voices.filter((voice) => voice > 0).length;
    const unhelpful = voices.filter((voice) => voice < 0).length;
    return helpful + unhelpful < NETWORKS_MIN ? [] : [{ article, helpful, unhelpful }];
  });
}

function voiceOf(votes: readonly VoteCount[]): number {
  const sum = (helpful: boolean) =>
    votes.filter((one) => one.helpful === helpful).reduce((all, { count }) => all + count, 0);
  return sum(true) + sum(false) > NETWORK_VOTES_MAX ? 0 : Math.sign(sum(true) - sum(false));
}
