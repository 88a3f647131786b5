import type { CareError, ErrorCode } from '../protocol/care-error.ts';
import { ERROR_SENTENCES } from './error-sentences.ts';

export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'unknown-site':
    case 'not-found':
      return 404;
    case 'origin-forbidden':
    case 'forbidden':
      return 403;
    case 'token-expired':
      return 401;
    case 'too-early':
      return 408;
    case 'file-incomplete':
    case 'file-used':
      return 409;
    case 'outdated':
      return 412;
    case 'file-refused':
      return 415;
    case 'too-large':
      return 413;
    case 'rate-limited':
      return 429;
    case 'busy':
      return 503;
    case 'internal':
      return 500;
    default:
      return 400;
  }
}

export function errorBody({ code, message }: CareError): string {
  const sentence = message === code ? ERROR_SENTENCES[code] : message;
  return JSON.stringify({ error: { code, message: sentence } });
}

/** Readable from any origin: it tells nothing secret, and without it the console would only say "CORS". */
export function errorResponse(error: CareError): Response {
  return new Response(errorBody(error), {
    status: statusOf(error.code),
    headers: {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      ...(error.retryAfterMs !== undefined && {
        'retry-after': String(Math.ceil(error.retryAfterMs / 1000)),
        'access-control-expose-headers': 'Retry-After',
      }),
    },
  });
}
