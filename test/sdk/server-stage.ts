// A care server on a free port, and WebSockets as any client library opens them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Action } from '../../sdk/protocol/actions.ts';
import { decodeDown, encode } from '../../sdk/protocol/codec.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { createCare, type CareOptions } from '../../sdk/server/index.ts';

export const SHOP = 'https://shop.example';
export const OTHER_SHOP = 'https://other.example';

export async function serve(more: Partial<CareOptions> = {}) {
  const complaints: string[] = [];
  const complain = (message: string, facts?: object) =>
    void complaints.push(`${message} ${JSON.stringify(facts)}`);
  const care = await createCare({
    store: 'sqlite::memory:',
    sites: {
      demo: { name: 'Demo', origins: [SHOP], team: [{ id: 'anna', name: 'Anna' }] },
      other: { name: 'Other', origins: [OTHER_SHOP] },
    },
    authenticateAgent: async (request) => {
      const name = request.headers.get('x-agent');
      return name ? { id: name, name, ...(name === 'demo-only' && { sites: ['demo'] }) } : null;
    },
    logger: { info() {}, warn: complain, error: complain },
    // Who attacks in a test does so from one address.
    failedLogins: { requests: 1e6, seconds: 1 },
    ...more,
  });
  const { url, close } = await care.listen(0, '127.0.0.1');
  return { care, url, close, complaints };
}

export function socketUrl(url: string, site = 'demo'): string {
  return `${url.replace('http', 'ws')}/v1/socket?site=${site}`;
}

export async function ticketFor(url: string, agent = 'anna', site = 'demo'): Promise<string> {
  const answer = await fetch(`${url}/v1/desk/tickets?site=${site}`, {
    method: 'POST',
    headers: { 'x-agent': agent },
  });
  return ((await answer.json()) as { ticket: string }).ticket;
}

/** Resolves with the HTTP status of a refused upgrade and its body. */
export function refusal(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('error', () => {});
    socket.on('open', () => reject(new Error('it was let in')));
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (data: string) => (body += data));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
  });
}

export class RealPeer {
  readonly socket: WebSocket;
  readonly frames: DownFrame[] = [];
  readonly #waiting = new Set<() => void>();
  closed: number | undefined;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.frames.push(decodeDown(String(data)));
      this.#wake();
    });
    socket.on('error', () => {});
    socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }

  static async open(url: string, { site = 'demo', origin = SHOP } = {}): Promise<RealPeer> {
    const socket = new WebSocket(socketUrl(url, site), { origin });
    const peer = new RealPeer(socket);
    await once(socket, 'open');
    return peer;
  }

  /** Opens and says hello. */
  static async enter(
    url: string,
    { site = 'demo', origin = SHOP, ...hello }: Record<string, string> = {},
  ): Promise<RealPeer> {
    const peer = await RealPeer.open(url, { site, origin });
    peer.send({ type: 'hello', versions: [1], site, device: uuidV4(), ...hello });
    await peer.next('welcome');
    return peer;
  }

  send(frame: UpFrame): void {
    this.socket.send(encode(frame));
  }

  async start(): Promise<string> {
    const conversation = uuidV4();
    await this.act(conversation, { kind: 'conversation.start', channel: 'chat' });
    return conversation;
  }

  /** Sends an op; resolves with its answer. */
  act(conversation: string, action: Action): Promise<DownFrameOf<'ack' | 'nak'>> {
    const op = uuidV7(Date.now());
    this.send({ type: 'op', op, conversation, action });
    return this.until(
      (frame): frame is DownFrameOf<'ack' | 'nak'> =>
        (frame.type === 'ack' || frame.type === 'nak') && frame.op === op,
    );
  }

  next<T extends DownFrame['type']>(type: T): Promise<DownFrameOf<T>> {
    return this.until((frame): frame is DownFrameOf<T> => frame.type === type);
  }

  /** The first frame, past or future, for which it holds. */
  async until<F extends DownFrame>(holds: (frame: DownFrame) => frame is F): Promise<F> {
    for (;;) {
      const found = this.frames.find(holds);
      if (found) return found;
      assert.equal(this.closed, undefined, 'closed before it came');
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async ended(): Promise<number> {
    while (this.closed === undefined)
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.closed;
  }

  #wake(): void {
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }
}
