// Articles that are published by themselves: a plan is a job, written in the transaction of the article that it is for.
import { uuidV4, type RandomBytes } from '../../protocol/ids.ts';
import type { Clock } from '../../runtime.ts';
import type { ArticleRow } from '../../stores/port/article-records.ts';
import type { ClaimedJob, NewJob } from '../../stores/store.ts';
import type { JobResult } from '../jobs/job-runner.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { ArticleDesk } from './article-desk.ts';

export const ARTICLE_QUEUE = 'articles';

interface Plan {
  readonly site: string;
  readonly article: string;
  readonly publishAt: number;
}

export function publicationJob(
  { site, id }: ArticleRow,
  publishAt: number,
  { clock, random }: { readonly clock: Clock; readonly random: RandomBytes },
): NewJob {
  const plan: Plan = { site, article: id, publishAt };
  return {
    id: uuidV4(random),
    queue: ARTICLE_QUEUE,
    key: null,
    lane: `${site}/${id}`,
    payload: plan,
    dueAt: publishAt,
    createdAt: clock.now(),
  };
}

/** Done by two servers at once, or twice, it publishes once: the plan goes with the publication. */
export async function publishPlanned(desk: ArticleDesk, job: ClaimedJob): Promise<JobResult> {
  // It was made above.
  const { site, article, publishAt } = job.payload as Plan;
  try {
    const isPublished = await desk.publishAsPlanned(site, article, publishAt);
    return { is: 'done', note: { isPublished } };
  } catch (error) {
    if (!(error instanceof CareError) || error.retryable) throw error;
    return { is: 'dead', note: { error: error.message.slice(0, 500) } };
  }
}
