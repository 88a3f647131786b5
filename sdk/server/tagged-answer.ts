// Answers that caches keep and ask about: with a strong ETag for each way in which they are packed.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Body {
  readonly data: string | Uint8Array<ArrayBuffer>;
  readonly encoding: 'gzip' | null;
}

const PACKED = '-gzip';
const WORTH_PACKING_CHARS = 1_000;
const KEPT = 16;

/** Whether the asker has it already, however it was packed. */
export function isHeld(request: Request, tag: string): boolean {
  const held = request.headers.get('if-none-match') ?? '';
  return held
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === `"${tag}"` || one === `"${tag}${PACKED}"`);
}

/** Without a body: 304. */
export function taggedAnswer(
  request: Request,
  headers: Readonly<Record<string, string>>,
  { tag, body }: { readonly tag: string; readonly body?: Body },
): Response {
  const isPacked = body ? body.encoding === 'gzip' : hasTag(request, `${tag}${PACKED}`);
  const all = {
    ...headers,
    etag: `"${tag}${isPacked ? PACKED : ''}"`,
    // Anybody may keep it, and asks each time whether it is still so.
    'cache-control': 'public, no-cache',
  };
  if (!body) return new Response(null, { status: 304, headers: all });
  return new Response(body.data, {
    headers: {
      ...all,
      'content-type': 'application/json',
      ...(isPacked && { 'content-encoding': 'gzip' }),
    },
  });
}

/** What is asked for again and again is packed once. */
export class PackedAnswers {
  readonly #kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  /** @param key null for what nobody else will ask for */
  async of(
    request: Request,
    { key, body }: { readonly key: string | null; readonly body: () => string },
  ): Promise<Body> {
    const takes = /\bgzip\b(?!\s*;\s*q=0(?![.\d]*[1-9]))/i.test(
      request.headers.get('accept-encoding') ?? '',
    );
    const kept = takes && key !== null ? this.#kept.get(key) : undefined;
    if (kept) return { data: await kept, encoding: 'gzip' };
    const text = body();
    if (!takes || text.length < WORTH_PACKING_CHARS) return { data: text, encoding: null };
    const packed = pack(text);
    if (key !== null) this.#keep(key, packed);
    return { data: await packed, encoding: 'gzip' };
  }

  #keep(key: string, packed: Promise<Uint8Array<ArrayBuffer>>): void {
    this.#kept.set(key, packed);
    packed.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

async function pack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await promisify(gzip)(text));
}

function hasTag(request: Request, tag: string): boolean {
  return (request.headers.get('if-none-match') ?? '').includes(`"${tag}"`);
}
