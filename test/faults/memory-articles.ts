// Articles of a store in memory. No history touches them, so they are SQL all the same: an embedded database of their
// own, opened when somebody asks.
import type { NewJob } from '../../sdk/jobs/jobs.ts';
import { openSqlite } from '../../sdk/stores/sqlite.ts';
import type { Store } from '../../sdk/stores/store.ts';

export class MemoryArticles {
  #store: Promise<Store> | undefined;

  get store(): Promise<Store> {
    return (this.#store ??= openSqlite(':memory:'));
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
