// What a page that is about to go still says: ops without an answer, by a request that outlives it. Nobody is there to
// read the answer; whoever comes back sends them again, and the server applies each once. Whoever leaves
// says so as well.
import { encode } from '../../sdk/protocol/codec.ts';
import { EXCHANGE_MAX_FRAMES } from '../../sdk/protocol/limits.ts';
import type { Hello, Op } from '../../sdk/protocol/up.ts';
import type { ClientWorld } from './care-client.ts';

/** Browsers refuse more than 64 KB of what outlives its page; the rest is for commas. */
const LAST_WORDS_MAX_BYTES = 60 * 1024;

export interface LastWords {
  /** In the order in which they are to be applied: what does not fit is left off at the end. */
  readonly ops: readonly Op[];
  /** This device is nobody from then on. */
  readonly leave: boolean;
}

export function sayLastWords(
  { server, site, fetch }: Pick<ClientWorld, 'server' | 'site' | 'fetch'>,
  hello: Hello,
  { ops, leave }: LastWords,
): void {
  const frames = [encode(hello)];
  for (const op of ops.slice(0, EXCHANGE_MAX_FRAMES - 2)) {
    const more = [...frames, encode(op)];
    if (new Blob(more).size > LAST_WORDS_MAX_BYTES) break;
    frames.push(more.at(-1)!);
  }
  if (leave) frames.push(encode({ type: 'leave' }));
  if (frames.length === 1) return;
  const url = `${server}/v1/frames?site=${encodeURIComponent(site)}`;
  const request = { method: 'POST', body: `[${frames.join()}]`, keepalive: true };
  // It is a bonus: the rows are on the device, and go with the next connection.
  fetch(url, request).catch(() => undefined);
}
