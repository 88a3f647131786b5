import * as v from 'valibot';
import type { JobNote, JobRow, JobState } from '../jobs/jobs.ts';
import { deliveryPayload } from './deliver.ts';

export interface WebhookAttempt {
  /** In ms since 1970. */
  readonly at: number;
  readonly ms: number;
  /** Of the answer; null when there was none. What else it said is not kept. */
  readonly status: number | null;
  readonly error: 'timeout' | 'forbidden' | 'unreachable' | 'tls' | 'cut' | null;
}

/** An event on its way to one endpoint, or there. */
export interface WebhookDelivery {
  readonly id: string;
  /** Of the event: the header `webhook-id`. */
  readonly event: string;
  readonly type: string;
  readonly conversation: string;
  /** `dead` was given up, and can be replayed. */
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly createdAt: number;
  /** When it is tried next; null when it has ended. */
  readonly nextAt: number | null;
  /** The last of them, oldest first. */
  readonly attempts: readonly WebhookAttempt[];
}

const STATES: Readonly<Record<JobState, WebhookDelivery['state']>> = {
  waiting: 'waiting',
  held: 'waiting',
  done: 'delivered',
  dead: 'dead',
};

/** Which jobs are meant by a state of deliveries; those that are being sent are shown with all. */
export const JOB_STATES: Readonly<Record<WebhookDelivery['state'], JobState>> = {
  waiting: 'waiting',
  delivered: 'done',
  dead: 'dead',
};

export function deliveryOf(job: JobRow): WebhookDelivery {
  const { id: event, type, conversation } = v.parse(deliveryPayload, job.payload);
  return {
    id: job.id,
    event,
    type,
    conversation,
    state: STATES[job.state],
    createdAt: job.createdAt,
    nextAt: job.endedAt === null ? job.runAt : null,
    attempts: job.notes.map(attemptOf),
  };
}

function attemptOf({ at, ms, status, error }: JobNote): WebhookAttempt {
  return {
    at: Number(at),
    ms: Number(ms),
    status: typeof status === 'number' ? status : null,
    error: (error ?? null) as WebhookAttempt['error'],
  };
}
