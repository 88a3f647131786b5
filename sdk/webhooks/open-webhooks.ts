// Everything that webhooks need, put together.
import type { WebhookKeeper } from '../core/admin/webhook-keeper.ts';
import type { CareListeners } from '../core/care-listeners.ts';
import { careEventsOf } from '../core/care-events-of.ts';
import type { CareEvent } from '../core/care-event.ts';
import { JobRunner } from '../core/jobs/job-runner.ts';
import type { Logger } from '../core/logger.ts';
import { why } from '../core/why.ts';
import type { NewJob } from '../jobs/jobs.ts';
import { CareError } from '../protocol/care-error.ts';
import { uuidV4, type RandomBytes } from '../protocol/ids.ts';
import { every, type Clock } from '../runtime.ts';
import type { ConversationRow, Outgoing, Store } from '../stores/store.ts';
import { configureEndpoints } from './configure-endpoints.ts';
import { deliver, queueOf, type DeliveryRoom } from './deliver.ts';
import { wants } from './endpoint.ts';
import { Endpoints } from './endpoints.ts';
import { createPoster } from './post.ts';
import { readTarget, type TargetPolicy } from './target.ts';
import { webhookBody } from './webhook-body.ts';
import type { WebhookDeliveryOptions, WebhookOptions } from './webhook-options.ts';
import { webhookKeeper } from './webhook-keeping.ts';
import { Webhooks } from './webhooks.ts';

export interface WebhookSettings {
  readonly webhooks?: readonly WebhookOptions[];
  readonly webhookDelivery?: WebhookDeliveryOptions;
}

export interface WebhookParts {
  readonly store: Pick<Store, 'jobs' | 'endpoints'>;
  readonly listeners: CareListeners;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
}

export interface OpenWebhooks {
  readonly api: Webhooks;
  readonly keeper: WebhookKeeper;
  /** What a commit writes for those who listen now; null when nobody does. */
  outgoing(): Outgoing | null;
  /** Something was committed that may have to be sent. */
  nudge(): void;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
  /** Ends what is under way, which is sent again by whoever comes next. */
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const SWITCH_OFF_AFTER_DAYS = 5;
const KEEP_DAYS = 30;
const SWEEP_EVERY_MS = 3_600_000;

/** @throws CareError `bad-request` that names the address that cannot be sent to */
export function checkWebhooks({ webhooks = [], webhookDelivery }: WebhookSettings): void {
  const policy = policyOf(webhookDelivery);
  for (const [i, { url }] of webhooks.entries()) {
    try {
      readTarget(url, policy);
    } catch (cause) {
      const { message } = cause as CareError;
      throw new CareError('bad-request', `createCare: webhooks.${i}.url: ${message}`, { cause });
    }
  }
}

export async function openWebhooks(
  settings: WebhookSettings,
  parts: WebhookParts,
): Promise<OpenWebhooks> {
  const { store, listeners, clock, random, logger } = parts;
  const { webhooks = [], webhookDelivery: delivery = {} } = settings;
  const endpoints = new Endpoints(store.endpoints);
  await configureEndpoints(webhooks, { endpoints, jobs: store.jobs, now: clock.now() });
  const life = new AbortController();
  const policy = policyOf(delivery);
  const paused = new Map<string, number>();
  const room: DeliveryRoom = {
    endpoints,
    listeners,
    post: createPoster({ policy, clock }),
    clock,
    random,
    logger,
    switchOffAfterMs: (delivery.switchOffAfterDays ?? SWITCH_OFF_AFTER_DAYS) * DAY_MS,
    paused,
  };
  const mayBeSent = (id: string) => (paused.get(id) ?? 0) <= clock.now();
  const runner = new JobRunner({
    jobs: store.jobs,
    clock,
    random,
    logger,
    queues: () =>
      endpoints.all
        .filter(({ id, status }) => status === 'enabled' && mayBeSent(id))
        .map(({ id }) => queueOf(id)),
    work: (job, signal) => deliver(room, job, signal),
    ...(delivery.perSecond !== undefined && { perSecond: delivery.perSecond }),
    life: life.signal,
  });
  endpoints.keepReading({ clock, logger, life: life.signal });
  sweepOld(parts, (delivery.keepDays ?? KEEP_DAYS) * DAY_MS, life.signal);
  runner.start();
  const nudge = () => runner.nudge();
  const shared = { endpoints, jobs: store.jobs, policy, clock, random, nudge };
  const api = new Webhooks(shared);
  return {
    api,
    keeper: webhookKeeper({ ...shared, api, post: room.post, life: life.signal }),
    outgoing: () =>
      endpoints.all.some(({ status }) => status === 'enabled')
        ? (row, events) =>
            careEventsOf(row, events).flatMap((event) =>
              jobsOf(row, event, { endpoints, clock, random }),
            )
        : null,
    nudge: () => {
      if (endpoints.all.length > 0) runner.nudge();
    },
    idle: () => runner.idle(),
    async close() {
      life.abort();
      await runner.idle();
    },
  };
}

/** One for each endpoint that wants the event. A conversation's are sent one after the other. */
function jobsOf(
  row: ConversationRow,
  event: CareEvent,
  {
    endpoints,
    clock,
    random,
  }: { readonly endpoints: Endpoints; readonly clock: Clock; readonly random: RandomBytes },
): NewJob[] {
  const wanting = endpoints.all.filter((endpoint) => wants(endpoint, event));
  if (wanting.length === 0) return [];
  const { id, type } = event;
  const payload = { id, type, conversation: row.id, body: webhookBody(event) };
  const now = clock.now();
  return wanting.map((endpoint) => ({
    id: uuidV4(random),
    queue: queueOf(endpoint.id),
    key: id,
    lane: webhookLane(row.site, row.id),
    payload,
    dueAt: now,
    createdAt: now,
  }));
}

/** Under which everything that was to be sent of a conversation is kept: `jobs.forget` removes it. */
export function webhookLane(site: string, conversation: string): string {
  return `${site}/${conversation}`;
}

function policyOf({
  allowHttp = false,
  allowPrivateTargets = false,
  ports = allowHttp ? [443, 80] : [443],
}: WebhookDeliveryOptions = {}): TargetPolicy {
  return { allowHttp, allowPrivateTargets, ports };
}

function sweepOld({ store, clock, logger }: WebhookParts, keepMs: number, life: AbortSignal): void {
  const sweep = async () => {
    try {
      while (!life.aborted && (await store.jobs.sweep(clock.now() - keepMs)) > 0);
    } catch (error) {
      if (!life.aborted) logger.warn('Old jobs could not be removed.', { error: why(error) });
    }
  };
  every(clock, SWEEP_EVERY_MS, () => void sweep(), life);
}
