// Everything that articles need, put together.
import { answeredWith } from '../core/articles/answered-conversations.ts';
import { ArticleDesk } from '../core/articles/article-desk.ts';
import { ArticleEar, SEARCHES_KEPT, SEARCHES_KEPT_MS } from '../core/articles/article-ear.ts';
import { ArticleReading } from '../core/articles/article-reading.ts';
import { ARTICLE_QUEUE, publishPlanned } from '../core/articles/scheduled.ts';
import type { CareListeners } from '../core/care-listeners.ts';
import { JobRunner } from '../core/jobs/job-runner.ts';
import type { Office } from '../core/office.ts';
import { why } from '../core/why.ts';
import { every, type Clock } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';

const SWEEP_EVERY_MS = 3_600_000;

export interface Articles {
  readonly desk: ArticleDesk;
  readonly ear: ArticleEar;
  readonly reading: ArticleReading;
  /** Resolves when nothing is being published. */
  idle(): Promise<void>;
}

/** @param watch by which plans are looked for: they come due by the clock of `office` */
export function openArticles(
  { sites }: Pick<CareOptions, 'sites'>,
  office: Office,
  {
    listeners,
    watch,
    life,
  }: { readonly listeners: CareListeners; readonly watch: Clock; readonly life: AbortSignal },
): Articles {
  const { store, clock, random, hub, logger } = office;
  const languageOf = (site: string) =>
    Object.hasOwn(sites, site) ? (sites[site]?.language ?? null) : null;
  const desk = new ArticleDesk({ store, clock, random, changed: (site) => hub.articles(site) });
  const ear = new ArticleEar({ store, clock, random });
  const runner = new JobRunner({
    jobs: store.jobs,
    clock: watch,
    random,
    logger,
    queues: () => [ARTICLE_QUEUE],
    work: (job) => publishPlanned(desk, job),
    life,
  });
  runner.start();
  const fail = (what: string) => (error: unknown) => {
    if (!life.aborted) logger.warn(what, { error: why(error) });
  };
  every(
    watch,
    SWEEP_EVERY_MS,
    () =>
      void store.articleEvidence
        .sweepSearches(clock.now() - SEARCHES_KEPT_MS, SEARCHES_KEPT)
        .catch(fail('Old searches could not be removed.')),
    life,
  );
  listeners.onResolved(async (row) => {
    const learned = await answeredWith(office, row, languageOf(row.site));
    if (learned) await store.articleEvidence.addSearch(learned);
  });
  return {
    desk,
    ear,
    reading: new ArticleReading({ store, ear, languageOf }),
    idle: () => runner.idle(),
  };
}
