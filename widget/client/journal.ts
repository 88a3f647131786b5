// The client's way to the device's store: one thing after another, many changes in one transaction, and no failure that
// reaches further than the promise that things are kept. What the device refuses is held by this tab until it heals.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { ClientWorld } from './care-client.ts';
import type {
  Drafts,
  History,
  HistoryChange,
  Identity,
  Kept,
  OutboxRow,
} from '../history/history.ts';
import { Healing } from './healing.ts';
import { LateWork } from './late-work.ts';
import { mergeChanges } from './merge-changes.ts';
import type { SnapshotStore } from './snapshot-store.ts';

export interface JournalHooks {
  /** The device keeps after all, and this was on it. */
  healed(kept: Kept): void;
  /** This device is somebody by now, whom this tab is to be too. */
  renamed(): void;
  /** Everything on the device was forgotten on purpose, by another tab. */
  wiped(): void;
}

type World = Pick<ClientWorld, 'clock' | 'random' | 'openHistory'>;

export class Journal {
  readonly #world: World;
  readonly #state: SnapshotStore;
  readonly #hooks: JournalHooks;
  #history: History | null = null;
  /** Without a history, rows are held by this tab; but not by one that is closed. */
  #closed = true;
  #identity: Identity | null = null;
  #batch: HistoryChange | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #opened: Promise<Kept | null> = Promise.resolve(null);
  readonly #late: LateWork;
  readonly #healing: Healing;

