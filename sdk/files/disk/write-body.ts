import type { FileHandle } from 'node:fs/promises';
import { CareError } from '../../protocol/care-error.ts';
import { diskError } from './failures.ts';

interface Target {
  readonly offset: number;
  readonly size: number;
  readonly signal: AbortSignal;
  /** Told after each piece where the bytes end now. */
  wrote(end: number): void;
}

/**
 * Writes a body piece by piece until its end.
 * @throws CareError `too-large` before a byte beyond `size` is written; what the body or the signal broke off with
 */
export async function writeBody(
  file: FileHandle,
  body: AsyncIterable<Uint8Array>,
  { offset, size, signal, wrote }: Target,
): Promise<void> {
  const pieces = body[Symbol.asyncIterator]();
  let end = offset;
  try {
    for (;;) {
      const piece = await unlessAborted(pieces.next(), signal);
      if (piece.done) return;
      if (end + piece.value.byteLength > size)
        throw new CareError('too-large', `More than ${size} bytes came.`);
      await writeAll(file, piece.value, end);
      end += piece.value.byteLength;
      wrote(end);
    }
  } catch (error) {
    // Nobody waits for a body that may never answer.
    void Promise.resolve(pieces.return?.()).catch(() => {});
    throw error;
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  try {
    for (let done = 0; done < piece.byteLength;) {
      const { bytesWritten } = await file.write(piece, done, piece.byteLength - done, at + done);
      done += bytesWritten;
    }
  } catch (cause) {
    throw diskError(cause);
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
