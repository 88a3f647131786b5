import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import type { CareError } from '../protocol/care-error.ts';
import { errorBody, statusOf } from './error-response.ts';

/** Answers an upgrade request as plain HTTP and ends the connection, whether the peer reads that or not. */
export function refuseUpgrade(stream: Duplex, error: CareError): void {
  const status = statusOf(error.code);
  const body = errorBody(error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json',
    'x-content-type-options: nosniff',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(error.retryAfterMs === undefined
      ? []
      : [`retry-after: ${Math.ceil(error.retryAfterMs / 1_000)}`]),
  ];
  stream.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy());
}
