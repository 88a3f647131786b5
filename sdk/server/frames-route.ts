// The same frames over HTTP, for networks and pages that let no socket through.
import type { Door } from '../core/admit.ts';
import type { ExchangeAnswer } from '../core/exchange.ts';
import type { Exchanges } from '../core/exchanges.ts';
import { CareError } from '../protocol/care-error.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import { decodeBatch, readUp } from '../protocol/codec.ts';
import { EXCHANGE_MAX_FRAMES, FRAME_MAX_BYTES } from '../protocol/limits.ts';
import type { UpFrame } from '../protocol/up.ts';
import type { Clock } from '../runtime.ts';
import { ownOrigins, type Doorkeeper } from './doorkeeper.ts';
import { readText } from './read-text.ts';
import type { Turnstile } from './turnstile.ts';

/** When a server that is about to stop is worth another try. */
const COME_BACK_AFTER_MS = 2_000;

export interface FramesOffice {
  readonly exchanges: Exchanges;
  readonly doorkeeper: Doorkeeper;
  readonly turnstile: Turnstile;
  readonly clock: Clock;
}

/** Browsers need not ask before they send plain text; this is for whoever asks all the same. */
export function allowFrames({ doorkeeper }: FramesOffice, request: Request): Response {
  const { headers } = atTheDoor(doorkeeper, request);
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    },
  });
}

/** @throws CareError `unknown-site`, `origin-forbidden`, `busy`, `too-large`, `too-early`, `bad-frame` */
export async function exchangeFrames(office: FramesOffice, request: Request): Promise<Response> {
  const { exchanges, doorkeeper, turnstile, clock } = office;
  const { door, headers, wait } = atTheDoor(doorkeeper, request);
  if (exchanges.draining) throw aboutToStop();
  turnstile.check();
  const batch = decodeBatch(await readText(request, { bytes: FRAME_MAX_BYTES, clock }));
  if (batch.length > EXCHANGE_MAX_FRAMES)
    throw new CareError('too-large', `At most ${EXCHANGE_MAX_FRAMES} frames at once.`);
  if (exchanges.draining) throw aboutToStop();
  const frames = framesOf(batch);
  const answer = frames
    ? await exchanges.run(door, frames, { wait, signal: request.signal })
    : { frames: [], close: CLOSE_CODES.BAD_FRAME };
  return new Response(bodyWith(answer), {
    headers: { ...headers, 'content-type': 'application/json' },
  });
}

export function atTheDoor(
  doorkeeper: Doorkeeper,
  request: Request,
): { door: Door; headers: Record<string, string>; wait: boolean } {
  const { searchParams } = new URL(request.url);
  const origin = request.headers.get('origin');
  const found = doorkeeper.door(searchParams.get('site') ?? '', origin, ownOrigins(request));
  const door = { ...found, logins: doorkeeper.loginsOf(request) };
  const headers = {
    vary: 'Origin',
    'cache-control': 'no-store',
    ...(origin !== null && { 'access-control-allow-origin': origin }),
  };
  return { door, headers, wait: searchParams.has('wait') };
}

/** Null when one of them is none: then none of them has an effect. */
function framesOf(batch: readonly unknown[]): UpFrame[] | null {
  try {
    return batch.map(readUp);
  } catch {
    return null;
  }
}

function bodyWith({ frames, close }: ExchangeAnswer): string {
  return `{"frames":[${frames.join(',')}]${close === null ? '' : `,"close":${close}`}}`;
}

function aboutToStop(): CareError {
  return new CareError('busy', 'The server is about to stop.', {
    retryAfterMs: COME_BACK_AFTER_MS,
  });
}
