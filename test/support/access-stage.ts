// A stage whose store the test can reach, for conversations that are there before anybody has written.
import { dirname, join } from 'node:path';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { AnsweringDesk } from '../faults/browsers/answering-desk.ts';
import { accessPage } from './access-page.ts';
import { careProcess } from './care-process.ts';
import { openStageWith, type Stage } from './stage.ts';

export interface AccessStage extends Stage {
  readonly store: Store;
  /** Somebody at the desk who answers at once. */
  readonly desk: AnsweringDesk;
}

/** @param scripts where the widget's files lie, otherwise what was built last */
export async function openAccessStage(scripts?: URL): Promise<AccessStage> {
  let address = '';
  const stage = await openStageWith(
    (options) => {
      address = options.store;
      const folder = dirname(address.replace(/^sqlite:/, ''));
      return careProcess({ ...options, files: `disk:${join(folder, 'files')}` });
    },
    accessPage,
    scripts,
  );
  const store = await openStore(address);
  const desk = new AnsweringDesk(stage.care.url);
  await desk.start();
  return {
    ...stage,
    store,
    desk,
    async close() {
      await desk.close();
      await store.close();
      await stage.close();
    },
  };
}
