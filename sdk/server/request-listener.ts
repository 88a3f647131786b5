// node:http on one side, Request and Response of the fetch standard on the other.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CareError } from '../protocol/care-error.ts';
import { errorResponse } from './error-response.ts';
import type { Routes } from './routes.ts';

/** No route takes more. */
const BODY_MAX_BYTES = 65_536;

/** For `http.createServer`, and with `next` for Express and the like: called when the path is none of ours. */
export type RequestListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

export function requestListener(routes: Routes): RequestListener {
  return (incoming, outgoing, next) => {
    answer(routes, incoming, outgoing, next).catch((error: unknown) => {
      if (next) next(error);
      else outgoing.destroy();
    });
  };
}

async function answer(
  routes: Routes,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: (() => void) | undefined,
): Promise<void> {
  const request = requestOf(incoming);
  const response = request
    ? await routes.fetch(request)
    : errorResponse(new CareError('bad-request', 'The request cannot be read.'));
  if (next && routes.isUnclaimed(response)) {
    next();
    return;
  }
  const headers = [...response.headers].flat();
  outgoing.writeHead(response.status, headers);
  outgoing.end(
    incoming.method === 'HEAD' || !response.body
      ? undefined
      : Buffer.from(await response.arrayBuffer()),
  );
}

/** Null for what the fetch standard does not know, such as the method TRACE. */
function requestOf(incoming: IncomingMessage): Request | null {
  const { method = 'GET', rawHeaders, socket } = incoming;
  const headers = new Headers();
  try {
    for (let i = 0; i + 1 < rawHeaders.length; i += 2)
      headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
    const scheme = 'encrypted' in socket ? 'https' : 'http';
    const url = new URL(incoming.url ?? '/', `${scheme}://${headers.get('host') ?? 'localhost'}`);
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS')
      return new Request(url, { method, headers });
    return new Request(url, { method, headers, body: bodyOf(incoming), duplex: 'half' });
  } catch {
    return null;
  }
}

/** Touches the request only once somebody reads: what is not ours is left whole for the next listener. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | undefined;
  let bytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        chunks ??= incoming[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else if ((bytes += value.byteLength) > BODY_MAX_BYTES)
          controller.error(new CareError('too-large', `At most ${BODY_MAX_BYTES} bytes.`));
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}
