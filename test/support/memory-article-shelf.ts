import type { ArticleSet, ArticleShelf, KeptVote } from '../../widget/history/article-shelf.ts';

/** What the tabs of one device share. */
export class ArticlesOnDevice {
  readonly sets = new Map<string, ArticleSet>();
  readonly votes = new Map<string, KeptVote>();

  open(): ArticleShelf {
    const { sets, votes } = this;
    return {
      async read(asked) {
        return sets.get(asked) ?? null;
      },
      async write(asked, set) {
        sets.set(asked, set);
      },
      async votes() {
        return [...votes.values()].sort((a, b) => (a.op < b.op ? -1 : 1));
      },
      async putVote(vote) {
        votes.set(vote.article, vote);
      },
      async dropVote({ article, op }) {
        if (votes.get(article)?.op === op) votes.delete(article);
      },
      async close() {},
    };
  }
}
