// What the widget tells its page, besides that it opens and closes.
import type { CareClient } from '../client/care-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import { tell } from './tell.ts';

/**
 * `care-message` for each message that the shop's side has written since `before`, and `care-unread` when the number
 * that one has not seen changes.
 */
export function tellNews(
  host: HTMLElement,
  client: CareClient,
  before: CareSnapshot,
  life: AbortSignal,
): void {
  const told = new Map<string, number>();
  for (const { id, have } of before.conversations.values()) told.set(id, have);
  let unreadBefore = 0;
  const look = () => {
    let count = 0;
    for (const { id, have, events, unread } of client.snapshot.conversations.values()) {
      count += unread;
      const from = told.get(id) ?? 0;
      told.set(id, have);
      // Looked for from the end: this is done for whatever changes, and there may be thousands.
      const news = events.slice(events.findLastIndex(({ seq }) => seq <= from) + 1);
      for (const { author, what } of news)
        if (what.kind === 'message.posted' && author.role !== 'contact')
          tell(host, 'message', { conversation: id, text: what.text });
    }
    if (count !== unreadBefore) tell(host, 'unread', { count });
    unreadBefore = count;
  };
  look();
  life.addEventListener('abort', client.subscribe(look));
}
