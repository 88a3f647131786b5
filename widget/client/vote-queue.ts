// Votes on their way [A9]: kept until they are answered, sent under one op, so that each counts once.
import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { isString } from '../../sdk/protocol/shape.ts';
import { once } from '../../sdk/runtime.ts';
import type { ArticleShelf, KeptVote } from '../history/article-shelf.ts';
import type { Core } from './core.ts';

const AGAIN_AFTER_MS = 30_000;

export class VoteQueue {
  readonly #core: Core;
  readonly #shelf: () => Promise<ArticleShelf | null>;
  readonly #start: () => void;
  readonly #waiting = new Map<string, KeptVote>();
  readonly #life = new AbortController();
  #sending = false;
  #retry: AbortController | null = null;
  /** The token that the server did not take. */
  #refused: string | null = null;

  /** @param start connects, so that this device is somebody */
  constructor(core: Core, shelf: () => Promise<ArticleShelf | null>, start: () => void) {
    this.#core = core;
    this.#shelf = shelf;
    this.#start = start;
    let at = '';
    const { signal } = this.#life;
    const stop = core.state.subscribe(({ link }) => {
      if (link.at === 'ready' && at !== 'ready') void this.flush();
      at = link.at;
    });
    signal.addEventListener('abort', stop);
  }

  /** What earlier pages left. */
  async restore(): Promise<readonly KeptVote[]> {
    const votes = (await (await this.#shelf())?.votes()) ?? [];
    for (const vote of votes)
      if (!this.#waiting.has(vote.article)) this.#waiting.set(vote.article, vote);
    if (votes.length > 0) this.#connect();
    return votes;
  }

  async put(vote: KeptVote): Promise<void> {
    this.#waiting.set(vote.article, vote);
    // A device that refuses is no reason to lose it: this page sends it.
    await this.#shelf()
      .then((shelf) => shelf?.putVote(vote))
      .catch(() => undefined);
    this.#connect();
  }

  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#retry?.abort();
    try {
      for (const vote of this.#waiting.values()) if (!(await this.#send(vote))) break;
    } finally {
      this.#sending = false;
    }
  }

  /** Nobody here has voted any more. */
  close(): void {
    this.#life.abort();
    this.#retry?.abort();
    this.#waiting.clear();
  }

  #connect(): void {
    this.#start();
    void this.flush();
  }

  /** False when the others would fare no better. */
  async #send(vote: KeptVote): Promise<boolean> {
    const { options, journal } = this.#core;
    await journal.opened;
    const token = journal.identity?.token;
    // The first connection makes this device somebody.
    if (token === undefined || token === this.#refused || this.#life.signal.aborted) return false;
    const { article, op, helpful, reason } = vote;
    const { server, site, fetch } = options;
    try {
      const response = await fetch(
        `${server}/v1/articles/${encodeURIComponent(article)}/vote?site=${encodeURIComponent(site)}`,
        {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ op, helpful, ...(reason && { reason }) }),
          credentials: 'omit',
        },
      );
      if (!response.ok) throw await refusal(response);
    } catch (error) {
      const why = error instanceof CareError ? error : new CareError('busy');
      // Who this device is comes out with the next connection.
      if (why.code === 'token-expired') this.#refused = token;
      if (why.retryable || this.#refused === token) return this.#later(why.retryAfterMs);
      // Anything else no other try changes: the article is gone, say.
    }
    if (this.#waiting.get(article)?.op === op) this.#waiting.delete(article);
    await this.#shelf()
      .then((shelf) => shelf?.dropVote(vote))
      .catch(() => undefined); // sent again with the next page: it changes nothing
    return true;
  }

  #later(ms = AGAIN_AFTER_MS): false {
    this.#retry?.abort();
    this.#retry = new AbortController();
    const { signal } = this.#retry;
    once(this.#core.options.clock, ms, () => this.#connect(), signal);
    return false;
  }
}

async function refusal(response: Response): Promise<CareError> {
  const body: unknown = await response.json().catch(() => null); // a proxy answers with a page
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  const known = isString(code) ? (code as ErrorCode) : 'internal';
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1_000;
  return new CareError(known, `A vote was answered ${response.status}.`, {
    ...(retryAfterMs > 0 && { retryAfterMs }),
  });
}
