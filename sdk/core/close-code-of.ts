import type { ErrorCode } from '../protocol/care-error.ts';
import { CLOSE_CODES, type CloseCode } from '../protocol/close-codes.ts';

/** With which close code an error ends a socket. */
export function closeCodeOf(code: ErrorCode): CloseCode {
  switch (code) {
    case 'bad-frame':
    case 'bad-request':
      return CLOSE_CODES.BAD_FRAME;
    case 'too-large':
      return CLOSE_CODES.TOO_LARGE;
    case 'too-early':
      return CLOSE_CODES.TOO_EARLY;
    case 'token-expired':
      return CLOSE_CODES.TOKEN_EXPIRED;
    case 'forbidden':
    case 'origin-forbidden':
    case 'unknown-site':
      return CLOSE_CODES.FORBIDDEN;
    case 'version-unsupported':
      return CLOSE_CODES.VERSION_UNSUPPORTED;
    case 'rate-limited':
      return CLOSE_CODES.RATE_LIMITED;
    default:
      return CLOSE_CODES.INTERNAL;
  }
}
