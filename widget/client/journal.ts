// The client's way to the device's store: one thing after another, many changes in one transaction, and no failure that
// reaches further than the promise that things are kept.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type {
  Drafts,
  History,
  HistoryChange,
  Identity,
  Kept,
  OutboxRow,
} from '../history/history.ts';
import { mergeChanges } from './merge-changes.ts';

const NOTHING: Kept = { identity: null, conversations: [], outbox: [], drafts: {} };

interface Opened {
  readonly kept: Kept;
  readonly kind: History['kind'];
}

export class Journal {
  readonly #lost: () => void;
  #history: History | null = null;
  /** Without a history, rows are held by this tab; but not by one that is closed. */
  #closed = true;
  #identity: Identity | null = null;
  #batch: HistoryChange | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param lost called when the device refuses: from then on this tab's memory is all there is */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** Who this device is as far as this tab knows. */
  get identity(): Identity | null {
    return this.#identity;
  }

  /** What the device keeps; null when it refuses. */
  open(openHistory: () => Promise<History>): Promise<Opened | null> {
    this.#closed = false;
    // In turn, too: a history that is still being let go must not take the new one with it.
    const opened = this.#last.then(() => this.#open(openHistory));
    this.#last = opened;
    return opened;
  }

  /** Keeps a change, together with all others of this microtask or made while the device is busy. */
  write(change: HistoryChange): void {
    if (!this.#history) return;
    if (this.#batch) {
      this.#batch = mergeChanges(this.#batch, change);
      return;
    }
    this.#batch = change;
    void this.#last.then(() => this.#flush());
  }

  /**
   * Resolves once the rows are durable, or held by this tab when the device refuses. The drafts change with them.
   * @throws CareError `bad-request` after `close`
   */
  async post(rows: readonly OutboxRow[], drafts?: Drafts): Promise<void> {
    if (this.#closed) throw new CareError('bad-request', 'This client is closed; create another.');
    void this.#flush(); // what happened before stays before
    return this.#inTurn((history) => history.post(rows, drafts), undefined);
  }

  async swapIdentity(token: string | null, next: Identity | null): Promise<Identity | null> {
    const own = (this.#identity?.token ?? null) === token ? next : this.#identity;
    this.#identity = await this.#inTurn((history) => history.swapIdentity(token, next), own);
    return this.#identity;
  }

  /** What other tabs have left in the outbox of this device. */
  async outbox(): Promise<readonly OutboxRow[]> {
    await this.#flush();
    return (await this.#inTurn((history) => history.load(), NOTHING)).outbox;
  }

  async events(conversation: string, before: number, limit: number): Promise<readonly LogEvent[]> {
    await this.#flush();
    return this.#inTurn((history) => history.events(conversation, before, limit), []);
  }

  /** Resolves when everything so far is written. */
  async written(): Promise<void> {
    await this.#flush();
    await this.#last;
  }

  async wipe(): Promise<void> {
    this.#batch = null;
    this.#identity = null;
    await this.#inTurn((history) => history.wipe(), undefined);
  }

  /** Writes what is waiting, then lets the device's store go. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flush();
    await this.#inTurn((history) => {
      this.#history = null;
      return history.close();
    }, undefined);
  }

  async #open(openHistory: () => Promise<History>): Promise<Opened | null> {
    let history: History | null = null;
    try {
      history = await openHistory();
      const kept = await history.load();
      this.#history = history;
      this.#identity = kept.identity;
      return { kept, kind: history.kind };
    } catch (error) {
      this.#refused(history, error);
      return null;
    }
  }

  #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = null;
    if (!batch) return Promise.resolve();
    return this.#inTurn((history) => history.write(batch), undefined);
  }

  #inTurn<T>(work: (history: History) => Promise<T>, otherwise: T): Promise<T> {
    const done = this.#last.then(async () => {
      const history = this.#history;
      if (!history) return otherwise;
      try {
        return await work(history);
      } catch (error) {
        this.#giveUp(history, error);
        return otherwise;
      }
    });
    this.#last = done;
    return done;
  }

  #giveUp(history: History, error: unknown): void {
    if (this.#history !== history) return;
    this.#history = null;
    this.#batch = null;
    this.#refused(history, error);
  }

  #refused(history: History | null, error: unknown): void {
    this.#lost();
    // The shop's developers must be able to find out why.
    console.warn('care-widget: this device keeps nothing from here on:', reason(error));
    void history?.close().catch(() => undefined); // it is broken already; there is nothing left to save
  }
}

function reason(error: unknown): string {
  return error instanceof CareError || error instanceof Error ? error.message : String(error);
}
