// Addresses of files' bytes: good for whoever has one, and only for minutes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileRow } from '../../stores/store.ts';

type Named = Pick<FileRow, 'site' | 'id'>;

export class FileLinks {
  readonly #secret: Uint8Array | string;

  /** @param secret the same on all servers of a shop */
  constructor(secret: Uint8Array | string) {
    this.#secret = secret;
  }

  /** What stands in the address: until when, and the proof that we said so. */
  sign(file: Named, expiresAt: number): string {
    return `${expiresAt.toString(36)}.${this.#proof(file, expiresAt).toString('base64url')}`;
  }

  /** Milliseconds for which it is still good; null when it is not, or was never ours. */
  check(file: Named, signature: string, now: number): number | null {
    const [, until = '', proof = ''] = /^([0-9a-z]{1,10})\.([\w-]{43})$/.exec(signature) ?? [];
    const expiresAt = Number.parseInt(until, 36);
    if (!(expiresAt > now)) return null;
    const given = Buffer.from(proof, 'base64url');
    const own = this.#proof(file, expiresAt);
    return given.length === own.length && timingSafeEqual(given, own) ? expiresAt - now : null;
  }

  #proof({ site, id }: Named, expiresAt: number): Buffer {
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify(['file', site, id, expiresAt]))
      .digest();
  }
}
