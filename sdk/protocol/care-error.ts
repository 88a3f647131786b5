/**
 * Every code a server or client of this protocol can give; PROTOCOL.md says what each means. With a retryable one
 * the same request may succeed later without being changed.
 */
export const ERROR_CODES = {
  'bad-frame': { retryable: false },
  'bad-request': { retryable: false },
  'too-large': { retryable: false },
  'too-early': { retryable: false },
  'too-long': { retryable: false },
  'version-unsupported': { retryable: false },
  'unknown-site': { retryable: false },
  'origin-forbidden': { retryable: false },
  forbidden: { retryable: false },
  'not-found': { retryable: false },
  'token-expired': { retryable: false },
  'wrong-code': { retryable: false },
  conflict: { retryable: false },
  outdated: { retryable: false },
  'already-exists': { retryable: false },
  'file-refused': { retryable: false },
  'file-incomplete': { retryable: false },
  'file-used': { retryable: false },
  'out-of-order': { retryable: true },
  busy: { retryable: true },
  'rate-limited': { retryable: true },
  internal: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The same, for browsers, which do without the list of all that can go wrong. */
const RETRYABLE: readonly ErrorCode[] = ['out-of-order', 'busy', 'rate-limited', 'internal'];

/** The one error class of both halves. `code` is the wire's code. */
export class CareError extends Error {
  override readonly name = 'CareError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** Milliseconds after which a retry makes sense, when the sender knows. */
  readonly retryAfterMs: number | undefined;

  /**
   * @param detail a sentence for people that says what was wrong, what was expected and what to do; without one the
   *   message is the code, and a server answers with its usual sentence for it
   */
  constructor(
    code: ErrorCode,
    detail?: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(detail ?? code, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.retryable = RETRYABLE.includes(code);
    this.retryAfterMs = options.retryAfterMs;
  }
}
