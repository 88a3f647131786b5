import * as v from 'valibot';
import { id, instant, siteId } from '../protocol/model.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf, paging } from './page.ts';
import { idempotencyKey, version } from './resources.ts';
import {
  eventTypes,
  webhook,
  webhookDelivery,
  webhookId,
  webhookTest,
  webhookUrl,
  webhookWithSecret,
} from './webhook-resources.ts';

const LIST = '/v1/admin/sites/:site/webhooks';
const ONE = `${LIST}/:webhook` as const;
const DELIVERY = `${ONE}/deliveries/:delivery` as const;

const one = { site: siteId, webhook: webhookId };
const oneDelivery = v.strictObject({ ...one, delivery: id });
/** For an hour the same key is answered with the same secret, for answers that were lost. */
const once = { idempotencyKey: v.optional(idempotencyKey) };
const OVERLAP_MAX_MS = 30 * 86_400_000;

export const webhookEndpoints = {
  /** Webhooks that are sent events of a site, of which the caller reaches all sites. @throws CareError `not-found` */
  list: {
    method: 'GET',
    path: LIST,
    scope: 'webhooks:read',
    summary: 'List the webhooks of a site',
    input: v.strictObject({ site: siteId, ...paging }),
    output: pageOf(webhook),
  },
  /** @throws CareError `not-found` */
  get: {
    method: 'GET',
    path: ONE,
    scope: 'webhooks:read',
    summary: 'Get a webhook',
    input: v.strictObject(one),
    output: webhook,
  },
  /**
   * Adds a webhook for this one site. `events`: all of them when null or absent. The secret is in this answer alone.
   * @throws CareError `bad-request` that says why it cannot be sent there, `conflict`
   */
  create: {
    method: 'POST',
    path: LIST,
    scope: 'webhooks:write',
    summary: 'Create a webhook',
    input: v.strictObject({
      site: siteId,
      url: webhookUrl,
      events: v.optional(v.nullable(eventTypes)),
      ...once,
    }),
    output: webhookWithSecret,
    status: 201,
  },
  /**
   * `enabled: false`: nothing is sent, and nothing kept for it; true ends that, and `gone` and `failing`.
   * @throws CareError `not-found`, `outdated`, `conflict` for one of createCare's, `forbidden` for one of all sites
   */
  update: {
    method: 'PATCH',
    path: ONE,
    scope: 'webhooks:write',
    summary: 'Update a webhook',
    input: v.strictObject({
      ...one,
      version: v.optional(version),
      url: v.optional(webhookUrl),
      events: v.optional(v.nullable(eventTypes)),
      enabled: v.optional(v.boolean()),
    }),
    output: webhook,
  },
  /** Removes it with all its deliveries. @throws CareError `not-found`, also when it is gone already; as `update` */
  delete: {
    method: 'DELETE',
    path: ONE,
    scope: 'webhooks:write',
    summary: 'Delete a webhook and its deliveries',
    input: v.strictObject(one),
    output: webhook,
  },
  /**
   * Gives it a new secret, in this answer alone. For `overlapMs` (a day when absent, 30 at most) the one before signs as
   * well. @throws CareError as `update`
   */
  rotateSecret: {
    method: 'POST',
    path: `${ONE}/secret`,
    scope: 'webhooks:write',
    summary: 'Give a webhook a new secret',
    input: v.strictObject({
      ...one,
      overlapMs: v.optional(
        v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(OVERLAP_MAX_MS)),
      ),
      ...once,
    }),
    output: webhookWithSecret,
  },
  /**
   * Sends a signed event of the type `webhook.test`, once, and waits for the answer.
   * @throws CareError `not-found`, `rate-limited` for more than one a second
   */
  test: {
    method: 'POST',
    path: `${ONE}/test`,
    scope: 'webhooks:write',
    summary: 'Send a test event to a webhook',
    input: v.strictObject(one),
    output: webhookTest,
  },
  /** What was sent, newest first. Dead letters are those whose `state` is `dead`. @throws CareError `not-found` */
  deliveries: {
    method: 'GET',
    path: `${ONE}/deliveries`,
    scope: 'webhooks:read',
    summary: 'List the deliveries of a webhook, newest first',
    input: v.strictObject({
      ...one,
      state: v.optional(webhookDelivery.entries.state),
      ...paging,
    }),
    output: pageOf(webhookDelivery),
  },
  /** @throws CareError `not-found` */
  delivery: {
    method: 'GET',
    path: DELIVERY,
    scope: 'webhooks:read',
    summary: 'Get a delivery',
    input: oneDelivery,
    output: webhookDelivery,
  },
  /** Sends it again, with the ids it had; one that waits already is left alone. @throws CareError `not-found` */
  replay: {
    method: 'POST',
    path: `${DELIVERY}/replay`,
    scope: 'webhooks:write',
    summary: 'Send a delivery again',
    input: oneDelivery,
    output: webhookDelivery,
  },
  /** Sends all events since an instant again that were delivered or given up. @throws CareError `not-found` */
  replaySince: {
    method: 'POST',
    path: `${ONE}/replay`,
    scope: 'webhooks:write',
    summary: 'Send all deliveries since an instant again',
    input: v.strictObject({ ...one, since: instant }),
    output: v.object({ replayed: v.number() }),
  },
} as const satisfies Record<string, Endpoint>;
