// Where conversations stand, for heartbeats. It is asked of the store and never of what was heard, so that a lost
// announcement is healed; where the store is far away, the heartbeats of many sockets share one question.
import { once, type Clock } from '../runtime.ts';
import type { ConversationKeys, ConversationRow, Store } from '../stores/store.ts';

type Key = ConversationKeys['contacts'][number];

export interface WatermarksOptions {
  readonly store: Pick<Store, 'conversation' | 'conversations' | 'conversationsOf'>;
  readonly clock: Clock;
  /** Questions that come within this time are asked together; with 0 each is asked at once, by itself. */
  readonly gatherMs: number;
  readonly life: AbortSignal;
}

interface Gathering {
  readonly conversations: Map<string, Key>;
  readonly contacts: Map<string, Key>;
  readonly answer: Promise<readonly ConversationRow[]>;
}

export class Watermarks {
  readonly #options: WatermarksOptions;
  #gathering: Gathering | null = null;

  constructor(options: WatermarksOptions) {
    this.#options = options;
  }

  /** All conversations of a contact, newest change first. */
  async ofContact(site: string, id: string): Promise<readonly ConversationRow[]> {
    if (this.#options.gatherMs === 0) return this.#options.store.conversationsOf(site, id);
    const gathering = this.#gather();
    gathering.contacts.set(keyOf(site, id), { site, id });
    const rows = (await gathering.answer).filter((row) => row.site === site && row.contact === id);
    return rows.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** Those of the site that exist, in no order. */
  async of(site: string, ids: readonly string[]): Promise<readonly ConversationRow[]> {
    if (ids.length === 0) return [];
    const { store, gatherMs } = this.#options;
    if (gatherMs === 0) {
      const found = await Promise.all(ids.map((id) => store.conversation(site, id)));
      return found.filter((row) => row !== null);
    }
    const gathering = this.#gather();
    for (const id of ids) gathering.conversations.set(keyOf(site, id), { site, id });
    const asked = new Set(ids);
    return (await gathering.answer).filter((row) => row.site === site && asked.has(row.id));
  }

  #gather(): Gathering {
    return (this.#gathering ??= this.#newGathering());
  }

  #newGathering(): Gathering {
    const { store, clock, gatherMs, life } = this.#options;
    const conversations = new Map<string, Key>();
    const contacts = new Map<string, Key>();
    const answer = new Promise<readonly ConversationRow[]>((resolve, reject) => {
      const askAll = () => {
        this.#gathering = null;
        store
          .conversations({
            conversations: [...conversations.values()],
            contacts: [...contacts.values()],
          })
          .then(resolve, reject);
      };
      once(clock, gatherMs, askAll, life);
    });
    return { conversations, contacts, answer };
  }
}

function keyOf(site: string, id: string): string {
  return `${site}/${id}`;
}
