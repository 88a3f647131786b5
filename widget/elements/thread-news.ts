// What of a thread is new to its reader: what is read out once, and where the line above the unread is drawn.
import type { Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { inWords, type MessageItem, type Side, type ThreadItem } from './thread-items.ts';
import { authorName } from './thread-row-templates.ts';

/** More messages than this at once are read out as a number. */
const READ_OUT_MAX = 3;

export class ThreadNews {
  #conversation: string | null = null;
  #epoch: string | null = null;
  #heard = 0;
  #unread = 0;
  /** Key of the first item that was unread when the reader came; the line stays there until the next visit. */
  newFrom: string | null = null;

  /**
   * Takes the next state of the thread in. `looking`: the reader has its end before their eyes.
   * Returns the messages of the other side that came since and were never returned before; never history.
   */
  next(
    conversation: Conversation,
    items: readonly ThreadItem[],
    at: { readonly side: Side; readonly looking: boolean },
  ): { readonly fresh: readonly MessageItem[]; readonly arrived: boolean } {
    const { id, epoch } = conversation;
    const renewed = this.#epoch !== null && epoch !== null && this.#epoch !== epoch;
    const arrived = this.#conversation !== id || renewed;
    if (arrived) {
      this.newFrom = null;
      this.#unread = 0;
    }
    const fresh = arrived ? [] : this.#fresh(items);
    this.#epoch = this.#conversation === id ? (epoch ?? this.#epoch) : epoch;
    this.#conversation = id;
    this.#heard = Math.max(arrived ? 0 : this.#heard, newestSeq(conversation));
    this.#line(conversation, items, arrived, at);
    return { fresh, arrived };
  }

  #fresh(items: readonly ThreadItem[]): readonly MessageItem[] {
    const fresh: MessageItem[] = [];
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i]!;
      if (item.seq !== null && item.seq <= this.#heard) break;
      if (item.kind === 'message' && !item.own && item.seq !== null) fresh.unshift(item);
    }
    return fresh;
  }

  #line(
    conversation: Conversation,
    items: readonly ThreadItem[],
    arrived: boolean,
    at: { readonly side: Side; readonly looking: boolean },
  ): void {
    const { unread } = conversation;
    if (unread > 0 && (arrived || (this.#unread === 0 && !at.looking))) {
      const seen = conversation.read[at.side];
      const first = items.find(
        (item) => item.kind === 'message' && !item.own && item.seq !== null && item.seq > seen,
      );
      this.newFrom = first?.key ?? null;
    }
    this.#unread = unread;
    // Whoever writes has seen what is above.
    const last = items.at(-1);
    if (last?.kind === 'message' && last.own && last.pending) this.newFrom = null;
  }
}

/** What a screen reader is to say of fresh messages. */
export function readOut(fresh: readonly MessageItem[], texts: Texts): readonly string[] {
  if (fresh.length > READ_OUT_MAX) return [texts.newBelow(fresh.length)];
  return fresh.map(({ author, parts }) => `${authorName(author, texts)}: ${inWords(parts)}`);
}

function newestSeq(conversation: Conversation): number {
  for (let i = conversation.events.length - 1; i >= 0; i--) {
    const event = conversation.events[i]!;
    if (event.log === 'public') return event.seq;
  }
  return 0;
}
