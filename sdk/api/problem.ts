// Errors over HTTP: RFC 9457, `application/problem+json`, with the codes of `CareError`.
import * as v from 'valibot';
import { CareError, ERROR_CODES, type ErrorCode } from '../protocol/care-error.ts';

export const PROBLEM_TYPE = 'application/problem+json';
const TYPE_PREFIX = 'urn:care-widget:error:';

export const problem = v.object({
  /** `urn:care-widget:error:` and the code. */
  type: v.string(),
  /** What the code means; the same for every problem of its kind. */
  title: v.string(),
  /** The HTTP status. */
  status: v.number(),
  /** What was wrong this time, and what to do. */
  detail: v.string(),
  code: v.picklist(Object.keys(ERROR_CODES) as ErrorCode[]),
  /** Whether the same request may succeed later without being changed. */
  retryable: v.boolean(),
});

export type Problem = v.InferOutput<typeof problem>;

export function problemOf(error: CareError, status: number, title: string): Problem {
  const { code, message, retryable } = error;
  const detail = message === code ? title : message;
  return { type: TYPE_PREFIX + code, title, status, detail, code, retryable };
}

/** The error that a server has sent. @param retryAfterMs from its header `Retry-After` */
export function errorOf(body: unknown, status: number, retryAfterMs?: number): CareError {
  const options = retryAfterMs === undefined ? {} : { retryAfterMs };
  const read = v.safeParse(problem, body);
  if (read.success) return new CareError(read.output.code, read.output.detail, options);
  const what = `The server answered with status ${status} and no problem that this build can read.`;
  return new CareError(status === 503 || status === 429 ? 'busy' : 'internal', what, options);
}
