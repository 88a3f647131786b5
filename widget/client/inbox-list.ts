// The desk's list: pages from the server, and single rows as they change.
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import type { AskAgain } from './ask-again.ts';
import type { Core } from './core.ts';
import type { Requests } from './requests.ts';
import type { Inbox } from './snapshot.ts';

export const EMPTY_INBOX: Inbox = Object.freeze({ rows: [], state: 'loading', hasMore: false });

export class InboxList {
  readonly #core: Core;
  readonly #requests: Requests;
  readonly #again: AskAgain;
  #next: string | undefined;
  #loading: Promise<void> | null = null;

  constructor(core: Core, requests: Requests, again: AskAgain) {
    this.#core = core;
    this.#requests = requests;
    this.#again = again;
  }

  /** Loads the list anew, as far as it was loaded before. Without a connection it stays as it is. */
  load(): Promise<void> {
    this.#loading ??= this.#reload().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async more(): Promise<void> {
    await this.#loading;
    if (this.#next === undefined) return;
    const page = await this.#page(this.#next);
    if (!page) return;
    this.#next = page.next;
    this.#show(page.conversations);
  }

  upsert(row: ConversationSummary): void {
    this.#show([row]);
  }

  async #reload(): Promise<void> {
    const wanted = this.#rows.length;
    let loaded = 0;
    let cursor: string | undefined;
    do {
      const page = await this.#page(cursor);
      if (!page) {
        this.#again.later('inbox', () => void this.load());
        return;
      }
      loaded += page.conversations.length;
      cursor = page.next;
      this.#show(page.conversations);
    } while (cursor !== undefined && loaded < wanted);
    this.#next = cursor;
    this.#change({ state: 'ready', hasMore: cursor !== undefined });
  }

  async #page(cursor: string | undefined): Promise<DownFrameOf<'inbox'> | null> {
    const answer = await this.#requests.ask({
      type: 'inbox.fetch',
      request: uuidV4(this.#core.options.random),
      ...(cursor !== undefined && { cursor }),
    });
    return answer?.type === 'inbox' ? answer : null;
  }

  get #rows(): readonly ConversationSummary[] {
    return this.#core.state.snapshot.inbox?.rows ?? [];
  }

  /** Rows are never taken off the list: a conversation that has been seen exists. */
  #show(rows: readonly ConversationSummary[]): void {
    const byId = new Map(this.#rows.map((row) => [row.conversation, row]));
    for (const row of rows) {
      const known = byId.get(row.conversation);
      if (!known || known.changedAt <= row.changedAt) byId.set(row.conversation, row);
    }
    const sorted = [...byId.values()].sort(
      (a, b) => b.changedAt - a.changedAt || (a.conversation < b.conversation ? -1 : 1),
    );
    this.#change({ rows: Object.freeze(sorted), hasMore: this.#next !== undefined });
  }

  #change(changes: Partial<Inbox>): void {
    const { state } = this.#core;
    state.change({
      inbox: Object.freeze({ ...(state.snapshot.inbox ?? EMPTY_INBOX), ...changes }),
    });
  }
}
