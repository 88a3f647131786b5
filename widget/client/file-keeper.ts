// Files on the device from being chosen until a message that names them is kept. Whatever the device says, they go on
// being uploaded from this page.
import type { KeptFiles } from '../history/kept-files.ts';
import type { Core } from './core.ts';
import type { UploadRun } from './upload-run.ts';

export class FileKeeper {
  readonly #core: Core;
  #files: Promise<KeptFiles | null> | null = null;
  /** One thing after the other: what is forgotten has been kept before. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(core: Core) {
    this.#core = core;
  }

  /** @param changed called when the device refuses */
  keep(run: UploadRun, changed: () => void): Promise<void> {
    return this.#inTurn(async (files) => {
      try {
        await files.keep(run.id, run.file);
        // Whoever has left meanwhile leaves nothing.
        if (this.#isOver) await files.forget(run.id);
      } catch (error) {
        console.warn('care-widget:', error);
        run.isOnlyHere = true;
        changed();
      }
    });
  }

  /** What is in a message already was about to be forgotten. */
  restore(found: (id: string, file: File) => void): Promise<void> {
    return this.#inTurn(async (files) => {
      const named = this.#named();
      for (const id of await files.ids()) {
        const file = named.has(id) ? await files.forget(id) : await files.claim(id);
        if (file && !this.#isOver) found(id, file);
      }
    });
  }

  forget(id: string): void {
    this.#inTurn((files) => files.forget(id)).catch(() => {}); // it is tried again with the next page: `restore`
  }

  close(): void {
    void this.#last.then(async () => (await this.#files)?.close());
  }

  get #isOver(): boolean {
    return this.#core.state.snapshot.link.at === 'stopped';
  }

  /** The files of all messages that this tab knows, sent or not. */
  #named(): Set<string> {
    const conversations = [...this.#core.state.snapshot.conversations.values()];
    const waiting = conversations.flatMap(({ pending }) =>
      pending.flatMap(({ action }) => (action.kind === 'message.post' && action.files) || []),
    );
    const sent = conversations.flatMap(({ events }) =>
      events.flatMap(({ what }) =>
        what.kind === 'message.posted' ? (what.files ?? []).map(({ id }) => id) : [],
      ),
    );
    return new Set([...waiting, ...sent]);
  }

  /** Does nothing where nothing is kept: at a desk, and where the shop or the browser lets the device keep nothing. */
  #inTurn(work: (files: KeptFiles) => Promise<void>): Promise<void> {
    const { options, side } = this.#core;
    if (side === 'agent') return Promise.resolve();
    const done = this.#last.then(async () => {
      // That it cannot be opened is told with the messages; it may be allowed later.
      const open = () => options.openHistory().then((history) => history.openFiles());
      this.#files ??= open().catch(() => (this.#files = null));
      const files = await this.#files;
      if (files) await work(files);
    });
    this.#last = done.catch(() => {}); // told to whoever asked
    return done;
  }
}
