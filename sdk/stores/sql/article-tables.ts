/** The tables of articles, and of what readers say of them. */
export interface ArticleTables {
  articles: {
    site: string;
    id: string;
    locale: string;
    group_id: string;
    slug: string;
    state: string;
    publish_at: number | null;
    content: string;
    revision: number;
    published_revision: number | null;
    published_at: number | null;
    created_at: number;
    updated_at: number;
    updated_by: string;
    change: number;
  };
  article_revisions: {
    site: string;
    article: string;
    revision: number;
    content: string;
    at: number;
    by: string;
  };
  article_sets: { site: string; epoch: string; seq: number };
  publications: {
    site: string;
    id: string;
    locale: string;
    group_id: string;
    slug: string;
    epoch: string;
    seq: number;
    version: number;
    body: string | null;
  };
  article_votes: {
    site: string;
    article: string;
    contact: string;
    op: string;
    /** 1 or 0. */
    helpful: number;
    reason: string | null;
    network: string;
    at: number;
  };
  article_searches: {
    site: string;
    id: string;
    locale: string;
    query: string;
    subject: string;
    opened: string | null;
    outcome: string;
    visitor: string | null;
    network: string;
    conversation: string | null;
    at: number;
  };
  article_phrases_taken_back: { site: string; id: string; at: number };
}
