// Webhooks for the admin API: the same endpoints, with versions, and with deeds that can be asked for again.
import { hash } from 'node:crypto';
import type { Webhook, WebhookTest, WebhookWithSecret } from '../api/webhook-resources.ts';
import type { WebhookChange, WebhookKeeper, WebhookPlan } from '../core/admin/webhook-keeper.ts';
import { CareError } from '../protocol/care-error.ts';
import { uuidV4 } from '../protocol/ids.ts';
import { queueOf } from './deliver.ts';
import { deliveryOf, JOB_STATES } from './delivery.ts';
import { secretsAt, shownEndpoint, type Endpoint } from './endpoint.ts';
import type { Poster } from './post.ts';
import { newWebhookSecret, signedHeaders } from './signature.ts';
import { readTarget } from './target.ts';
import { changedEndpoint, rotatedSecret, type Webhooks, type WebhooksRoom } from './webhooks.ts';

/** How long a lost answer can be asked for again. */
const SAME_DEED_MS = 3_600_000;
/** Between two tests of one endpoint, so that nobody makes a flood of them. */
const TEST_EVERY_MS = 1_000;
const TESTS_KNOWN_MAX = 1_000;

export interface KeepingRoom extends WebhooksRoom {
  readonly api: Webhooks;
  readonly post: Poster;
  readonly life: AbortSignal;
}

export function webhookKeeper(room: KeepingRoom): WebhookKeeper {
  const { api, endpoints, jobs, clock, nudge } = room;
  return {
    async list() {
      await endpoints.read();
      return endpoints.all.map(webhookOf);
    },
    create: (id, plan, deed) => created(room, { id, plan, deed }),
    update: (id, changes, version) => updated(room, { id, changes, version }),
    remove: (id) => api.remove(id),
    async rotate(id, overlapMs, deed) {
      await endpoints.read();
      const again = secretOf(room, endpoints.get(id), deed);
      const secret = again?.secret ?? (await rotatedSecret(room, { id, overlapMs, deed }));
      return { webhook: webhookOf(known(room, id)), secret };
    },
    test: testing(room),
    async deliveries(id, { state, cursor, limit }) {
      const query = { queue: queueOf(id), state: state && JOB_STATES[state], cursor, limit };
      const { rows, next } = await jobs.list(query);
      return { items: rows.map(shownDelivery), next };
    },
    async delivery(id, delivery) {
      const job = await jobs.get(queueOf(id), delivery);
      return job && shownDelivery(job);
    },
    async replay(id, which) {
      const replayed = await jobs.revive(queueOf(id), which, clock.now());
      nudge();
      return replayed;
    },
  };
}

function shownDelivery(job: Parameters<typeof deliveryOf>[0]) {
  const { attempts, ...delivery } = deliveryOf(job);
  return { ...delivery, attempts: [...attempts] };
}

/** The version is made of what somebody may have read and changed: of the same content it is the same one. */
function webhookOf(endpoint: Endpoint): Webhook {
  const { events, sites, ...shown } = shownEndpoint(endpoint);
  const content = JSON.stringify([shown.url, events, sites, shown.status]);
  return {
    ...shown,
    events: events && [...events],
    sites: sites && [...sites],
    version: hash('sha256', content, 'hex').slice(0, 32),
  };
}

function known({ endpoints }: KeepingRoom, id: string): Endpoint {
  const endpoint = endpoints.get(id);
  if (!endpoint) throw new CareError('not-found', `There is no webhook endpoint ${id}.`);
  return endpoint;
}

/** The newest secret, when this very deed has made it a while ago. */
function secretOf(
  { clock }: KeepingRoom,
  endpoint: Endpoint | undefined,
  deed: string | null,
): { readonly secret: string } | null {
  const newest = endpoint?.secrets[0];
  if (!newest?.deed || newest.deed.hash !== deed) return null;
  return clock.now() - newest.deed.at < SAME_DEED_MS ? newest : null;
}

async function created(
  room: KeepingRoom,
  { id, plan, deed }: { id: string; plan: WebhookPlan; deed: string | null },
): Promise<WebhookWithSecret> {
  const { endpoints, policy, clock, random } = room;
  readTarget(plan.url, policy);
  const secret = newWebhookSecret(random);
  const now = clock.now();
  const made = deed === null ? {} : { deed: { hash: deed, at: now } };
  try {
    const endpoint = await endpoints.create(id, {
      url: plan.url,
      events: plan.events && [...plan.events],
      sites: [...plan.sites],
      secrets: [{ secret, until: null, ...made }],
      status: 'enabled',
      failingSince: null,
      configured: false,
      createdAt: now,
    });
    return { webhook: webhookOf(endpoint), secret };
  } catch (error) {
    if (!(error instanceof CareError && error.code === 'already-exists')) throw error;
    return madeBefore(room, { id, plan, deed });
  }
}

async function madeBefore(
  room: KeepingRoom,
  { id, plan, deed }: { id: string; plan: WebhookPlan; deed: string | null },
): Promise<WebhookWithSecret> {
  await room.endpoints.read();
  const endpoint = known(room, id);
  const again = secretOf(room, endpoint, deed);
  const isSame = endpoint.url === plan.url && same(endpoint.events, plan.events);
  if (again && isSame) return { webhook: webhookOf(endpoint), secret: again.secret };
  throw new CareError(
    'conflict',
    `This idempotency key has made the webhook ${id}, of another content or a while ago: take a new key, or rotate its secret.`,
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function updated(
  room: KeepingRoom,
  { id, changes, version }: { id: string; changes: WebhookChange; version: string | undefined },
): Promise<Webhook> {
  const check = (before: Endpoint) => {
    if (version !== undefined && webhookOf(before).version !== version)
      throw new CareError('outdated');
  };
  return webhookOf(await changedEndpoint(room, { id, changes, check }));
}

function testing(room: KeepingRoom): WebhookKeeper['test'] {
  const { endpoints, post, clock, random, life } = room;
  const lastAt = new Map<string, number>();
  return async (id, site): Promise<WebhookTest> => {
    await endpoints.read();
    const endpoint = known(room, id);
    const at = clock.now();
    const waitMs = (lastAt.get(id) ?? -Infinity) + TEST_EVERY_MS - at;
    if (waitMs > 0)
      throw new CareError('rate-limited', 'A webhook is tested once a second at most.', {
        retryAfterMs: waitMs,
      });
    if (lastAt.size >= TESTS_KNOWN_MAX) lastAt.clear();
    lastAt.set(id, at);
    const event = uuidV4(random);
    const timestamp = new Date(at).toISOString();
    const body = JSON.stringify({ type: 'webhook.test', timestamp, data: { id: event, site, at } });
    const signed = { id: event, timestamp: Math.floor(at / 1_000), body };
    const headers = signedHeaders(secretsAt(endpoint, at), signed);
    const outcome = await post({ url: endpoint.url, headers, body, signal: life });
    const status = outcome.is === 'answered' ? outcome.status : null;
    return {
      arrived: status !== null && status >= 200 && status < 300,
      status,
      error: outcome.is === 'failed' ? outcome.error : null,
      ms: Math.max(0, clock.now() - at),
    };
  };
}
