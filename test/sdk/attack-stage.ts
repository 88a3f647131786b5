// A care server in a process of its own, so that what an attack costs it can be told from what the attacker costs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { sleep, systemClock } from '../../sdk/runtime.ts';
import { SHOP } from './server-stage.ts';

const SCRIPT = fileURLToPath(new URL('./attack-server.ts', import.meta.url));

export interface Attacked {
  readonly url: string;
  /** What the process wrote to stderr. */
  readonly log: () => string;
  /** Bytes that the process really holds, garbage not counted. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

export async function attacked(): Promise<Attacked> {
  const child = fork(SCRIPT, [], { execArgv: ['--expose-gc'], silent: true });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    log: () => log,
    async memory() {
      child.send('memory?');
      const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
      return memory;
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A bare connection, for what no client library would send. */
export class RawPeer {
  readonly socket: Socket;
  heard = '';
  ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('data', (data) => (this.heard += data.toString('latin1')));
    socket.on('end', () => (this.ended = true));
    socket.on('close', () => (this.ended = true));
  }

  static async open(url: string): Promise<RawPeer> {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const peer = new RawPeer(socket);
    await once(socket, 'connect');
    return peer;
  }

  /** Says what a browser says to open a WebSocket, and waits for the answer. */
  static async upgrade(url: string, more = ''): Promise<RawPeer> {
    const peer = await RawPeer.open(url);
    peer.socket.write(upgradeRequest(url, more));
    await peer.until(() => peer.heard.includes('\r\n\r\n'));
    return peer;
  }

  /** Until it holds, or the connection has ended. */
  async until(holds: () => boolean, withinMs = 10_000): Promise<void> {
    const giveUp = AbortSignal.timeout(withinMs);
    while (!holds() && !this.ended) await sleep(systemClock, 5, giveUp);
  }

  /** The close code that the server gives, or that it ended the connection without one. */
  async over(): Promise<number | 'cut'> {
    await this.until(() => closeCode(this.#afterUpgrade()) !== null);
    this.socket.destroy();
    return closeCode(this.#afterUpgrade()) ?? 'cut';
  }

  #afterUpgrade(): Buffer {
    return Buffer.from(this.heard.slice(this.heard.indexOf('\r\n\r\n') + 4), 'latin1');
  }
}

export function upgradeRequest(url: string, more = '', origin = SHOP): string {
  return [
    'GET /v1/socket?site=demo HTTP/1.1',
    `host: ${new URL(url).host}`,
    'upgrade: websocket',
    'connection: upgrade',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    `origin: ${origin}`,
    `${more}\r\n`,
  ]
    .join('\r\n')
    .replace(/(\r\n)+$/, '\r\n\r\n');
}

/** One masked frame of a client. */
export function rawFrame(firstByte: number, payload: Buffer | string = ''): Buffer {
  const data = Buffer.from(payload);
  const small = data.length < 126;
  const head = Buffer.alloc(small ? 6 : 8);
  head[0] = firstByte;
  head[1] = 0x80 | (small ? data.length : 126);
  if (!small) head.writeUInt16BE(data.length, 2);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, data]);
}

/** Walks the server's frames to the closing one. */
function closeCode(bytes: Buffer): number | null {
  for (let at = 0; at + 1 < bytes.length;) {
    const length = bytes[at + 1]!;
    const head = length < 126 ? 2 : length === 126 ? 4 : 10;
    const size =
      length < 126
        ? length
        : length === 126
          ? bytes.readUInt16BE(at + 2)
          : bytes.readUInt32BE(at + 6);
    if ((bytes[at]! & 0x0f) === 8 && bytes.length >= at + head + size)
      return size >= 2 ? bytes.readUInt16BE(at + head) : 1005;
    at += head + size;
  }
  return null;
}
