import { timingSafeEqual } from 'node:crypto';
import type { CareEvent } from '../core/care-event.ts';
import { CareError } from '../protocol/care-error.ts';
import { signatureOf } from './signature.ts';
import { readWebhookBody, type UnknownEvent } from './webhook-body.ts';

/** Headers as frameworks have them: of the fetch standard, or an object with names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** How far the time of signing may be from now, in ms. Default 5 minutes. */
  readonly toleranceMs?: number;
  /** Now, in ms since 1970; for tests. */
  readonly now?: number;
}

const TOLERANCE_MS = 300_000;
/** A sender has two secrets at most while one takes the other's place; more signatures are somebody's attempts. */
const SIGNATURES_MAX = 8;

/**
 * The event of a request that care has signed with one of your secrets.
 * @param rawBody exactly as it came, before any parser: `await request.text()`, `express.raw()`
 * @param secrets one, or both while you change it
 * @throws CareError `forbidden` when nobody with your secret has sent this now; `bad-request` when it lacks headers or
 * is no event. Answer 401 or 400
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceMs = TOLERANCE_MS, now = Date.now() }: VerifyOptions = {},
): CareEvent | UnknownEvent {
  const body = bodyText(rawBody);
  const id = header(headers, 'webhook-id');
  const timestamp = secondsOf(header(headers, 'webhook-timestamp'));
  const given = header(headers, 'webhook-signature').split(' ').slice(0, SIGNATURES_MAX);
  const all = typeof secrets === 'string' ? [secrets] : secrets;
  if (all.length === 0)
    throw new CareError('bad-request', 'verifyWebhook needs a secret: whsec_ and base64.');
  const expected = all.map((secret) => signatureOf(secret, { id, timestamp, body }));
  if (!expected.some((one) => given.some((other) => isEqual(one, other))))
    throw new CareError('forbidden', 'The signature of this webhook is not of your secret.');
  if (Math.abs(now - timestamp * 1_000) > toleranceMs)
    throw new CareError(
      'forbidden',
      'This webhook was signed at another time: it is a replay, or a clock is wrong.',
    );
  const event = readWebhookBody(body);
  if (event.type !== 'unknown' && event.id !== id)
    throw new CareError('bad-request', 'The id of this webhook is not that of its event.');
  return event;
}

function bodyText(rawBody: unknown): string {
  if (typeof rawBody === 'string') return rawBody;
  if (rawBody instanceof Uint8Array) return Buffer.from(rawBody).toString('utf8');
  throw new CareError(
    'bad-request',
    'verifyWebhook needs the raw body, as text or bytes: keep parsers such as express.json() away from this route.',
  );
}

function header(headers: WebhookHeaders, name: string): string {
  const value =
    typeof headers.get === 'function'
      ? (headers.get as (name: string) => string | null)(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value === 'string' && value !== '') return value;
  throw new CareError('bad-request', `This is no webhook of care: the header ${name} is missing.`);
}

function secondsOf(text: string): number {
  if (!/^\d{1,12}$/.test(text))
    throw new CareError('bad-request', 'The header webhook-timestamp is no time in seconds.');
  return Number(text);
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
