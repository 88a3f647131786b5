// Webhooks as the API shows them: never with a secret, but for the two answers that make one.
import * as v from 'valibot';
import { count, id, instant, siteId } from '../protocol/model.ts';
import { EVENT_TYPES } from './event-types.ts';
import { version } from './resources.ts';

export const webhookId = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/));
export const webhookUrl = v.pipe(
  v.string(),
  v.description('`https://…` of the public internet, at a port that the server sends to.'),
);
export const eventTypes = v.pipe(v.array(v.picklist(EVENT_TYPES)), v.minLength(1));

export const webhook = v.object({
  id: webhookId,
  url: webhookUrl,
  /** Null: all of them, those of later versions too. */
  events: v.nullable(v.array(v.string())),
  /** Null: all of them, those to come too. */
  sites: v.nullable(v.array(siteId)),
  /** `gone`: it answered 410. `failing`: for days nothing got through. `enabled: true` ends both. */
  status: v.picklist(['enabled', 'disabled', 'gone', 'failing']),
  /** Since when nothing has got through; null while something does. */
  failingSince: v.nullable(instant),
  /** Given to createCare, and changed there. */
  configured: v.boolean(),
  createdAt: instant,
  version,
});

/** `secret` signs what is sent from now on. It is in this answer and nowhere else. */
export const webhookWithSecret = v.object({ webhook, secret: v.string() });

const sendingError = v.picklist(['timeout', 'forbidden', 'unreachable', 'tls', 'cut']);

/** An event on its way to a webhook, or there; what was sent is not shown. */
export const webhookDelivery = v.object({
  id,
  /** Of the event: the header `webhook-id`. */
  event: v.string(),
  type: v.string(),
  conversation: v.string(),
  /** `dead` was given up, and can be replayed. */
  state: v.picklist(['waiting', 'delivered', 'dead']),
  createdAt: instant,
  /** When it is tried next; null when it has ended. */
  nextAt: v.nullable(instant),
  /** The last of them, oldest first. `status` is that of the answer, null when there was none. */
  attempts: v.array(
    v.object({
      at: instant,
      ms: count,
      status: v.nullable(v.number()),
      error: v.nullable(sendingError),
    }),
  ),
});

/** What became of one test. `arrived`: the answer was 2xx. */
export const webhookTest = v.object({
  arrived: v.boolean(),
  /** Of the answer; null when there was none. */
  status: v.nullable(v.number()),
  error: v.nullable(sendingError),
  ms: count,
});

export type Webhook = v.InferOutput<typeof webhook>;
export type WebhookWithSecret = v.InferOutput<typeof webhookWithSecret>;
export type WebhookDelivery = v.InferOutput<typeof webhookDelivery>;
export type WebhookTest = v.InferOutput<typeof webhookTest>;
