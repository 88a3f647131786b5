// The routes of files as PROTOCOL.md has them, F1 to F6, behind a `fetch` that a test can break.
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { FileInfo, FileState, UploadRequest } from '../../sdk/protocol/files.ts';
import { FILE_LINK_LASTS_MS } from '../../sdk/protocol/limits.ts';

export class ScriptedUploads {
  /** Every request in order: `POST`, `PATCH <offset>`, `DELETE`, `link`. */
  readonly asked: string[] = [];
  readonly ids = new Set<string>();
  readonly tokens = new Set<string | null>();
  /** What becomes of the nth request. */
  lose: (nth: number) => 'request' | 'answer' | null = () => null;
  /** Every request is refused with this. */
  refuse: ErrorCode | null = null;
  /** Requests are not answered. */
  stall = false;
  state: FileState = 'ready';
  readonly #files = new Map<string, { asked: UploadRequest; bytes: Uint8Array }>();
  #count = 0;
  #links = 0;

  kept(id: string): Uint8Array | undefined {
    return this.#files.get(id)?.bytes;
  }

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url);
    if (!pathname.startsWith('/v1/files')) return answer(404, {});
    const lost = this.lose(this.#count++);
    if (this.stall) await never(init.signal);
    if (lost === 'request') throw new TypeError('The line is cut.');
    const given = await this.#answer(pathname.split('/'), init);
    if (lost === 'answer') throw new TypeError('The line is cut.');
    return given;
  };

  async #answer(path: string[], init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    this.tokens.add(headers.get('authorization'));
    const link = path[4] === 'link';
    const at = headers.get('upload-offset');
    this.asked.push(link ? 'link' : at === null ? init.method! : `${init.method} ${at}`);
    if (this.refuse) return refused(this.refuse);
    if (path[3] === undefined) return this.#begin(init);
    const file = this.#files.get(path[3]);
    if (init.method === 'DELETE') return new Response(null, { status: 204 });
    if (!file) return refused('not-found');
    if (link) return this.#link(path[3]);
    if (Number(at) !== file.bytes.length) return refused('conflict');
    const more = new Uint8Array(init.body as ArrayBuffer);
    file.bytes = Uint8Array.from([...file.bytes, ...more]);
    return this.#standing(path[3]);
  }

  #begin(init: RequestInit): Response {
    const asked = JSON.parse(init.body as string) as UploadRequest;
    this.ids.add(asked.id);
    if (!this.#files.has(asked.id)) this.#files.set(asked.id, { asked, bytes: new Uint8Array() });
    return this.#standing(asked.id);
  }

  #standing(id: string): Response {
    const { asked, bytes } = this.#files.get(id)!;
    const whole = bytes.length === asked.bytes;
    const upload = `/v1/files/${id}?site=demo`;
    return answer(200, {
      id,
      offset: bytes.length,
      upload,
      ...(whole && { file: this.#info(id) }),
    });
  }

  #link(id: string): Response {
    const file = this.#info(id);
    const url = `/v1/files/${id}/signed-${++this.#links}?site=demo`;
    const open = this.state === 'ready' && { url, expiresInMs: FILE_LINK_LASTS_MS };
    return answer(200, { file, ...open });
  }

  #info(id: string): FileInfo {
    const { name, type, bytes } = this.#files.get(id)!.asked;
    return { id, name, type, bytes, width: 800, height: 600, state: this.state };
  }
}

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

function refused(code: ErrorCode): Response {
  const headers = { 'retry-after': '1' };
  return new Response(JSON.stringify({ error: { code, message: code } }), { status: 400, headers });
}

function never(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason as Error)),
  );
}
