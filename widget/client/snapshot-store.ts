// Holds the one snapshot, copies where something changes, and tells listeners once per microtask.
import type { CareSnapshot, Conversation, Inbox } from './snapshot.ts';

export class SnapshotStore {
  readonly #first: CareSnapshot;
  #snapshot: CareSnapshot;
  #told = true;
  #ended = false;
  readonly #listeners = new Set<(snapshot: CareSnapshot) => void>();

  constructor(first: CareSnapshot) {
    this.#snapshot = this.#first = Object.freeze(first);
  }

  get snapshot(): CareSnapshot {
    return this.#snapshot;
  }

  /** Nothing is known any more but the link and the shop's own facts, and whatever is still on its way has nowhere to go. */
  end(): void {
    const { link, site, siteProblem } = this.#snapshot;
    this.change({ ...this.#first, link, site, siteProblem });
    this.#ended = true;
  }

  change(changes: Partial<CareSnapshot>): void {
    if (this.#ended) return;
    this.#snapshot = Object.freeze({ ...this.#snapshot, ...changes });
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => this.#tell());
  }

  put(conversation: Conversation): void {
    const { conversations } = this.#snapshot;
    if (conversations.get(conversation.id) === conversation) return;
    this.change({ conversations: new Map(conversations).set(conversation.id, conversation) });
  }

  drop(conversation: string): void {
    const conversations = new Map(this.#snapshot.conversations);
    if (conversations.delete(conversation)) this.change({ conversations });
  }

  subscribe(listener: (snapshot: CareSnapshot) => void): () => void {
    const own = (snapshot: CareSnapshot) => listener(snapshot); // the same function may listen twice
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  #tell(): void {
    this.#told = true;
    for (const listener of [...this.#listeners])
      try {
        listener(this.#snapshot);
      } catch (error) {
        // The page hears of it as of any listener's error; the other listeners are not to suffer.
        queueMicrotask(() => {
          throw error;
        });
      }
  }
}

/** What is known before anything is. */
export function emptySnapshot(inbox: Inbox | null): CareSnapshot {
  return {
    link: { at: 'idle' },
    storage: 'opening',
    site: null,
    siteProblem: null,
    me: null,
    conversations: new Map(),
    drafts: {},
    inbox,
  };
}
