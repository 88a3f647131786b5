import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { isNumber, isString, listOf, maybe, shape } from '../../sdk/protocol/shape.ts';
import type { ClientWorld } from './care-client.ts';

/** Any frame; what its fields hold is looked at by whoever reads them. */
export type Frame = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface HttpAnswer {
  readonly frames: readonly Frame[];
  /** With which code a socket would have been closed. */
  readonly close: number | undefined;
  /** When a server that is full is worth another try. */
  readonly retryAfterMs?: number;
}

/** However long somebody in between wants it to be. */
export const RETRY_AFTER_MAX_MS = 60_000;

const isAnswer = shape<Pick<HttpAnswer, 'frames' | 'close'>>({
  frames: listOf((value): value is Frame => isString((value as Frame | null)?.type)),
  close: maybe(isNumber),
});

/** Never rejects; null when the signal ended it. Whatever is no answer of a care server is a passing break. */
export async function exchange(
  { fetch }: Pick<ClientWorld, 'fetch'>,
  url: string,
  { body, signal }: { readonly body: string; readonly signal: AbortSignal },
): Promise<HttpAnswer | null> {
  try {
    const headers = { 'content-type': 'text/plain' };
    const request = { method: 'POST', headers, body, signal, cache: 'no-store' } as const;
    const response = await fetch(url, { ...request, credentials: 'omit' });
    if (!response.ok) return refused(response);
    // A captive portal answers with a page, and so it says nothing.
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : broken;
  } catch {
    return signal.aborted ? null : broken;
  }
}

const broken: HttpAnswer = { frames: [], close: CLOSE_CODES.GOING_AWAY };

function refused({ status, headers }: Response): HttpAnswer {
  const seconds = Number(headers.get('retry-after') ?? 0);
  const close =
    status === 413
      ? CLOSE_CODES.TOO_LARGE
      : status === 400
        ? CLOSE_CODES.BAD_FRAME
        : status === 429
          ? CLOSE_CODES.RATE_LIMITED
          : CLOSE_CODES.GOING_AWAY;
  return {
    frames: [],
    close,
    ...(seconds > 0 && { retryAfterMs: Math.min(seconds * 1000, RETRY_AFTER_MAX_MS) }),
  };
}
