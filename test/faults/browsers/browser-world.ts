// What all tries in one engine share: a care server, a shop with the robot's hand, a look into the store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../sdk/stores/open-store.ts';
import type { Store } from '../../../sdk/stores/store.ts';
import { careProcess, type CareProcess } from '../../support/care-process.ts';
import { SITE } from '../../support/test-site.ts';
import { openEngine, type Engine, type EngineName } from './engines.ts';
import { openRobotShop, type RobotShop } from './robot-shop.ts';

export interface BrowserWorld {
  readonly engine: Engine;
  readonly care: CareProcess;
  readonly shop: RobotShop;
  /** The folder of a new profile. */
  newProfile(): Promise<string>;
  /** All messages that the server has, in the order of each conversation's log. */
  stored(): Promise<string[]>;
  close(): Promise<void>;
}

/** More than any run writes. */
const ALL = 100_000;

export async function openBrowserWorld(name: EngineName): Promise<BrowserWorld> {
  const shop = await openRobotShop();
  const folder = await mkdtemp(join(tmpdir(), 'care-browsers-'));
  const address = `sqlite:${join(folder, 'care.db')}`;
  const care = await careProcess({ store: address, origins: [shop.url] });
  shop.careAt(care.url);
  await care.start();
  const store = await openStore(address);
  const engine = await openEngine(name);
  let profiles = 0;
  return {
    engine,
    care,
    shop,
    newProfile: async () => join(folder, `profile-${++profiles}`),
    stored: () => messages(store),
    async close() {
      await engine.close();
      await shop.close();
      await care.kill();
      await store.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function messages(store: Store): Promise<string[]> {
  const texts: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.inbox({ site: SITE, status: null, cursor, limit: 100 });
    for (const { id } of page.rows) {
      const range = { site: SITE, conversation: id, log: 'public', end: 'oldest' } as const;
      const events = await store.events({ ...range, after: 0, before: null, limit: ALL });
      for (const { what } of events) if (what.kind === 'message.posted') texts.push(what.text);
    }
    cursor = page.next;
  } while (cursor !== null);
  return texts;
}
