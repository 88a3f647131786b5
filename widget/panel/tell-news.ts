// What the widget tells its page, besides that it opens and closes.
import type { CareClient } from '../client/care-client.ts';
import { tell } from './tell.ts';

/** `care-unread` when their number changes, `care-message` for each that the shop's side has written since now. */
export function tellNews(host: HTMLElement, client: CareClient, life: AbortSignal): void {
  let before = -1;
  const told = new Map<string, number>();
  const look = () => {
    let count = 0;
    for (const { id, events, unread } of client.snapshot.conversations.values()) {
      count += unread;
      const last = events.at(-1)?.seq ?? 0;
      const from = told.get(id) ?? (before < 0 ? last : 0);
      told.set(id, last);
      for (const { seq, author, what } of events)
        if (seq > from && what.kind === 'message.posted' && author.role !== 'contact')
          tell(host, 'message', { conversation: id, text: what.text });
    }
    if (count !== Math.max(before, 0)) tell(host, 'unread', { count });
    before = count;
  };
  look();
  life.addEventListener('abort', client.subscribe(look));
}
