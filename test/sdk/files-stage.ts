// Uploads as any HTTP client makes them, against a real server with a folder of its own.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { LinkAnswer, UploadAnswer } from '../../sdk/protocol/files.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { CareOptions } from '../../sdk/server/index.ts';
import { serve, SHOP } from './server-stage.ts';

/** Tests ask until something is so. */
const rates = { framesPerSecond: 1e6, framesBurst: 1e6 };

export async function serveFiles(more: Partial<CareOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'care-uploads-'));
  const server = await serve({ files: `disk:${folder}`, rates, ...more });
  return {
    ...server,
    folder,
    /** What is on the disk, as `site/name`. */
    stored: async () =>
      (await readdir(folder, { recursive: true })).filter((one) => /\//.test(one)),
    end: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Sent {
  readonly status: number;
  readonly offset: string | null;
  readonly headers: Headers;
  readonly code: string | undefined;
  readonly body: UploadAnswer & LinkAnswer & { error?: { code: string } };
}

/** Somebody who sends files: a contact by token, or an agent by the merchant's log-in. */
export class FileSender {
  readonly url: string;
  readonly site: string;
  readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string>, site = 'demo') {
    this.url = url;
    this.headers = headers;
    this.site = site;
  }

  static async contact(url: string, { site = 'demo', origin = SHOP } = {}): Promise<FileSender> {
    const token = await newToken(url, { site, origin });
    return new FileSender(url, { origin, authorization: `Bearer ${token}` }, site);
  }

  static agent(url: string, name = 'anna', site = 'demo'): FileSender {
    return new FileSender(url, { origin: url, 'x-agent': name }, site);
  }

  get token(): string {
    return this.headers['authorization']!.slice('Bearer '.length);
  }

  async ask(method: string, path: string, init: RequestInit & { duplex?: 'half' } = {}) {
    const response = await fetch(`${this.url}${path}`, {
      ...init,
      method,
      headers: { ...this.headers, ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type') === 'application/json';
    const body = (isJson ? JSON.parse(text) : {}) as Sent['body'];
    const { status, headers } = response;
    return { status, headers, offset: headers.get('upload-offset'), code: body.error?.code, body };
  }

  begin(file: object, site = this.site): Promise<Sent> {
    return this.ask('POST', `/v1/files?site=${site}`, { body: JSON.stringify(file) });
  }

  add(id: string, body: BodyInit, offset: number | string = 0, site = this.site): Promise<Sent> {
    const headers = { 'upload-offset': String(offset) };
    return this.ask('PATCH', `/v1/files/${id}?site=${site}`, { body, headers, duplex: 'half' });
  }

  standing(id: string, site = this.site): Promise<Sent> {
    return this.ask('HEAD', `/v1/files/${id}?site=${site}`);
  }

  cancel(id: string, site = this.site): Promise<Sent> {
    return this.ask('DELETE', `/v1/files/${id}?site=${site}`);
  }

  link(id: string, site = this.site): Promise<Sent> {
    return this.ask('POST', `/v1/files/${id}/link?site=${site}`);
  }

  /** Announces and sends it whole; the answer of what was refused, else the last one. */
  async send(bytes: Uint8Array, name: string, type: string, id = newFileId()): Promise<Sent> {
    const begun = await this.begin({ id, name, type, bytes: bytes.byteLength });
    return begun.status === 200 ? this.add(id, new Uint8Array(bytes)) : begun;
  }

  /** Sends a file that must be taken; its id. */
  async sent(bytes: Uint8Array = PDF, name = 'bill.pdf', type = 'application/pdf') {
    const { status, body } = await this.send(bytes, name, type);
    assert.equal(status, 200, JSON.stringify(body));
    return body.file!.id;
  }
}

export async function newToken(url: string, { site = 'demo', origin = SHOP } = {}) {
  const hello = { type: 'hello', versions: [1], site, device: uuidV4() };
  const answer = await fetch(`${url}/v1/frames?site=${site}`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify([hello]),
  });
  const { frames } = (await answer.json()) as { frames: { token?: string }[] };
  return frames[0]!.token!;
}

export const newFileId = () => uuidV7(Date.now());

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** A picture of one colour with a place, a device and a copyright in it. */
export function picture(type: 'jpeg' | 'png' | 'webp' | 'gif', width = 30, height = 20) {
  const create = { width, height, channels: 3, background: '#2f5d50' } as const;
  return sharp({ create })
    .withExif({ IFD0: { Copyright: 'SECRET', Model: 'SECRET phone' } })
    .toFormat(type)
    .toBuffer();
}
