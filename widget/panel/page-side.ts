// What the panel does for the page around it. Nobody waits for it, so it comes when there is something to tell.
import type { CareClient } from '../client/care-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import { checkAttributes } from './check-attributes.ts';
import { tellNews } from './tell-news.ts';

export { panelCalls } from './panel-calls.ts';

/** @param before what was known when it was asked for: what came since is news */
export function servePage(
  host: HTMLElement,
  client: CareClient,
  before: CareSnapshot,
  life: AbortSignal,
): void {
  for (const problem of checkAttributes(host)) console.error('care-widget:', problem);
  if (!life.aborted) tellNews(host, client, before, life);
}
