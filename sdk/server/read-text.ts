import { CareError } from '../protocol/care-error.ts';
import { once, type Clock } from '../runtime.ts';

export interface BodyLimits {
  readonly bytes: number;
  readonly clock: Clock;
}

/** Against clients that are slow on purpose; the longest body takes a few seconds on a very slow line. */
const BODY_WITHIN_MS = 15_000;

/**
 * The body of a request, of which never more than allowed is held.
 * @throws CareError `too-large`, `too-early` when it does not end in time, `bad-request` when it breaks off
 */
export async function readText(request: Request, { bytes, clock }: BodyLimits): Promise<string> {
  const said = Number(request.headers.get('content-length') ?? 0);
  if (said > bytes) throw tooLarge(bytes);
  const reader = request.body?.getReader();
  if (!reader) return '';
  const read = new AbortController();
  let isLate = false;
  const stop = () => void reader.cancel().catch(() => {});
  const late = () => {
    isLate = true;
    stop();
  };
  once(clock, BODY_WITHIN_MS, late, read.signal);
  const chunks: Uint8Array[] = [];
  let held = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isLate) throw new CareError('too-early', 'The body did not come in time.');
      if (done) return Buffer.concat(chunks).toString();
      held += value.byteLength;
      if (held > bytes) throw tooLarge(bytes);
      chunks.push(value);
    }
  } catch (cause) {
    stop();
    if (cause instanceof CareError) throw cause;
    throw new CareError('bad-request', 'The body broke off.', { cause });
  } finally {
    read.abort();
  }
}

function tooLarge(bytes: number): CareError {
  return new CareError('too-large', `A body is at most ${bytes} bytes long.`);
}