  constructor(world: World, state: SnapshotStore, hooks: JournalHooks) {
    this.#world = world;
    this.#state = state;
    this.#hooks = hooks;
    this.#late = new LateWork(world.clock, () => this.#tell());
    this.#healing = new Healing(world, {
      snapshot: () => state.snapshot,
      identity: () => this.#identity,
      recover: (...found) => this.#after(async () => this.#recover(...found)),
    });
  }

  /** Who this device is as far as this tab knows. */
  get identity(): Identity | null {
    return this.#identity;
  }

  /** What the device keeps, or null when it refuses, however long it takes. */
  get opened(): Promise<Kept | null> {
    return this.#opened;
  }

  /** What the device keeps; null when it refuses. When it is slow, too: what it keeps is then given to `healed`. */
  open(): Promise<Kept | null> {
    this.#closed = false;
    let isLate = false;
    // In turn, too: a history that is still being let go must not take the new one with it.
    const opened = (this.#opened = this.#after(() => this.#open()));
    void this.#after(async () => {
      const found = await opened;
      if (isLate && found && !this.#closed) this.#hooks.healed(found);
    });
    return this.#late.within(opened, () => {
      isLate = true;
      return null;
    });
  }

  /** Keeps a change, together with all others of this microtask or made while the device is busy. */
  write(change: HistoryChange): void {
    if (this.#closed) return;
    if (this.#batch) {
      this.#batch = mergeChanges(this.#batch, change);
      return;
    }
    this.#batch = change;
    void this.#last.then(() => this.#flush());
  }

  /**
   * Resolves once the rows are durable, or held by this tab and that has been told. The drafts change with them.
   * @param from they move from there, as far as they still wait there
   * @throws CareError `bad-request` after `close`
   */
  async post(rows: readonly OutboxRow[], drafts: Drafts = {}, from?: string): Promise<void> {
    if (this.#closed) throw new CareError('bad-request', 'This client is closed.');
    void this.#flush(); // what happened before stays before
    const posted = this.#inTurn(
      (history) => history.post(rows, drafts, from),
      () => this.#healing.miss({ outbox: rows, drafts }),
    );
    return this.#late.within(posted, () => undefined);
  }

  async swapIdentity(token: string | null, next: Identity | null): Promise<Identity | null> {
    this.#identity = await this.#inTurn(
      (history) => history.swapIdentity(token, next),
      () => {
        this.#healing.miss({});
        if ((this.#identity?.token ?? null) === token) this.#identity = next;
        return this.#identity;
      },
    );
    return this.#identity;
  }

  /** What waits on this device, from all tabs; when `isWhole`, nothing else waits anywhere. */
  async outbox(): Promise<{ rows: readonly OutboxRow[]; isWhole: boolean }> {
    const unknown = () => ({ rows: [], isWhole: false });
    if (this.#closed) return unknown();
    void this.#flush();
    const load = async (history: History) => {
      const { outbox, identity } = await history.load();
      // One that has forgotten who it is has forgotten more.
      const isOurs = identity?.device === this.#identity?.device;
      return { rows: outbox, isWhole: history.kind === 'device' && isOurs };
    };
    return this.#late.within(this.#inTurn(load, unknown), unknown);
  }

  async events(conversation: string, before: number, limit: number): Promise<readonly LogEvent[]> {
    if (this.#closed) return [];
    void this.#flush();
    const read = (history: History) => history.events(conversation, before, limit);
    return (await this.#late.within(this.#inTurn(read, nothing), nothing)) ?? [];
  }

  /** Resolves when everything so far is written, or the device has refused. */
  async written(): Promise<void> {
    await this.#flush();
    await this.#last;
  }

  /** Forgets everything on the device, be it open here or not. False when it cannot be made to. */
  async wipe(): Promise<boolean> {
    this.#batch = this.#identity = null;
    await this.#healing.forget(); // or what is just being put back would come after
    return this.#after(async () => {
      const history = this.#history ?? (await this.#world.openHistory().catch(nothing));
      try {
        await history?.wipe();
        return true;
      } catch (error) {
        if (this.#history) this.#refused(this.#history, error);
        return false;
      } finally {
        if (history !== this.#history) await history?.close().catch(nothing);
      }
    });
  }

  /** Writes what is waiting, then lets the device's store go. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#healing.pause();
    void this.#flush(); // both in turn at once: a page that wakes up before they are done opens after them
    await this.#inTurn((history) => {
      this.#history = null;
      return history.close();
    }, nothing);
  }

  /** Looks at once whether a device that refused is well again; otherwise that is done at times. */
  heal(): void {
    if (!this.#closed) this.#healing.hurry();
  }

  async #open(): Promise<Kept | null> {
    // It has refused, as late as while it was being let go: then it is to be told first.
    if (this.#healing.missed) {
      this.#tell(); // it may have been told before anybody wrote, and taken back
      this.heal();
      return null;
    }
    let history: History | null = null;
    try {
      history = await this.#world.openHistory();
      const kept = await history.load();
      const before = history.kind === 'device' && this.#identity;
      this.#identity = kept.identity;
      this.#goOn(history);
      // While this tab slept, whoever was here has left.
      if (before && isLeft(kept, before)) {
        this.#hooks.wiped();
        return null;
      }
      return kept;
    } catch (error) {
      this.#refused(history, error);
      return null;
    }
  }

  #goOn(history: History): void {
    this.#history = history;
    this.#healing.end();
    history.onlost = () => void this.#lookAgain();
    this.#tell();
  }

  /** Who took the store away: somebody who wanted everything to be forgotten? Otherwise it refuses. */
  async #lookAgain(): Promise<void> {
    const kept = await this.#inTurn((history) => history.load(), nothing);
    if (!kept || !this.#identity || !isLeft(kept, this.#identity)) return;
    this.#identity = this.#batch = null;
    this.#hooks.wiped();
  }

  #recover(
    history: History,
    kept: Kept,
    identity: Identity | null,
    seen: HistoryChange | null,
  ): boolean {
    if (this.#healing.missed !== seen || this.#closed) return false;
    const renamed = identity?.token !== this.#identity?.token;
    this.#identity = identity;
    this.#goOn(history);
    this.#hooks.healed(kept);
    if (renamed) this.#hooks.renamed();
    return true;
  }

  #flush(): Promise<unknown> {
    const batch = this.#batch;
    this.#batch = null;
    if (!batch) return Promise.resolve();
    return this.#inTurn(
      (history) => history.write(batch),
      () => this.#healing.miss(batch),
    );
  }

  #inTurn<T>(work: (history: History) => Promise<T>, otherwise: () => T): Promise<T> {
    return this.#after(async () => {
      const history = this.#history;
      if (!history) return otherwise();
      try {
        return await work(history);
      } catch (error) {
        if (this.#history === history) this.#refused(history, error);
        return otherwise();
      }
    });
  }

  #after<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    this.#last = done.catch(nothing);
    return done;
  }

  #tell(): void {
    if (this.#closed) return;
    const storage = this.#history && !this.#late.isAny ? this.#history.kind : 'memory';
    if (this.#state.snapshot.storage !== storage) this.#state.change({ storage });
  }

  #refused(history: History | null, error: unknown): void {
    this.#history = null;
    this.#tell();
    // The shop's developers must be able to find out why.
    console.warn('care-widget:', error);
    void history?.close().catch(nothing); // it is broken already; there is nothing left to save
    this.#healing.begin();
    if (this.#closed) this.#healing.pause();
  }
}

/** Who only lost their token still has something here. */
function isLeft({ identity, conversations }: Kept, before: Identity): boolean {
  return identity ? identity.device !== before.device : conversations.length === 0;
}

const nothing = () => undefined;
