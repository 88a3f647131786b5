// What readers said of articles and what became of their searches: that from which ranking and editors learn.

export interface VoteRow {
  readonly site: string;
  readonly article: string;
  readonly contact: string;
  /** UUID version 7: of two votes the later one stands. */
  readonly op: string;
  readonly helpful: boolean;
  readonly reason: string | null;
  /** What stands for the network that it came from; never its address. */
  readonly network: string;
  readonly at: number;
}

/** How many of a network said so of an article. */
export interface VoteCount {
  readonly article: string;
  readonly network: string;
  readonly helpful: boolean;
  readonly count: number;
}

export interface SearchRow {
  readonly site: string;
  readonly id: string;
  readonly locale: string;
  /** Redacted. */
  readonly query: string;
  /** What questions that ask the same have in common. */
  readonly subject: string;
  /** The article that was read last. */
  readonly opened: string | null;
  readonly outcome: 'solved' | 'read' | 'abandoned' | 'person' | 'answered';
  /** Who asked, where that is known. */
  readonly visitor: string | null;
  readonly network: string;
  readonly conversation: string | null;
  readonly at: number;
}

export interface SearchQuery {
  readonly site: string;
  /** Null: all. */
  readonly locale: string | null;
  readonly since: number;
  readonly limit: number;
}

/** Every change is durable when it resolves. */
export interface ArticleEvidence {
  /** One of a contact for an article: the later one by its op. Gives the one that stands. */
  vote(row: VoteRow): Promise<VoteRow>;
  votes(site: string): Promise<readonly VoteCount[]>;
  /** Votes with a reason, newest first. */
  reasons(site: string, article: string, limit: number): Promise<readonly VoteRow[]>;
  /** Adds it, or writes it over that of the same id when it is of the same visitor or network; else nothing happens. */
  addSearch(row: SearchRow): Promise<void>;
  /** Newest first. */
  searches(query: SearchQuery): Promise<readonly SearchRow[]>;
  /** Removes what is older than `before`, and of each site what is beyond the newest `keep`. Gives how many. */
  sweepSearches(before: number, keep: number): Promise<number>;
  /** Keeps that this was taken back at an instant; again: the later instant. */
  takeBack(site: string, id: string, at: number): Promise<void>;
  takenBack(site: string): Promise<readonly { readonly id: string; readonly at: number }[]>;
}
