import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 24;

/** What an agent signs in with, and what the configuration keeps of it. 192 random bits: nobody guesses them. */
export function newAgentKey(): { readonly key: string; readonly keyHash: string } {
  const key = `desk_${randomBytes(KEY_BYTES).toString('base64url')}`;
  return { key, keyHash: hashOfKey(key) };
}

export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether a key is the one of this hash, told in the same time whatever it is. */
export function isKeyOf(keyHash: string, key: string): boolean {
  return timingSafeEqual(Buffer.from(keyHash, 'hex'), Buffer.from(hashOfKey(key), 'hex'));
}
