import { CareError } from '../protocol/care-error.ts';
import { BUS_MESSAGE_MAX_BYTES } from './bus.ts';

const ENDS_A_LINE = /[\0\n\r]/;

/** @throws CareError `bad-request` for what no bus carries */
export function checkMessage(message: string): void {
  if (ENDS_A_LINE.test(message))
    throw new CareError('bad-request', 'A message on the bus is one line, without NUL.');
  if (Buffer.byteLength(message) > BUS_MESSAGE_MAX_BYTES)
    throw new CareError(
      'bad-request',
      `A message on the bus is at most ${BUS_MESSAGE_MAX_BYTES} bytes long.`,
    );
}
