// Standard Webhooks signatures: HMAC-SHA-256 over id, time and body, so that none of them can be changed.
import { Webhook } from 'standardwebhooks';
import { CareError } from '../protocol/care-error.ts';
import type { RandomBytes } from '../protocol/ids.ts';

const PREFIX = 'whsec_';
/** What Standard Webhooks asks for: 24 to 64 bytes. */
const SECRET_BYTES_MIN = 24;
const SECRET_BYTES_MAX = 64;
const SECRET_BYTES = 32;

export function newWebhookSecret(random: RandomBytes): string {
  return PREFIX + Buffer.from(random(SECRET_BYTES)).toString('base64');
}

/** `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(secret: string): boolean {
  if (!secret.startsWith(PREFIX)) return false;
  const encoded = secret.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, 'base64');
  return (
    bytes.toString('base64') === encoded &&
    bytes.length >= SECRET_BYTES_MIN &&
    bytes.length <= SECRET_BYTES_MAX
  );
}

export interface Signed {
  readonly id: string;
  /** In seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** `v1,…` @throws CareError `bad-request` for a secret that is none; the secret is not repeated */
export function signatureOf(secret: string, { id, timestamp, body }: Signed): string {
  if (!isWebhookSecret(secret))
    throw new CareError(
      'bad-request',
      `A webhook secret is ${PREFIX} and ${SECRET_BYTES_MIN} to ${SECRET_BYTES_MAX} bytes in base64: take the one that care.webhooks.create gave.`,
    );
  return new Webhook(secret).sign(id, new Date(timestamp * 1_000), body);
}

/** The three headers; with two secrets, while one takes the other's place, both sign. */
export function signedHeaders(
  secrets: readonly string[],
  signed: Signed,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(secret, signed)).join(' '),
  };
}
