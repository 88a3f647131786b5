import { PROBLEM_TYPE, problemOf } from '../../api/problem.ts';
import type { CareError, ErrorCode } from '../../protocol/care-error.ts';
import { statusOf } from '../error-response.ts';
import { ERROR_SENTENCES } from '../error-sentences.ts';

/** On the socket and its routes these are plain 400, which nobody has to tell apart there. */
export function problemStatus(code: ErrorCode): number {
  const isClash = code === 'conflict' || code === 'already-exists' || code === 'out-of-order';
  return isClash ? 409 : statusOf(code);
}

export function problemResponse(error: CareError, headers: Record<string, string>): Response {
  const status = problemStatus(error.code);
  const body = problemOf(error, status, ERROR_SENTENCES[error.code]);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': PROBLEM_TYPE,
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(error.retryAfterMs !== undefined && {
        'retry-after': String(Math.ceil(error.retryAfterMs / 1000)),
      }),
    },
  });
}
