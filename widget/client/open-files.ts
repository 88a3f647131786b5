// Files of one client: uploads, one at a time so that each is there as soon as can be, and addresses of what is shown.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LinkAnswer } from '../../sdk/protocol/files.ts';
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import { isFile } from '../../sdk/protocol/read-event.ts';
import { isCount, isString, maybe, shape } from '../../sdk/protocol/shape.ts';
import type { CareFiles, FileLink, Upload } from './care-files.ts';
import type { Core } from './core.ts';
import { askAboutFile } from './file-requests.ts';
import { FileKeeper } from './file-keeper.ts';
import { UploadRun } from './upload-run.ts';

const isLink = shape<LinkAnswer>({
  file: isFile,
  url: maybe(isString),
  expiresInMs: maybe(isCount),
});

/** An address is asked for anew this long before its end: what loads it must have time to begin. */
const SPARE_MS = 20_000;

export class OpenFiles implements CareFiles {
  readonly #core: Core;
  readonly #keeper: FileKeeper;
  readonly #runs = new Map<string, UploadRun>();
  /** Who waits for a turn, in order. */
  readonly #waits = new Set<() => void>();
  /** Whose turn it is. */
  #goes: string | null = null;
  readonly #links = new Map<string, { readonly link: Promise<FileLink>; until: number }>();

  constructor(core: Core) {
    this.#core = core;
    this.#keeper = new FileKeeper(core);
  }

  upload(file: File, changed: () => void): Upload {
    const { clock, random } = this.#core.options;
    const run = this.#begin(uuidV7(clock.now(), random), file, changed);
    void this.#keeper.keep(run, changed);
    return run;
  }

  restore(found: (upload: Upload) => void, changed: () => void): Promise<void> {
    return this.#keeper.restore((id, file) => {
      if (!this.#runs.has(id)) found(this.#begin(id, file, changed));
    });
  }

  /** A message that names these is kept by now. */
  posted(ids: readonly string[]): void {
    for (const id of ids) this.#keeper.forget(id);
  }

  close(): void {
    this.#keeper.close();
  }

  #begin(id: string, file: File, changed: () => void): UploadRun {
    const run = new UploadRun(this.#core, id, file, {
      turn: (signal) => this.#turn(id, signal),
      changed: () => {
        if (run.state !== 'sending') this.#leave(id);
        changed();
      },
      cancelled: () => this.#keeper.forget(id),
    });
    this.#runs.set(id, run);
    return run;
  }

  uploaded(id: string): Upload | undefined {
    return this.#runs.get(id);
  }

  async link(id: string, not: string | null = null): Promise<FileLink> {
    const { clock } = this.#core.options;
    const kept = this.#links.get(id);
    if (kept && kept.until > clock.now()) {
      const link = await kept.link;
      if (not === null || link.url !== not) return link;
    }
    const asked = { link: this.#ask(id), until: clock.now() + SPARE_MS };
    this.#links.set(id, asked);
    asked.link.catch(() => this.#links.delete(id));
    return asked.link;
  }

  async #ask(id: string): Promise<FileLink> {
    const { site, server, clock } = this.#core.options;
    const path = `/v1/files/${encodeURIComponent(id)}/link?site=${encodeURIComponent(site)}`;
    const answer = await askAboutFile(this.#core, path, { method: 'POST' });
    if (!isLink(answer)) throw new CareError('internal', 'This is no answer about a file.');
    const { file, url, expiresInMs = 0 } = answer;
    const isPath = url?.startsWith('/') && file.state === 'ready';
    const kept = this.#links.get(id);
    if (kept && isPath) kept.until = clock.now() + expiresInMs - SPARE_MS;
    return { file, url: isPath ? server + url : null };
  }

  /** Nobody goes without a connection, nor while another one goes. */
  #turn(id: string, signal: AbortSignal): Promise<void> {
    const { state } = this.#core;
    return new Promise((resolve, reject) => {
      const look = () => {
        const isFree = this.#goes === null && state.snapshot.link.at === 'ready';
        if (!signal.aborted && !isFree) return;
        stop();
        this.#waits.delete(look);
        if (signal.aborted) return reject(signal.reason as Error);
        this.#goes = id;
        signal.addEventListener('abort', () => this.#leave(id), { once: true });
        resolve();
      };
      const stop = state.subscribe(look);
      signal.addEventListener('abort', look, { once: true });
      this.#waits.add(look);
      queueMicrotask(look);
    });
  }

  #leave(id: string): void {
    if (this.#goes !== id) return;
    this.#goes = null;
    for (const look of [...this.#waits]) look();
  }
}
