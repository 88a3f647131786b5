import { CareError } from '../protocol/care-error.ts';
import { every, type Clock } from '../runtime.ts';

/** Slower than any line on which one could chat: a kilobyte a second. */
const WINDOW_MS = 10_000;
const WINDOW_MIN_BYTES = 10_240;

/**
 * Hands a request's body to whoever keeps it, for as long as it comes fast enough and its sender is there.
 * @throws CareError `too-early` when it does not, and what `keep` throws
 */
export async function whileFast<T>(
  request: Request,
  clock: Clock,
  keep: (body: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = new AbortController();
  const reading = new AbortController();
  let came = 0;
  const check = () => {
    if (came < WINDOW_MIN_BYTES)
      patience.abort(
        new CareError('too-early', 'The body comes too slowly; go on from the offset.'),
      );
    came = 0;
  };
  async function* body(): AsyncIterable<Uint8Array> {
    try {
      for await (const piece of request.body ?? []) {
        came += piece.byteLength;
        yield piece;
      }
    } finally {
      // What is done with the bytes then takes its own time.
      reading.abort();
    }
  }
  every(clock, WINDOW_MS, check, reading.signal);
  try {
    return await keep(body(), AbortSignal.any([patience.signal, request.signal]));
  } finally {
    reading.abort();
  }
}
