// What the desk may ask for beyond what a shopper may.
import type { ContactFacts } from '../../sdk/protocol/contact-facts.ts';
import type { Author, ConversationStatus } from '../../sdk/protocol/model.ts';
import type { CareClient, ClientWorld } from './care-client.ts';

export interface AgentClientOptions extends ClientWorld {
  /** `ticket` fetches a fresh one-time ticket for each connection. */
  readonly as: { readonly role: 'agent'; readonly ticket: () => Promise<string> };
}

/** An agent calls `start` at once: there is no visitor to wait for. */
export interface DeskClient extends CareClient {
  /** An agent's note, seen by the desk alone. */
  note(conversation: string, text: string): Promise<string>;
  setStatus(conversation: string, status: ConversationStatus): Promise<string>;
  assign(conversation: string, assignee: Author | null): Promise<string>;

  /** Follow a conversation closely, or no longer. */
  follow(conversation: string): void;
  unfollow(conversation: string): void;
  /** Who a contact is to the shop; null when that cannot be had now. */
  contact(id: string): Promise<ContactFacts | null>;
  /** (Re)loads the list, or its next page. */
  loadInbox(more?: 'more'): Promise<void>;
}
