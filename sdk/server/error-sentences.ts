import type { ErrorCode } from '../protocol/care-error.ts';

/** What a code means for whoever asked. Kept out of the wire's own module, which every shopper loads. */
export const ERROR_SENTENCES: Readonly<Record<ErrorCode, string>> = {
  'bad-frame': 'The frame is not one this protocol knows.',
  'bad-request': 'The request is not what this route expects.',
  'too-large': 'The frame or request is larger than allowed.',
  'too-early': 'The first frame must be a hello, sent in time.',
  'too-long': 'The text is longer than allowed.',
  'version-unsupported': 'No common protocol version.',
  'unknown-site': 'This server has no such site.',
  'origin-forbidden': 'This origin is not on the site’s allow-list.',
  forbidden: 'This actor may not do that.',
  'not-found': 'No such thing, or not yours to see.',
  'token-expired': 'The token is unknown or has expired.',
  'wrong-code': 'That is not the code.',
  conflict: 'This op id was already used for something else.',
  outdated: 'It has changed since you read it: read it again.',
  'already-exists': 'It exists already.',
  'file-refused': 'Files of this kind are not taken.',
  'file-incomplete': 'The upload of this file is not complete.',
  'file-used': 'This file belongs to another message.',
  'out-of-order': 'The op before this one has not arrived yet.',
  busy: 'The server cannot take this now; try again shortly.',
  'rate-limited': 'Too many requests; slow down.',
  internal: 'The server failed; nothing was changed.',
};
