// What a merchant does with webhooks at run time. Inputs are checked: an API over HTTP may pass on what it was sent.
import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import { uuidV4, type RandomBytes } from '../protocol/ids.ts';
import type { Clock } from '../runtime.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { queueOf } from './deliver.ts';
import { deliveryOf, JOB_STATES, type WebhookDelivery } from './delivery.ts';
import { shownEndpoint, type Endpoint, type WebhookEndpoint } from './endpoint.ts';
import type { Endpoints } from './endpoints.ts';
import { newWebhookSecret } from './signature.ts';
import { readTarget, type TargetPolicy } from './target.ts';
import {
  deliveriesQuery,
  newWebhook,
  replayRequest,
  rotation,
  webhookChanges,
  type NewWebhook,
  type WebhookChanges,
} from './webhook-options.ts';

export interface WebhooksRoom {
  readonly endpoints: Endpoints;
  readonly jobs: Jobs;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** There is something to send. */
  readonly nudge: () => void;
}

export interface DeliveriesQuery {
  readonly state?: WebhookDelivery['state'];
  /** `next` of the page before. */
  readonly cursor?: string | null;
  /** 1 to 200, default 50. */
  readonly limit?: number;
}

const DAY_MS = 86_400_000;
const PAGE = 50;

/** The webhook endpoints of this shop, and what is sent to them. Each method throws CareError. */
export class Webhooks {
  readonly #room: WebhooksRoom;

  /** @internal */
  constructor(room: WebhooksRoom) {
    this.#room = room;
  }

  /**
   * Adds an endpoint. From now on this process keeps events for it, others of the same store within five seconds. The
   * secret is shown here and never again. @throws CareError `bad-request` that says what is wrong
   */
  async create(
    webhook: NewWebhook,
  ): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    const { url, events = null, sites = null } = checked(newWebhook, webhook);
    const { endpoints, policy, clock, random } = this.#room;
    readTarget(url, policy);
    const secret = newWebhookSecret(random);
    const endpoint = await endpoints.create(`ep_${uuidV4(random).replaceAll('-', '')}`, {
      url,
      events,
      sites,
      secrets: [{ secret, until: null }],
      status: 'enabled',
      failingSince: null,
      configured: false,
      createdAt: clock.now(),
    });
    return { endpoint: shownEndpoint(endpoint), secret };
  }

  async list(): Promise<readonly WebhookEndpoint[]> {
    await this.#room.endpoints.read();
    return this.#room.endpoints.all.map(shownEndpoint);
  }

  /** @throws CareError `not-found` */
  async get(id: string): Promise<WebhookEndpoint> {
    return shownEndpoint(await this.#endpoint(id));
  }

  /** @throws CareError `not-found`; `conflict` for what is set in createCare */
  async update(id: string, changes: WebhookChanges): Promise<WebhookEndpoint> {
    return shownEndpoint(await changedEndpoint(this.#room, { id, changes }));
  }

  /** Removes an endpoint with all its deliveries. @throws CareError `not-found`; `conflict` for one of createCare's */
  async remove(id: string): Promise<void> {
    mustNotBeConfigured(await this.#endpoint(id));
    await this.#room.endpoints.remove(id);
    await this.#room.jobs.clear(queueOf(id));
  }

  /**
   * Gives an endpoint a new secret. For `overlapMs` (default a day) the one before signs as well, so that a receiver
   * which knows either of them accepts what is sent. @throws CareError `not-found`; `conflict` for one of createCare's
   */
  async rotateSecret(
    id: string,
    options: { readonly overlapMs?: number } = {},
  ): Promise<{ readonly secret: string }> {
    return { secret: await rotatedSecret(this.#room, { id, ...checked(rotation, options) }) };
  }

  /** The log of an endpoint, newest first. @throws CareError `not-found`; `bad-request` for a foreign cursor */
  async deliveries(
    id: string,
    query: DeliveriesQuery = {},
  ): Promise<{ readonly items: readonly WebhookDelivery[]; readonly next: string | null }> {
    const { state, cursor = null, limit = PAGE } = checked(deliveriesQuery, query);
    await this.#endpoint(id);
    const { rows, next } = await this.#room.jobs.list({
      queue: queueOf(id),
      state: state === undefined ? null : JOB_STATES[state],
      cursor,
      limit,
    });
    return { items: rows.map(deliveryOf), next };
  }

  /**
   * Sends again what was delivered or given up, with the ids it had: one delivery, or all of the events since an
   * instant. Gives how many. @throws CareError `not-found`, also for a delivery that is on its way
   */
  async replay(
    id: string,
    which: { readonly delivery: string } | { readonly since: number },
  ): Promise<{ readonly replayed: number }> {
    const what = checked(replayRequest, which);
    await this.#endpoint(id);
    const { jobs, clock, nudge } = this.#room;
    const revived = 'delivery' in what ? { id: what.delivery } : what;
    const replayed = await jobs.revive(queueOf(id), revived, clock.now());
    if ('delivery' in what && replayed === 0)
      throw new CareError('not-found', `There is no ended delivery ${what.delivery}.`);
    nudge();
    return { replayed };
  }

  async #endpoint(id: string): Promise<Endpoint> {
    await this.#room.endpoints.read();
    const endpoint = this.#room.endpoints.get(id);
    if (!endpoint) throw new CareError('not-found', `There is no webhook endpoint ${id}.`);
    return endpoint;
  }
}

/** @param check looks at what is there and throws when it is not to be changed */
export async function changedEndpoint(
  { endpoints, policy, nudge }: WebhooksRoom,
  {
    id,
    changes,
    check,
  }: {
    readonly id: string;
    readonly changes: unknown;
    readonly check?: (before: Endpoint) => void;
  },
): Promise<Endpoint> {
  const { enabled, ...fields } = checked(webhookChanges, changes);
  if (fields.url !== undefined) readTarget(fields.url, policy);
  const defined = definedFields(fields);
  const endpoint = await endpoints.change(id, (before) => {
    check?.(before);
    if (Object.keys(defined).length > 0) mustNotBeConfigured(before);
    return {
      ...defined,
      ...(enabled === true && { status: 'enabled', failingSince: null }),
      ...(enabled === false && { status: 'disabled' }),
    };
  });
  nudge();
  return endpoint;
}

/** @param deed by which this rotation is known when it is asked for again */
export async function rotatedSecret(
  { endpoints, clock, random }: WebhooksRoom,
  {
    id,
    overlapMs = DAY_MS,
    deed,
  }: {
    readonly id: string;
    readonly overlapMs?: number | undefined;
    readonly deed?: string | null;
  },
): Promise<string> {
  const secret = newWebhookSecret(random);
  await endpoints.change(id, (before) => {
    mustNotBeConfigured(before);
    const now = clock.now();
    const until = now + overlapMs;
    const old = before.secrets.slice(0, 1).map((one) => ({ ...one, until }));
    const made = deed ? { deed: { hash: deed, at: now } } : {};
    return { secrets: [{ secret, until: null, ...made }, ...old] };
  });
  return secret;
}

function mustNotBeConfigured({ id, configured }: Endpoint): void {
  if (configured)
    throw new CareError(
      'conflict',
      `The webhook endpoint ${id} is given to createCare: change it there.`,
    );
}

function definedFields<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'the request';
  throw new CareError(
    'bad-request',
    issue.type === 'strict_object' && issue.expected === 'never'
      ? `${path} is not known here.`
      : `${path} should be ${issue.type === 'union' ? issue.message : (issue.expected ?? 'something else')}, but is ${issue.received}.`,
  );
}
