// What the desk does beside what every client does: it follows single conversations, and has a list of all.
import { ERROR_CODES } from '../../sdk/protocol/care-error.ts';
import type { ContactFacts } from '../../sdk/protocol/contact-facts.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { readDeskDown } from '../../sdk/protocol/read-desk-down.ts';
import type { Hello } from '../../sdk/protocol/up.ts';
import { AskAgain } from './ask-again.ts';
import type { AgentClientOptions } from './desk-client.ts';
import { Engine } from './engine.ts';
import { EMPTY_INBOX, InboxList } from './inbox-list.ts';
import { Requests } from './requests.ts';
import type { Conversation } from './snapshot.ts';

export class DeskEngine extends Engine {
  readonly inbox: InboxList;
  readonly #again: AskAgain;
  readonly #followed = new Set<string>();
  /** Positions that the server was given with the hello of this connection. */
  #resumed = new Set<string>();

  constructor(options: AgentClientOptions) {
    super(options, EMPTY_INBOX);
    this.#again = new AskAgain(this.core);
    const requests = (this.requests = new Requests(this.core));
    this.inbox = new InboxList(this.core, requests, this.#again);
  }

  follow(id: string): void {
    if (this.#followed.has(id)) return;
    this.#followed.add(id);
    this.conversations.show(id);
    this.getAnew(id);
  }

  unfollow(id: string): void {
    if (this.#followed.delete(id)) this.core.send({ type: 'unfollow', conversation: id });
  }

  async contact(id: string): Promise<ContactFacts | null> {
    const request = uuidV4(this.core.options.random);
    const answer = await this.requests!.ask({ type: 'contact.fetch', request, contact: id });
    return answer?.type === 'contact' ? answer.contact : null;
  }

  protected override get followed(): Conversation[] {
    return this.conversations.views.filter(({ id }) => this.#followed.has(id));
  }

  protected override async hello(): Promise<Hello> {
    const hello = await super.hello();
    this.#resumed = new Set(hello.resume?.map((position) => position.conversation));
    return hello;
  }

  protected override online(): void {
    // A committed note has no place in the public log; its event is among what is given now.
    const notes = this.conversations.views
      .flatMap(({ pending }) => pending)
      .filter(({ action, state }) => action.kind === 'note.post' && state === 'sent');
    this.outbox.remove(notes.map(({ op }) => op));
    for (const id of this.#followed) if (!this.#resumed.has(id)) this.getAnew(id);
    super.online();
    void this.inbox.load();
  }

  protected override offline(): void {
    super.offline();
    this.#again.disconnected();
  }

  protected override getAnew(id: string): void {
    this.core.send({ type: 'follow', position: this.conversations.positionOf(id) });
  }

  protected override read(text: string): DownFrame | null {
    return readDeskDown(text);
  }

  protected override received(frame: DownFrame): void {
    super.received(frame);
    if (frame.type === 'summary') this.inbox.upsert(frame.summary);
    else if (frame.type === 'failed') this.#followAgain(frame);
  }

  #followAgain({ request, code }: DownFrameOf<'failed'>): void {
    if (request === undefined || !this.#followed.has(request)) return;
    const again = () => void (this.#followed.has(request) && this.getAnew(request));
    // A code that only a newer server knows is worth another try.
    if (!Object.hasOwn(ERROR_CODES, code) || ERROR_CODES[code].retryable)
      this.#again.later(request, again);
  }
}
