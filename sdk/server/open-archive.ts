// What a shop has kept, read without a server: for exports on the machine that has the database.
import type { CareApi } from '../api/care-api.ts';
import { AuditLog } from '../core/admin/audit-log.ts';
import { PROCESS } from '../core/admin/caller.ts';
import { ArticleDesk } from '../core/articles/article-desk.ts';
import { ArticleEar } from '../core/articles/article-ear.ts';
import { openApi } from '../core/admin/open-api.ts';
import type { WebhookKeeper } from '../core/admin/webhook-keeper.ts';
import { openFiles } from '../files/open-files.ts';
import { CareError } from '../protocol/care-error.ts';
import { systemRandom } from '../protocol/ids.ts';
import { systemClock } from '../runtime.ts';
import { openStore } from '../stores/open-store.ts';
import { checkOptions, type CareOptions } from './care-options.ts';

export interface Archive {
  /** As the merchant's own code has it; messages and webhooks are refused as `forbidden`. */
  readonly api: CareApi;
  /** The bytes of a file that a message has; null when they cannot be had. */
  bytes(site: string, file: string): Promise<ReadableStream<Uint8Array> | null>;
  close(): Promise<void>;
}

/** @throws CareError whose message names the wrong option, or says what to do about the store */
export async function openArchive(options: CareOptions): Promise<Archive> {
  checkOptions(options);
  const { sites, store: address, files: place } = options;
  const files = typeof place === 'string' ? await openFiles(place) : place;
  const store = typeof address === 'string' ? await openStore(address) : address;
  const clock = systemClock;
  const audit = new AuditLog(store.admin.audit, clock);
  const random = systemRandom;
  const articles = new ArticleDesk({ store, clock, random, changed: () => {} });
  const articleEar = new ArticleEar({ store, clock, random });
  const office = { store, audit, sites, clock, random, shown: null, articles, articleEar };
  return {
    api: openApi({ ...office, apply: refused, webhooks: NO_WEBHOOKS })(PROCESS),
    async bytes(site, id) {
      const row = await store.files.get(site, id);
      if (!files || row?.state !== 'ready') return null;
      try {
        return await files.read({ site, name: row.object });
      } catch (error) {
        if (error instanceof CareError && error.code === 'not-found') return null;
        throw error;
      }
    },
    close: () => store.close(),
  };
}

const refused = () => Promise.reject(new CareError('forbidden', 'Nothing is written from here.'));

const NO_WEBHOOKS: WebhookKeeper = {
  list: refused,
  create: refused,
  update: refused,
  remove: refused,
  rotate: refused,
  test: refused,
  deliveries: refused,
  delivery: refused,
  replay: refused,
};
