// Articles on the device, in IndexedDB: ['head', asked], ['article', asked, id] and ['vote', article].
import { promisifyRequest } from 'idb-keyval';
import type { ArticlesDelta, PublishedArticle } from '../../sdk/protocol/articles.ts';
import { isArticle, isHead, isVote } from '../../sdk/protocol/read-articles.ts';
import { systemClock, type Clock } from '../../sdk/runtime.ts';
import type { ArticleSet, ArticleShelf, KeptVote } from './article-shelf.ts';
import { IdbConnection } from './idb-connection.ts';
import { articlesOf, databaseName, isKept } from './is-kept.ts';

/** Read at once; more would be a task that one notices. */
const BATCH = 200;

/** Opens lazily: nothing is created on the device before the first write. */
export async function openIdbArticleShelf(
  site: string,
  world: { readonly indexedDB?: IDBFactory; readonly clock?: Clock } = {},
): Promise<ArticleShelf> {
  const factory = world.indexedDB ?? globalThis.indexedDB;
  if (!factory) throw new Error('This browser has no IndexedDB.');
  const name = databaseName(articlesOf(site));
  const rows = new IdbConnection(name, factory, world.clock ?? systemClock);
  return new IdbArticleShelf(rows, () => isKept(articlesOf(site), factory));
}

class IdbArticleShelf implements ArticleShelf {
  readonly #rows: IdbConnection;
  readonly #listed: () => Promise<boolean | 'unknown'>;

  constructor(rows: IdbConnection, listed: () => Promise<boolean | 'unknown'>) {
    this.#rows = rows;
    this.#listed = listed;
  }

  async read(asked: string): Promise<ArticleSet | null> {
    if (!(await this.#isThere())) return null;
    const head = await this.#get(['head', asked]);
    if (!isHead(head)) return null;
    const articles = new Map<string, PublishedArticle>();
    let last: IDBValidKey = ['article', asked];
    for (let rows: unknown[] = Array(BATCH); rows.length === BATCH;) {
      const range = IDBKeyRange.bound(last, ['article', asked, []], true);
      rows = await this.#rows.relaxed('readonly', (store) =>
        promisifyRequest(store.getAll(range, BATCH) as IDBRequest<unknown[]>),
      );
      // One that cannot be read may be missing in a set that says it is whole.
      if (!rows.every(isArticle)) return null;
      for (const article of rows) articles.set(article.id, article);
      last = ['article', asked, rows.at(-1)?.id ?? ''];
    }
    // Another tab may have written in between.
    const now = await this.#get(['head', asked]);
    return isHead(now) && now.version === head.version ? { head, articles } : null;
  }

  write(asked: string, { head }: ArticleSet, delta: ArticlesDelta): Promise<void> {
    return this.#rows.relaxed('readwrite', (store) => {
      if (delta.full) store.delete(IDBKeyRange.bound(['article', asked], ['article', asked, []]));
      for (const id of delta.removed) store.delete(['article', asked, id]);
      for (const article of delta.articles) store.put(article, ['article', asked, article.id]);
      store.put(head, ['head', asked]);
      return promisifyRequest(store.transaction);
    });
  }

  async votes(): Promise<readonly KeptVote[]> {
    if (!(await this.#isThere())) return [];
    const range = IDBKeyRange.bound(['vote'], ['vote', []]);
    const rows = await this.#rows.relaxed('readonly', (store) =>
      promisifyRequest(store.getAll(range) as IDBRequest<unknown[]>),
    );
    return rows.filter(isVote).sort((a, b) => (a.op < b.op ? -1 : 1));
  }

  putVote(vote: KeptVote): Promise<void> {
    return this.#rows.strict('readwrite', (store) => {
      store.put(vote, ['vote', vote.article]);
      return promisifyRequest(store.transaction);
    });
  }

  async dropVote({ article, op }: KeptVote): Promise<void> {
    if (!(await this.#isThere())) return;
    await this.#rows.relaxed('readwrite', async (store) => {
      const kept = await promisifyRequest<unknown>(store.get(['vote', article]));
      if (isVote(kept) && kept.op === op) store.delete(['vote', article]);
      return promisifyRequest(store.transaction);
    });
  }

  /** To open one that is not there leaves something behind in WebKit, though it is taken back. */
  async #isThere(): Promise<boolean> {
    if (!this.#rows.had && (await this.#listed()) === false) return false;
    return this.#rows.exists();
  }

  close(): Promise<void> {
    return this.#rows.close();
  }

  #get(key: IDBValidKey): Promise<unknown> {
    return this.#rows.relaxed('readonly', (store) => promisifyRequest<unknown>(store.get(key)));
  }
}
