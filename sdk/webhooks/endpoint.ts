// An address that events are sent to: as it is kept, and as it is shown.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { CARE_EVENT_TYPES, type CareEvent, type CareEventType } from '../core/care-event.ts';
import { instant } from '../protocol/model.ts';
import type { EndpointRow } from '../stores/store.ts';
import { isWebhookSecret } from './signature.ts';

export const webhookSecret = v.pipe(
  v.string(),
  v.check(isWebhookSecret, 'a secret: whsec_ and 24 to 64 bytes in base64'),
);
export const eventTypes = v.pipe(v.array(v.picklist(CARE_EVENT_TYPES)), v.minLength(1));
export const endpointId = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/));

/** `gone`: it answered 410. `failing`: for days nothing got through. Either is ended by `update(id, { enabled: true })`. */
const status = v.picklist(['enabled', 'disabled', 'gone', 'failing']);

const endpointBody = v.object({
  url: v.string(),
  /** Null: all of them, those of later versions too. */
  events: v.nullable(v.array(v.string())),
  /** Null: all of them. */
  sites: v.nullable(v.array(v.string())),
  /** Newest first. `until` is when an old one stops to sign. */
  secrets: v.array(
    v.object({
      secret: v.string(),
      until: v.nullable(instant),
      /** What made it over the API, and when: by that a lost answer is given again. */
      deed: v.optional(v.object({ hash: v.string(), at: instant })),
    }),
  ),
  status,
  /** Since when nothing has got through; null while something does. */
  failingSince: v.nullable(instant),
  /** Given to createCare; others were created at run time. */
  configured: v.boolean(),
  createdAt: instant,
});

export type EndpointBody = v.InferOutput<typeof endpointBody>;

export interface Endpoint extends EndpointBody {
  readonly id: string;
  readonly version: number;
}

/** An endpoint without its secrets. Instants in ms since 1970. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  /** Null: all of them, those of later versions too. */
  readonly events: readonly CareEventType[] | null;
  /** Null: all of them. */
  readonly sites: readonly string[] | null;
  /** `gone`: it answered 410. `failing`: for days nothing got through. */
  readonly status: 'enabled' | 'disabled' | 'gone' | 'failing';
  /** Since when nothing has got through; null while something does. */
  readonly failingSince: number | null;
  /** Given to createCare: its address, events, sites and secrets are changed there. */
  readonly configured: boolean;
  readonly createdAt: number;
}

/** A row of another build that this one cannot read is left alone: null. */
export function endpointOf({ id, version, body }: EndpointRow): Endpoint | null {
  const read = v.safeParse(endpointBody, body);
  return read.success ? { id, version, ...read.output } : null;
}

export function rowOf({ id, version, ...body }: Endpoint): EndpointRow {
  return { id, version, body };
}

export function shownEndpoint({
  id,
  version: _,
  secrets: __,
  events,
  ...rest
}: Endpoint): WebhookEndpoint {
  return { id, events: events as readonly CareEventType[] | null, ...rest };
}

/** Of an endpoint that is given without an id: the same for the same address. */
export function endpointIdOf(url: string): string {
  return `ep_${hash('sha256', url, 'hex').slice(0, 24)}`;
}

export function wants({ status: now, events, sites }: Endpoint, event: CareEvent): boolean {
  return (
    now === 'enabled' &&
    (events === null || events.includes(event.type)) &&
    (sites === null || sites.includes(event.site))
  );
}

/** With which a delivery is signed now. */
export function secretsAt({ secrets }: Endpoint, now: number): readonly string[] {
  return secrets.filter(({ until }) => until === null || until > now).map(({ secret }) => secret);
}
