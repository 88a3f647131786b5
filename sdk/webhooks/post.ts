// Sends one webhook. Whatever comes back is read as a status and thrown away: no redirect is followed, no text kept.
import { lookup } from 'node:dns/promises';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CareError } from '../protocol/care-error.ts';
import { once, type Clock } from '../runtime.ts';
import { dialVetted, systemDial, type Dial } from './dial.ts';
import {
  readTarget,
  vettedAddresses,
  type Resolve,
  type Target,
  type TargetPolicy,
} from './target.ts';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export type PostOutcome =
  | {
      readonly is: 'answered';
      readonly status: number;
      /** As the receiver sent it, or null. */
      readonly retryAfter: string | null;
    }
  /** `forbidden` is an address that may not be sent to; the rest is a network's. */
  | {
      readonly is: 'failed';
      readonly error: 'timeout' | 'forbidden' | 'unreachable' | 'tls' | 'cut';
    };

export interface PosterOptions {
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
}

export type Poster = (post: Post) => Promise<PostOutcome>;

const TIMEOUT_MS = 10_000;
/** Of an answer; its receiver may say what it likes, nobody reads it. */
const ANSWER_MAX_BYTES = 65_536;
const ADDRESSES_TRIED = 2;

const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export function createPoster(options: PosterOptions): Poster {
  const { clock, timeoutMs = TIMEOUT_MS } = options;
  return async (post) => {
    const end = new AbortController();
    const timeout = new CareError('busy', 'The receiver took too long.');
    const cut = () => end.abort(new CareError('busy', 'The server stops.'));
    post.signal.addEventListener('abort', cut, { once: true });
    const done = new AbortController();
    once(clock, timeoutMs, () => end.abort(timeout), done.signal);
    try {
      return await send({ ...post, signal: end.signal }, options);
    } catch (error) {
      post.signal.throwIfAborted();
      return { is: 'failed', error: end.signal.reason === timeout ? 'timeout' : failureOf(error) };
    } finally {
      done.abort();
      end.abort();
      post.signal.removeEventListener('abort', cut);
    }
  };
}

async function send(post: Post, options: PosterOptions): Promise<PostOutcome> {
  const { policy, resolve = systemResolve } = options;
  const target = readTarget(post.url, policy);
  const addresses = await withSignal(vettedAddresses(target, policy, resolve), post.signal);
  const socket = await firstThatAnswers(target, addresses.slice(0, ADDRESSES_TRIED), post, options);
  try {
    const response = await exchange(socket, target, post);
    const { statusCode: status = 0, headers } = response;
    await discarded(response);
    return { is: 'answered', status, retryAfter: headers['retry-after'] ?? null };
  } finally {
    socket.destroy();
  }
}

async function firstThatAnswers(
  target: Target,
  addresses: readonly string[],
  { signal }: Post,
  { policy, dial = systemDial }: PosterOptions,
): Promise<Socket> {
  for (const [i, address] of addresses.entries()) {
    try {
      return await dialVetted(target, address, { policy, dial, signal });
    } catch (error) {
      if (i === addresses.length - 1 || error instanceof CareError || signal.aborted) throw error;
    }
  }
  throw new Error('There is no address.');
}

function exchange(socket: Socket, { url }: Target, post: Post): Promise<IncomingMessage> {
  const { headers, body, signal } = post;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      createConnection: () => socket,
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'care-widget-webhooks',
        accept: '*/*',
        connection: 'close',
        ...headers,
      },
      signal,
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.on('close', () => reject(new Error('The connection was closed.')));
    outgoing.end(body);
  });
}

/** Read so that the receiver is not cut off in mid-word, up to a bound. The status alone counts. */
function discarded(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > ANSWER_MAX_BYTES) response.destroy();
    });
    response.on('error', () => {});
    response.on('close', resolve);
  });
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

function failureOf(error: unknown): 'forbidden' | 'unreachable' | 'tls' | 'cut' {
  if (error instanceof CareError) return 'forbidden';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME/.test(code)) return 'tls';
  return /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)/.test(code)
    ? 'unreachable'
    : 'cut';
}
