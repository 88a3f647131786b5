// One device with a store that can be broken, a server that can be away, and the tabs of one shopper.
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import { openIdbHistory } from '../../widget/history/idb-history.ts';
import { databaseName } from '../../widget/history/is-kept.ts';
import { ScriptedServer } from '../support/scripted-server.ts';

/** From the first act to a message that is shown, kept or told not to be. */
export const USABLE_WITHIN_MS = 1_000;
const HEALED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 10;

/** The browser's, whatever becomes of the global one. */
export const browserStore = indexedDB;

export interface StoreFactory {
  open(name: string): IDBOpenDBRequest;
  deleteDatabase(name: string): IDBOpenDBRequest;
  databases(): Promise<IDBDatabaseInfo[]>;
}

let stages = 0;

/** Somebody waited too long for the widget; this alone can be the machine's doing. */
export class Late extends Error {}

export class DeviceStage {
  readonly site = `device-fault-${++stages}`;
  readonly name = databaseName(this.site);
  readonly server = new ScriptedServer();
  readonly posted: string[] = [];
  /** What the widget finds in place of the browser's. */
  factory: StoreFactory = {
    open: (name) => this.#noted(browserStore.open(name)),
    deleteDatabase: (name) => browserStore.deleteDatabase(name),
    databases: () => browserStore.databases(),
  };
  /** Called for each tab that looks for its store. */
  find: () => StoreFactory | undefined = () => this.factory;
  /** Connections of the widget. */
  readonly databases = new Set<IDBDatabase>();
  readonly #ends: (() => void)[] = [];
  readonly #tabs: CareClient[] = [];

  tab(): CareClient {
    const tab = createCareClient({
      site: this.site,
      server: 'https://care.example',
      as: { role: 'contact' },
      openHistory: async () => openIdbHistory(this.site, { indexedDB: this.find() as IDBFactory }),
      connect: this.server.network.connect,
      fetch: () => Promise.reject(new Error('There is nothing to fetch.')),
      clock: systemClock,
      random: systemRandom,
    });
    this.#tabs.push(tab);
    return tab;
  }

  /** An earlier visit: a conversation that the server has, and a few answers that the device keeps. */
  async earlierVisit(): Promise<void> {
    const tab = this.tab();
    await this.post(tab, 'hello');
    await this.until('the earlier visit is over', () => isSettled(tab));
    for (let i = 0; i < 8; i++) this.server.say(`answer ${i}`);
    await this.until('answers arrive', () => shown(tab).filter(isAnswer).length === 8);
    await tab.close();
    this.server.kill();
  }

  /** As somebody who has just opened the panel. @throws when it takes too long or promises what is not so */
  async post(tab: CareClient, text: string): Promise<void> {
    const began = performance.now();
    await tab.start();
    const told = tab.snapshot.storage === 'memory' || this.#tells(tab);
    await tab.post(null, text);
    const took = performance.now() - began;
    this.posted.push(text);
    if (took > USABLE_WITHIN_MS) throw new Late(`“${text}” took ${Math.round(took)} ms.`);
    if (!shown(tab).includes(text)) throw new Error(`“${text}” is not shown.`);
    const isTold = told === true || (told as () => boolean)();
    if (!isTold && !(await this.kept()).includes(text) && !this.sent().includes(text))
      throw new Error(`“${text}” is not on the device, and nobody was told.`);
  }

  /** Whether this tab says, from now on, that it keeps things by itself. */
  #tells(tab: CareClient): () => boolean {
    let told = false;
    const end = tab.subscribe(({ storage }) => (told ||= storage === 'memory'));
    this.finally(end);
    return () => told || tab.snapshot.storage === 'memory';
  }

  async heals(tab: CareClient): Promise<void> {
    await this.until('it heals', () => tab.snapshot.storage === 'device', HEALED_WITHIN_MS);
    const there = await this.kept();
    const missing = shownPending(tab).filter((text) => !there.includes(text));
    if (missing.length > 0) throw new Error(`It healed without ${missing.join()}.`);
  }

  /** The network is back: everything arrives, once, in the order in which it was written. */
  async arrives(tab: CareClient): Promise<void> {
    this.server.restart();
    tab.wake('network');
    await this.until('everything has arrived', () => isSettled(tab));
    const sent = this.sent();
    if (sent.join() !== this.posted.join())
      throw new Error(`Written ${this.posted.join()}, arrived ${sent.join()}.`);
  }

  /** What the server has of this shopper, in the order of arrival. */
  sent(): string[] {
    return [...this.server.log.conversations.values()]
      .flatMap((row) => this.server.texts(row))
      .filter((text) => !isAnswer(text));
  }

  /** The texts in the outbox on the device, read beside the widget. */
  async kept(): Promise<string[]> {
    const listed = await browserStore.databases();
    if (!listed.some(({ name, version }) => name === this.name && version)) return [];
    const rows = await this.raw((store) =>
      store.getAll(IDBKeyRange.bound(['outbox'], ['outbox', []])),
    );
    return (rows as { action?: { text?: string } }[]).flatMap((row) => row?.action?.text ?? []);
  }

  /** One request on the store of the device, beside the widget. */
  async raw(work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await this.opened(browserStore.open(this.name));
    const request = work(database.transaction('rows', 'readwrite').objectStore('rows'));
    await new Promise((resolve, reject) => {
      request.transaction!.oncomplete = resolve;
      request.transaction!.onabort = reject;
    });
    database.close();
    return request.result;
  }

  /** Another connection, which lets go of nothing by itself. */
  opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It did not open.'));
    });
  }

  async until(
    what: string,
    isTrue: () => boolean | Promise<boolean>,
    withinMs = 10_000,
  ): Promise<void> {
    const late = performance.now() + withinMs;
    while (!(await isTrue())) {
      if (performance.now() > late) throw new Error(`Not within ${withinMs} ms: ${what}.`);
      await new Promise<void>((resolve) => systemClock.after(LOOK_EVERY_MS, resolve));
    }
  }

  /** Done when the fault is lifted, or else when the test ends. */
  finally(run: () => void): void {
    this.#ends.push(run);
  }

  lift(): void {
    for (const run of this.#ends.splice(0)) run();
  }

  later(ms: number, run: () => void): void {
    this.finally(systemClock.after(ms, run));
  }

  #noted(request: IDBOpenDBRequest): IDBOpenDBRequest {
    request.addEventListener('success', () => this.databases.add(request.result));
    return request;
  }

  async end(): Promise<void> {
    this.lift();
    for (const tab of this.#tabs) await tab.close();
    browserStore.deleteDatabase(this.name);
  }
}

export const isAnswer = (text: string) => text.startsWith('answer');

export function isSettled({ snapshot }: CareClient): boolean {
  const pending = [...snapshot.conversations.values()].flatMap((view) => view.pending);
  return snapshot.link.at === 'ready' && pending.length === 0;
}

/** Every text that this tab shows. */
export function shown(tab: CareClient): string[] {
  const events = [...tab.snapshot.conversations.values()].flatMap((view) => view.events);
  const arrived = events.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : []));
  return [...arrived, ...shownPending(tab)];
}

function shownPending({ snapshot }: CareClient): string[] {
  const pending = [...snapshot.conversations.values()].flatMap((view) => view.pending);
  return pending.flatMap(({ action }) => (action.kind === 'message.post' ? [action.text] : []));
}
