// node:http on one side, Request and Response of the fetch standard on the other.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CareError } from '../protocol/care-error.ts';
import { rememberPeer } from './client-address.ts';
import { errorResponse } from './error-response.ts';
import { requestUrl } from './request-url.ts';
import type { Routes } from './routes.ts';

/** No route takes more, but for uploads, which count for themselves. */
const BODY_MAX_BYTES = 65_536;
const UPLOAD_PATH = '/v1/files/';
/** Some of its routes do, and count for themselves too. */
const ADMIN_PATH = '/v1/admin/';
const ADMIN_BODY_MAX_BYTES = 262_144;

/** For `http.createServer`, and with `next` for Express and the like: called when the path is none of ours. */
export type RequestListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/** @param base the path under which the routes are */
export function requestListener(routes: Routes, base: string): RequestListener {
  return (incoming, outgoing, next) => {
    const isUpload =
      incoming.method === 'PATCH' && incoming.url?.startsWith(`${base}${UPLOAD_PATH}`) === true;
    const isAdmin = incoming.url?.startsWith(`${base}${ADMIN_PATH}`) === true;
    const maxBytes = isUpload ? Infinity : isAdmin ? ADMIN_BODY_MAX_BYTES : BODY_MAX_BYTES;
    answer(routes, { incoming, outgoing, maxBytes }, next).catch((error: unknown) => {
      if (next) next(error);
      else outgoing.destroy();
    });
  };
}

async function answer(
  routes: Routes,
  {
    incoming,
    outgoing,
    maxBytes,
  }: {
    readonly incoming: IncomingMessage;
    readonly outgoing: ServerResponse;
    readonly maxBytes: number;
  },
  next: (() => void) | undefined,
): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  outgoing.on('close', leave);
  const request = requestOf(incoming, maxBytes, gone.signal);
  if (request) rememberPeer(request, incoming.socket.remoteAddress);
  const response = request
    ? await routes.fetch(request)
    : errorResponse(new CareError('bad-request', 'The request cannot be read.'));
  outgoing.off('close', leave);
  if (next && routes.isUnclaimed(response)) {
    next();
    return;
  }
  const headers = [...response.headers].flat();
  outgoing.writeHead(response.status, headers);
  // Whoever knows the length of an answer has it elsewhere than in memory.
  if (response.body && response.headers.has('content-length')) {
    await stream(response.body, outgoing);
    return;
  }
  outgoing.end(
    incoming.method === 'HEAD' || !response.body
      ? undefined
      : Buffer.from(await response.arrayBuffer()),
  );
}

/** As fast as it is read; whoever leaves before the end is no failure. */
async function stream(
  body: NonNullable<Response['body']>,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), outgoing);
  } catch (error) {
    if (!outgoing.destroyed) throw error;
  }
}

/** Null for what the fetch standard does not know, such as the method TRACE. */
function requestOf(
  incoming: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Request | null {
  const { method = 'GET', rawHeaders, socket } = incoming;
  const headers = new Headers();
  try {
    for (let i = 0; i + 1 < rawHeaders.length; i += 2)
      headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
    const scheme = 'encrypted' in socket ? 'https' : 'http';
    const url = requestUrl(incoming.url, `${scheme}://${headers.get('host') ?? 'localhost'}`);
    if (!url) return null;
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS')
      return new Request(url, { method, headers, signal });
    const body = bodyOf(incoming, maxBytes);
    return new Request(url, { method, headers, body, duplex: 'half', signal });
  } catch {
    return null;
  }
}

/**
 * Touches the request only once somebody reads: what is not ours is left whole for the next listener. Of what nobody
 * wants any more the rest is thrown away as it comes.
 */
function bodyOf(incoming: IncomingMessage, maxBytes: number): ReadableStream<Uint8Array> {
  let started = false;
  let forget = () => {};
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let bytes = 0;
    const data = (chunk: Buffer) => {
      incoming.pause();
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) controller.enqueue(chunk);
      else fail(new CareError('too-large', `A body is at most ${maxBytes} bytes long.`));
    };
    const end = () => {
      forget();
      controller.close();
    };
    const fail = (error: unknown) => {
      forget();
      controller.error(error);
    };
    const brokeOff = () => fail(new CareError('bad-request', 'The body broke off.'));
    forget = () => {
      forget = () => {};
      incoming.off('data', data).off('end', end).off('error', fail).off('close', brokeOff);
      incoming.on('error', () => {});
      incoming.resume();
    };
    if (incoming.readableEnded) end();
    else incoming.on('data', data).on('end', end).on('error', fail).on('close', brokeOff);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!started) start(controller);
        started = true;
        incoming.resume();
      },
      cancel: () => forget(),
    },
    { highWaterMark: 0 },
  );
}
