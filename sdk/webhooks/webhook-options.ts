// What a merchant says about webhooks, and how it is checked.
import * as v from 'valibot';
import type { CareEventType } from '../core/care-event.ts';
import { siteId } from '../protocol/model.ts';
import { endpointId, eventTypes, webhookSecret } from './endpoint.ts';

/** An endpoint that is known when the server starts. */
export interface WebhookOptions {
  /** `https://…` of the public internet, at a port of `webhookDelivery.ports`. */
  readonly url: string;
  /** `whsec_…`, or two while the second takes the place of the first: both sign. */
  readonly secret: string | readonly [string, string];
  /** Default: all of them, those of later versions too. */
  readonly events?: readonly CareEventType[];
  /** Default: all of them. */
  readonly sites?: readonly string[];
  /** By which its deliveries are found when its address changes; default: made of the address. */
  readonly id?: string;
}

/** How webhooks are sent. */
export interface WebhookDeliveryOptions {
  /** Lets `http://` through. Default false. */
  readonly allowHttp?: boolean;
  /** For development alone: sends to any address, this machine and plain http included. Default false. */
  readonly allowPrivateTargets?: boolean;
  /** Ports that may be sent to. Default 443, and 80 with `allowHttp`. */
  readonly ports?: readonly number[];
  /** An endpoint that nothing has got through to for so many days is switched off. Default 5. */
  readonly switchOffAfterDays?: number;
  /** How long deliveries stay in the log, and can be replayed, after they have ended. Default 30. */
  readonly keepDays?: number;
  /** Deliveries begun per second. Default 50. */
  readonly perSecond?: number;
}

export interface NewWebhook {
  readonly url: string;
  /** Null or absent: all of them. */
  readonly events?: readonly CareEventType[] | null;
  /** Null or absent: all of them. */
  readonly sites?: readonly string[] | null;
}

export interface WebhookChanges extends Partial<NewWebhook> {
  /** False: nothing is sent, and nothing is kept for it. True ends that, and `gone` and `failing`. */
  readonly enabled?: boolean;
}

const sites = v.pipe(v.array(siteId), v.minLength(1));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const days = v.pipe(v.number(), v.gtValue(0));

export const webhookOptions = v.array(
  v.strictObject({
    url: v.string(),
    secret: v.union(
      [webhookSecret, v.tuple([webhookSecret, webhookSecret])],
      'a secret, whsec_ and 24 to 64 bytes in base64, or two of them',
    ),
    events: v.optional(eventTypes),
    sites: v.optional(sites),
    id: v.optional(endpointId),
  }),
);

export const webhookDeliveryOptions = v.strictObject({
  allowHttp: v.optional(v.boolean()),
  allowPrivateTargets: v.optional(v.boolean()),
  ports: v.optional(v.pipe(v.array(port), v.minLength(1))),
  switchOffAfterDays: v.optional(days),
  keepDays: v.optional(days),
  perSecond: v.optional(v.pipe(v.number(), v.gtValue(0))),
});

export const newWebhook = v.strictObject({
  url: v.string(),
  events: v.optional(v.nullable(eventTypes)),
  sites: v.optional(v.nullable(sites)),
});

export const webhookChanges = v.strictObject({
  ...v.partial(newWebhook).entries,
  enabled: v.optional(v.boolean()),
});

export const deliveriesQuery = v.strictObject({
  state: v.optional(v.picklist(['waiting', 'delivered', 'dead'])),
  cursor: v.optional(v.nullable(v.string())),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
});

export const replayRequest = v.union(
  [
    v.strictObject({ delivery: v.pipe(v.string(), v.maxLength(64)) }),
    v.strictObject({ since: v.pipe(v.number(), v.minValue(0)) }),
  ],
  'either { delivery: id } or { since: ms since 1970 }',
);

export const rotation = v.strictObject({
  overlapMs: v.optional(v.pipe(v.number(), v.minValue(0))),
});
