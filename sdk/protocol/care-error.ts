/**
 * Every code a server or client of this protocol can give, with what it means for whoever asked.
 * `retryable`: the same request may succeed later without being changed. PROTOCOL.md lists them all.
 */
export const ERROR_CODES = {
  'bad-frame': { retryable: false, message: 'The frame is not one this protocol knows.' },
  'bad-request': { retryable: false, message: 'The request is not what this route expects.' },
  'too-large': { retryable: false, message: 'The frame or request is larger than allowed.' },
  'too-early': { retryable: false, message: 'The first frame must be a hello, sent in time.' },
  'too-long': { retryable: false, message: 'The text is longer than allowed.' },
  'version-unsupported': { retryable: false, message: 'No common protocol version.' },
  'unknown-site': { retryable: false, message: 'This server has no such site.' },
  'origin-forbidden': { retryable: false, message: 'This origin is not on the site’s allow-list.' },
  forbidden: { retryable: false, message: 'This actor may not do that.' },
  'not-found': { retryable: false, message: 'No such thing, or not yours to see.' },
  'token-expired': { retryable: false, message: 'The token is unknown or has expired.' },
  conflict: { retryable: false, message: 'This op id was already used for something else.' },
  'already-exists': { retryable: false, message: 'It exists already.' },
  'out-of-order': { retryable: true, message: 'The op before this one has not arrived yet.' },
  busy: { retryable: true, message: 'The server cannot take this now; try again shortly.' },
  'rate-limited': { retryable: true, message: 'Too many requests; slow down.' },
  internal: { retryable: true, message: 'The server failed; nothing was changed.' },
} as const satisfies Record<string, { retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The one error class of both halves. `code` is the wire's code. */
export class CareError extends Error {
  override readonly name = 'CareError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** Milliseconds after which a retry makes sense, when the sender knows. */
  readonly retryAfterMs: number | undefined;

  /** @param detail a sentence for people that says what was wrong, what was expected and what to do */
  constructor(
    code: ErrorCode,
    detail?: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(detail ?? ERROR_CODES[code].message, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.retryable = ERROR_CODES[code].retryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}
