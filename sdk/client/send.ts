import { errorOf } from '../api/problem.ts';
import { CareError } from '../protocol/care-error.ts';
import { once, type Clock } from '../runtime.ts';
import type { HttpRequest } from './http-request.ts';

interface Sending {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * One attempt: the answer's body.
 * @throws CareError the server's own, or `busy` when it could not be reached or did not answer in time
 */
export async function send(request: HttpRequest, sending: Sending): Promise<unknown> {
  const { clock, timeoutMs, signal } = sending;
  signal.throwIfAborted();
  const attempt = new AbortController();
  const done = new AbortController();
  const stop = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', stop, { signal: done.signal });
  once(clock, timeoutMs, () => attempt.abort(late(timeoutMs)), done.signal);
  try {
    const init = { ...request.init, signal: attempt.signal };
    const response = await sending.fetch(request.url, init);
    const text = await response.text();
    const body = parsed(text);
    if (response.ok && body !== undefined) return body;
    throw errorOf(body, response.status, retryAfterMs(response.headers, clock));
  } catch (cause) {
    if (cause instanceof CareError) throw cause;
    signal.throwIfAborted();
    throw attempt.signal.aborted ? late(timeoutMs) : unreachable(request.url, cause);
  } finally {
    done.abort();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or a date. */
function retryAfterMs(headers: Headers, clock: Clock): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1000 : Date.parse(said) - clock.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function late(timeoutMs: number): CareError {
  return new CareError('busy', `The care server did not answer within ${timeoutMs} ms.`);
}

function unreachable({ origin }: URL, cause: unknown): CareError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CareError('busy', `The care server ${origin} could not be reached: ${why}.`, {
    cause,
  });
}
