// A store of one's own need not keep everything itself: articles are left to an embedded database beside it, opened when
// somebody asks. What follows from them goes into this store's jobs.
import { openStore, type NewJob, type Store } from '../../sdk/server/index.ts';

export class MemoryArticles {
  #store: Promise<Store> | undefined;

  get store(): Promise<Store> {
    return (this.#store ??= openStore('sqlite::memory:'));
  }
}

/** @param run throws when the store is closed */
export function memoryArticles(
  articles: MemoryArticles,
  run: <T>(work: () => T) => Promise<T>,
  addJobs: (jobs: readonly NewJob[]) => unknown,
): Pick<Store, 'articles' | 'articleEvidence'> {
  const records = <N extends 'articles' | 'articleEvidence'>(name: N): Store[N] =>
    new Proxy({} as Store[N], {
      get:
        (_, method: string) =>
        async (...args: unknown[]) => {
          await run(() => null);
          const all = (await articles.store)[name] as unknown as Record<
            string,
            (...args: unknown[]) => unknown
          >;
          return all[method]!(...args);
        },
    });
  const sql = records('articles');
  // Jobs are in memory.
  const change: Store['articles']['change'] = async (site, named, decide) => {
    let jobs: readonly NewJob[] = [];
    const result = await sql.change(site, named, (known) => {
      const writing = decide(known);
      jobs = writing.jobs;
      return { ...writing, jobs: [] };
    });
    await addJobs(jobs);
    return result;
  };
  const all = new Proxy(sql, {
    get: (_, method: keyof Store['articles']) => (method === 'change' ? change : sql[method]),
  });
  return { articles: all, articleEvidence: records('articleEvidence') };
}
