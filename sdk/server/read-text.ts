import { CareError } from '../protocol/care-error.ts';

export interface BodyLimits {
  readonly bytes: number;
  /** Ends the wait for the rest. */
  readonly signal: AbortSignal;
}

/**
 * The body of a request, of which never more than allowed is held.
 * @throws CareError `too-large`, `too-early` when the signal is aborted before its end, `bad-request` when it breaks off
 */
export async function readText(request: Request, { bytes, signal }: BodyLimits): Promise<string> {
  const said = Number(request.headers.get('content-length') ?? 0);
  if (said > bytes) throw tooLarge(bytes);
  const reader = request.body?.getReader();
  if (!reader) return '';
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  const chunks: Uint8Array[] = [];
  let held = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) throw new CareError('too-early', 'The body did not come in time.');
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
    signal.removeEventListener('abort', stop);
  }
}

function tooLarge(bytes: number): CareError {
  return new CareError('too-large', `A body is at most ${bytes} bytes long.`);
}
