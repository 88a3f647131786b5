// The desk's client: the shopper's, and what only agents do.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { ContactFacts } from '../../sdk/protocol/contact-facts.ts';
import type { Author, ConversationStatus } from '../../sdk/protocol/model.ts';
import { EngineClient } from './create-care-client.ts';
import type { AgentClientOptions, DeskClient } from './desk-client.ts';
import { DeskEngine } from './desk-engine.ts';
import { checkText } from './new-rows.ts';

export function createAgentClient(options: AgentClientOptions): DeskClient {
  return new DeskEngineClient(new DeskEngine(options));
}

class DeskEngineClient extends EngineClient implements DeskClient {
  readonly #engine: DeskEngine;

  constructor(engine: DeskEngine) {
    super(engine);
    this.#engine = engine;
  }

  override async post(
    conversation: string | null,
    text: string,
    files?: readonly string[],
  ): Promise<string> {
    if (conversation === null)
      throw new CareError('bad-request', 'An agent posts to a conversation; name one.');
    return super.post(conversation, text, files);
  }

  async note(conversation: string, text: string): Promise<string> {
    checkText(text);
    return this.act(conversation, { kind: 'note.post', text });
  }

  setStatus(conversation: string, status: ConversationStatus): Promise<string> {
    const kind = status === 'open' ? 'conversation.reopen' : 'conversation.resolve';
    return this.act(conversation, { kind });
  }

  assign(conversation: string, assignee: Author | null): Promise<string> {
    if (!assignee) return this.act(conversation, { kind: 'conversation.assign', assignee });
    const { id, name, avatar } = assignee;
    const named = {
      id,
      ...(name !== undefined && { name }),
      ...(avatar !== undefined && { avatar }),
    };
    return this.act(conversation, { kind: 'conversation.assign', assignee: named });
  }

  follow(conversation: string): void {
    this.#engine.follow(conversation);
  }

  unfollow(conversation: string): void {
    this.#engine.unfollow(conversation);
  }

  contact(id: string): Promise<ContactFacts | null> {
    return this.#engine.contact(id);
  }

  loadInbox(more?: 'more'): Promise<void> {
    const { inbox } = this.#engine;
    return more ? inbox.more() : inbox.load();
  }
}
