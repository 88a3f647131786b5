// One request about files, in the name of this client: its token goes no further than here.
import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { isString } from '../../sdk/protocol/shape.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';

/** A piece of a file that has not gone through by then has met a connection that is dead. */
export const ANSWER_WITHIN_MS = 60_000;

/** @throws CareError with the server's code, or `busy` when nobody can be reached */
export async function askAboutFile(
  { options, journal }: Core,
  path: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<unknown> {
  const { as, server, clock, fetch } = options;
  await journal.opened;
  const token = as.role === 'contact' && journal.identity?.token;
  const over = new AbortController();
  const late = new AbortController();
  const abort = () => late.abort();
  signal?.addEventListener('abort', abort, { signal: over.signal });
  once(clock, ANSWER_WITHIN_MS, abort, over.signal);
  try {
    const response = await fetch(server + path, {
      ...init,
      headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) },
      credentials: as.role === 'agent' ? 'include' : 'omit',
      signal: late.signal,
    });
    const body: unknown = await response.json().catch(() => null); // there is none after DELETE
    if (response.ok) return body;
    throw refusal(response, body);
  } catch (cause) {
    if (cause instanceof CareError) throw cause;
    throw new CareError('busy', 'The server cannot be reached.', { cause });
  } finally {
    over.abort();
  }
}

function refusal({ headers, status }: Response, body: unknown): CareError {
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  const retryAfterMs = Number(headers.get('retry-after')) * 1_000 || 0;
  const known = isString(code) ? (code as ErrorCode) : 'internal';
  return new CareError(known, `A request about a file was answered ${status}.`, { retryAfterMs });
}
