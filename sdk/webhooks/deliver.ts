// One attempt at one delivery, and what follows from its outcome.
import * as v from 'valibot';
import type { CareListeners } from '../core/care-listeners.ts';
import type { JobResult } from '../core/jobs/job-runner.ts';
import type { Logger } from '../core/logger.ts';
import type { ClaimedJob } from '../jobs/jobs.ts';
import { CareError } from '../protocol/care-error.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import type { Clock } from '../runtime.ts';
import { secretsAt, type Endpoint } from './endpoint.ts';
import type { Endpoints } from './endpoints.ts';
import type { Poster, PostOutcome } from './post.ts';
import { retryAfterMs, waitAfter } from './retry-schedule.ts';
import { signedHeaders } from './signature.ts';

const QUEUE_PREFIX = 'webhook:';

export const queueOf = (endpoint: string): string => QUEUE_PREFIX + endpoint;
const endpointOfQueue = (queue: string): string => queue.slice(QUEUE_PREFIX.length);

/** What a job of a webhook holds. */
export const deliveryPayload = v.object({
  /** Of the event; the same in every attempt. */
  id: v.string(),
  type: v.string(),
  conversation: v.string(),
  body: v.string(),
});

export interface DeliveryRoom {
  readonly endpoints: Endpoints;
  readonly listeners: CareListeners;
  readonly post: Poster;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
  readonly switchOffAfterMs: number;
  /** Until when nothing is sent to an endpoint that asked for it. */
  readonly paused: Map<string, number>;
}

/** Found later that it may not be sent now: looked at again after this. */
const LATER_MS = 60_000;

export async function deliver(
  room: DeliveryRoom,
  job: ClaimedJob,
  signal: AbortSignal,
): Promise<JobResult> {
  const { endpoints, post, clock } = room;
  const endpoint = endpoints.get(endpointOfQueue(job.queue));
  if (endpoint?.status !== 'enabled') return { is: 'retry', at: clock.now() + LATER_MS };
  const { id, conversation, body } = v.parse(deliveryPayload, job.payload);
  const at = clock.now();
  const signed = { id, timestamp: Math.floor(at / 1_000), body };
  const headers = {
    ...signedHeaders(secretsAt(endpoint, at), signed),
    'care-ordering-key': conversation,
  };
  const outcome = await post({ url: endpoint.url, headers, body, signal });
  const answered = outcome.is === 'answered';
  const note = {
    at,
    ms: clock.now() - at,
    status: answered ? outcome.status : null,
    error: answered ? null : outcome.error,
  };
  if (answered && outcome.status >= 200 && outcome.status < 300) {
    await succeeded(room, endpoint);
    return { is: 'done', note };
  }
  if (answered && outcome.status === 410) {
    await switchOff(room, endpoint, 'gone');
    return { is: 'dead', note };
  }
  await failed(room, endpoint);
  const again = nextAttempt(room, { endpoint, outcome, attempts: job.attempts });
  return again === null ? { is: 'dead', note } : { is: 'retry', at: again, note };
}

/** When to try again; null when that was the last attempt. */
function nextAttempt(
  { clock, random, paused }: DeliveryRoom,
  failure: {
    readonly endpoint: Endpoint;
    readonly outcome: PostOutcome;
    readonly attempts: number;
  },
): number | null {
  const { endpoint, outcome, attempts } = failure;
  const now = clock.now();
  const wait = waitAfter(attempts, random);
  const asked = outcome.is === 'answered' ? retryAfterMs(outcome.retryAfter, now) : null;
  // Who asks to be left alone means all of it, not this one delivery.
  if (asked !== null && outcome.is === 'answered' && [429, 503].includes(outcome.status))
    paused.set(endpoint.id, now + asked);
  return wait === null ? null : now + Math.max(wait, asked ?? 0);
}

async function succeeded(
  { endpoints }: DeliveryRoom,
  { id, failingSince }: Endpoint,
): Promise<void> {
  if (failingSince === null) return;
  await changed(endpoints, id, (endpoint) =>
    endpoint.failingSince === null ? null : { failingSince: null },
  );
}

async function failed(room: DeliveryRoom, { id, failingSince }: Endpoint): Promise<void> {
  const now = room.clock.now();
  if (failingSince === null)
    await changed(room.endpoints, id, (endpoint) =>
      endpoint.failingSince === null ? { failingSince: now } : null,
    );
  const since = room.endpoints.get(id)?.failingSince ?? now;
  const endpoint = room.endpoints.get(id);
  if (endpoint && now - since >= room.switchOffAfterMs) await switchOff(room, endpoint, 'failing');
}

async function switchOff(
  { endpoints, listeners, clock, logger }: DeliveryRoom,
  { id, url }: Endpoint,
  because: 'gone' | 'failing',
): Promise<void> {
  let isNews = false;
  await changed(endpoints, id, (endpoint) => {
    isNews = endpoint.status === 'enabled';
    return isNews ? { status: because } : null;
  });
  if (!isNews) return;
  logger.warn('A webhook endpoint was switched off.', { endpoint: id, because });
  listeners.tell({ type: 'webhook.disabled', at: clock.now(), endpoint: { id, url }, because });
}

/** Somebody may have removed it meanwhile: then there is nothing to change. */
async function changed(
  endpoints: Endpoints,
  id: string,
  change: Parameters<Endpoints['change']>[1],
): Promise<void> {
  try {
    await endpoints.change(id, change);
  } catch (error) {
    if (!(error instanceof CareError && error.code === 'not-found')) throw error;
  }
}
