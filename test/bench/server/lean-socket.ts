// A WebSocket client for load generators: text frames on a plain connection, masked with zeros. The machine has to
// carry both sides, so the measuring side has to cost little.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { once, systemClock } from '../../../sdk/runtime.ts';

export interface LeanSocket {
  send(text: string): void;
  close(): void;
  terminate(): void;
}

export interface LeanListener {
  readonly timeout: number;
  opened(): void;
  text(text: string): void;
  closed(): void;
}

const TEXT = 0x81;
const CLOSE = 0x88;
const MASKED = 0x80;
const BYTE_LENGTH_MAX = 125;
const SHORT_LENGTH_MAX = 65_535;

export function leanSocket(url: URL, listener: LeanListener): LeanSocket {
  const stream = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  const parser = new FrameParser((text) => listener.text(text));
  const opening = new AbortController();
  once(systemClock, listener.timeout, () => stream.destroy(), opening.signal);
  stream.on('error', () => {});
  stream.on('close', () => {
    opening.abort();
    listener.closed();
  });
  stream.on('connect', () => stream.write(upgradeRequest(url)));
  let head = Buffer.alloc(0);
  const handshake = (data: Buffer) => {
    head = Buffer.concat([head, data]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!head.toString('latin1', 0, 12).endsWith('101')) {
      stream.destroy();
      return;
    }
    stream.off('data', handshake);
    stream.on('data', (more: Buffer) => parser.push(more));
    opening.abort();
    listener.opened();
    parser.push(head.subarray(end + 4));
  };
  stream.on('data', handshake);
  return {
    send: (text) => void stream.write(textFrame(text)),
    close: () => void stream.end(Buffer.from([CLOSE, MASKED, 0, 0, 0, 0])),
    terminate: () => void stream.destroy(),
  };
}

function upgradeRequest({ host, pathname, search }: URL): string {
  return [
    `GET ${pathname}${search} HTTP/1.1`,
    `host: ${host}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    '\r\n',
  ].join('\r\n');
}

function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > SHORT_LENGTH_MAX) throw new Error('Longer than any frame the server takes.');
  const short = length <= BYTE_LENGTH_MAX;
  const start = short ? 6 : 8;
  const frame = Buffer.alloc(start + length);
  frame[0] = TEXT;
  if (short) frame[1] = MASKED | length;
  else {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, start);
  return frame;
}

/** Whole text messages of a server that neither masks nor fragments; other frames are skipped. */
class FrameParser {
  readonly #text: (text: string) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(text: (text: string) => void) {
    this.#text = text;
  }

  push(data: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    let at = 0;
    for (let size = sizeOf(bytes, at); size; size = sizeOf(bytes, at)) {
      const end = at + size.head + size.body;
      if (end > bytes.length) break;
      if (bytes[at] === TEXT) this.#text(bytes.toString('utf8', at + size.head, end));
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }
}

function sizeOf(bytes: Buffer, at: number): { head: number; body: number } | null {
  const left = bytes.length - at;
  if (left < 2) return null;
  const length = bytes[at + 1]!;
  if (length <= BYTE_LENGTH_MAX) return { head: 2, body: length };
  if (length === 126) return left < 4 ? null : { head: 4, body: bytes.readUInt16BE(at + 2) };
  return left < 10 ? null : { head: 10, body: Number(bytes.readBigUInt64BE(at + 2)) };
}
