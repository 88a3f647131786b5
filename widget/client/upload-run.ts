// One file on its way to the server: in pieces, under one id, over whatever breaks. Every attempt begins with the
// question where the upload stands, so that no answer that was lost matters [F1, F2].
//   waiting ──its turn, and a connection──▶ sending ──last piece──▶ ready
//      ▲────────── a break, a busy server ─────┘└── refused for good ──▶ failed ──retry──▶ waiting
import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { FileInfo, UploadAnswer } from '../../sdk/protocol/files.ts';
import { FILE_NAME_MAX_CHARS, UPLOAD_CHUNK_BYTES } from '../../sdk/protocol/limits.ts';
import { isFile } from '../../sdk/protocol/read-event.ts';
import { isCount, isString, maybe, shape } from '../../sdk/protocol/shape.ts';
import { sleep } from '../../sdk/runtime.ts';
import type { Upload } from './care-files.ts';
import type { Core } from './core.ts';
import { askAboutFile } from './file-requests.ts';
import { backoff } from './jitter.ts';

/** Of a refusal of a piece, what is over once the server has been asked where it stands. */
const STANDS_ELSEWHERE: readonly ErrorCode[] = ['conflict', 'too-early', 'not-found'];

const isAnswer = shape<UploadAnswer>({
  id: isString,
  offset: isCount,
  upload: isString,
  file: maybe(isFile),
});

/** What a run needs of those that share the line. */
export interface UploadRunHooks {
  /** Resolves when it is this one's turn and there is a connection. */
  turn(signal: AbortSignal): Promise<void>;
  changed(): void;
  /** It is not to be sent any more. */
  cancelled(): void;
}

export class UploadRun implements Upload {
  readonly id: string;
  readonly file: File;
  state: Upload['state'] = 'waiting';
  sent = 0;
  info: FileInfo | null = null;
  code: ErrorCode | null = null;
  isOnlyHere = false;
  readonly #core: Core;
  readonly #hooks: UploadRunHooks;
  #life = new AbortController();

  constructor(core: Core, id: string, file: File, hooks: UploadRunHooks) {
    this.#core = core;
    this.id = id;
    this.file = file;
    this.#hooks = hooks;
    queueMicrotask(() => void this.#run(this.#life.signal));
  }

  retry(): void {
    if (this.state !== 'failed') return;
    this.#life = new AbortController();
    this.#become('waiting');
    void this.#run(this.#life.signal);
  }

  cancel(): void {
    this.#life.abort();
    this.#hooks.cancelled();
    if (this.state === 'waiting' && this.sent === 0) return;
    // What nobody names is forgotten anyway, in time.
    askAboutFile(this.#core, `/v1/files/${this.id}${this.#query}`, { method: 'DELETE' }).catch(
      () => {},
    );
  }

  get #query(): string {
    return `?site=${encodeURIComponent(this.#core.options.site)}`;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#core.options;
    const hope = { failures: 0 };
    while (!signal.aborted)
      try {
        await this.#hooks.turn(signal);
        signal.throwIfAborted();
        this.#become('sending');
        this.info = await this.#send(signal, hope);
        return this.#become('ready');
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof CareError) || !error.retryable) return this.#fail(error);
        this.#become('waiting');
        const ms = backoff(hope.failures++, random) + (error.retryAfterMs ?? 0);
        await sleep(clock, ms, signal).catch(() => {});
      }
  }

  /** @param hope begins anew with every piece that arrives */
  async #send(signal: AbortSignal, hope: { failures: number }): Promise<FileInfo> {
    const { id, file } = this;
    const name = file.name.slice(-FILE_NAME_MAX_CHARS) || 'file';
    const body = JSON.stringify({ id, name, type: file.type, bytes: file.size });
    const headers = { 'content-type': 'application/json' };
    const begin = { method: 'POST', headers, body };
    let now = await this.#ask(`/v1/files${this.#query}`, begin, signal);
    while (!now.file) {
      const { offset, upload } = now;
      const piece = await this.#read(offset);
      const init = {
        method: 'PATCH',
        headers: {
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        body: piece,
      };
      now = await this.#ask(upload, init, signal).catch((error: CareError) => {
        if (!STANDS_ELSEWHERE.includes(error.code)) throw error;
        throw new CareError('busy', 'The upload stands elsewhere.', { cause: error });
      });
      if (now.offset <= offset && !now.file)
        throw new CareError('internal', 'The server keeps nothing of what it is sent.');
      hope.failures = 0;
    }
    return now.file;
  }

  /** @throws CareError `bad-request`: the file has changed, or has gone, since it was chosen */
  async #read(offset: number): Promise<ArrayBuffer> {
    try {
      return await this.file.slice(offset, offset + UPLOAD_CHUNK_BYTES).arrayBuffer();
    } catch (cause) {
      throw new CareError('bad-request', 'The file cannot be read.', { cause });
    }
  }

  async #ask(path: string, init: RequestInit, signal: AbortSignal): Promise<UploadAnswer> {
    const answer = await askAboutFile(this.#core, path, init, signal);
    if (!isAnswer(answer) || !answer.upload.startsWith('/'))
      throw new CareError('internal', 'This is no answer about an upload.');
    this.sent = answer.offset;
    this.#hooks.changed();
    return answer;
  }

  #fail(error: unknown): void {
    this.code = error instanceof CareError ? error.code : 'internal';
    this.#become('failed');
  }

  #become(state: Upload['state']): void {
    this.state = state;
    if (state !== 'failed') this.code = null;
    this.#hooks.changed();
  }
}
