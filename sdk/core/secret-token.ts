// Credentials that mean nothing by themselves: random bits, of which only a hash is kept.
import { hash } from 'node:crypto';
import type { RandomBytes } from '../protocol/ids.ts';

const TOKEN_BYTES = 32;

/** 256 random bits in base64url. */
export function newSecretToken(random: RandomBytes): string {
  return Buffer.from(random(TOKEN_BYTES)).toString('base64url');
}

/** SHA-256 in hex; enough for 256 random bits, which nobody can guess from their hash. */
export function hashOfToken(token: string): string {
  return hash('sha256', token, 'hex');
}
