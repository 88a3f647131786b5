// The parts of a client and what flows between them: frames in, acts out. What each part does is its own file.
import { ERROR_CODES } from '../../sdk/protocol/care-error.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import type { Author, Position } from '../../sdk/protocol/model.ts';
import type { Hello } from '../../sdk/protocol/up.ts';
import { Announcer } from './announcer.ts';
import { AskAgain } from './ask-again.ts';
import type { CareClientOptions } from './care-client.ts';
import { Connection } from './connection.ts';
import { Conversations } from './conversations.ts';
import type { Core } from './core.ts';
import { Gaps } from './gaps.ts';
import { IdentityCard } from './identity-card.ts';
import { EMPTY_INBOX, InboxList } from './inbox-list.ts';
import { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import { Posting } from './posting.ts';
import { ReadMarks } from './read-marks.ts';
import { Requests } from './requests.ts';
import type { CareSnapshot, Conversation, Link } from './snapshot.ts';
import { SnapshotStore } from './snapshot-store.ts';
import type { Side } from './thread.ts';
import { Typing } from './typing.ts';

export class Engine {
  readonly core: Core;
  readonly connection: Connection;
  readonly requests: Requests;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly posting: Posting;
  readonly readMarks: ReadMarks;
  readonly typing: Typing;
  readonly inbox: InboxList;
  readonly #identity: IdentityCard;
  readonly #gaps: Gaps;
  readonly #announcer: Announcer;
  readonly #again: AskAgain;
  /** What an agent follows. */
  readonly #followed = new Set<string>();
  /** Positions that the server was given with the hello of this connection. */
  #resumed = new Set<string>();

  constructor(options: CareClientOptions) {
    const side = options.as.role;
    const state = new SnapshotStore(firstSnapshot(side));
    const journal = new Journal(() => state.change({ storage: 'memory' }));
    const core: Core = {
      options,
      side,
      state,
      journal,
      send: (frame) => this.connection.send(frame),
    };
    this.core = core;
    this.connection = this.#newConnection();
    this.requests = new Requests(core);
    this.readMarks = new ReadMarks(core);
    this.#again = new AskAgain(core);
    this.inbox = new InboxList(core, this.requests, this.#again);
    this.conversations = this.#newConversations();
    this.typing = new Typing(core, (id, who) => this.conversations.typing(id, who));
    this.outbox = new Outbox(core, {
      changed: (id) => this.conversations.pending(id, this.outbox.pendingOf(id)),
      refused: (row, nak) => this.posting.settleRefusal(row, nak.code),
    });
    this.posting = new Posting(core, this.outbox, this.conversations);
    this.#identity = new IdentityCard(core);
    this.#announcer = new Announcer(core, () => this.#followedViews());
    this.#gaps = new Gaps(core, this.requests, {
      thread: (id) => this.conversations.get(id),
      received: (page) => this.conversations.page(page),
      restart: (id) => this.conversations.outdate(id),
    });
  }

  follow(id: string): void {
    if (this.#followed.has(id)) return;
    this.#followed.add(id);
    this.conversations.show(id);
    this.#ask(id);
  }

  unfollow(id: string): void {
    if (this.#followed.delete(id)) this.core.send({ type: 'unfollow', conversation: id });
  }

  close(): void {
    this.connection.close();
    this.typing.close();
  }

  #newConnection(): Connection {
    return new Connection(this.core.options, {
      hello: () => this.#hello(),
      welcomed: (welcome) => this.#welcomed(welcome),
      received: (frame) => this.#received(frame),
      linked: (link) => this.#linked(link),
      expired: () => this.#identity.forget(),
      erased: () => this.#erased(),
      unansweredSince: () => this.outbox.unansweredSince,
    });
  }

  #newConversations(): Conversations {
    return new Conversations(this.core, {
      settled: (ops) => this.outbox.remove(ops),
      moved: (id, applied) => {
        this.#gaps.check(id);
        if (applied.length > 0) this.#announcer.applied(id);
        this.outbox.passed(id, this.conversations.get(id)?.view.have ?? 0);
      },
      unreadThere: (id) => this.readMarks.raised(id),
      outdated: (id) => this.#getAnew(id),
    });
  }

  async #hello(): Promise<Hello> {
    const hello = await this.#identity.hello(this.#positions());
    this.#resumed = new Set(hello.resume?.map((position) => position.conversation));
    return hello;
  }

  /** The newest first: there may be no room for all. */
  #positions(): Position[] {
    return this.#followedViews()
      .map((view) => this.conversations.positionOf(view.id))
      .reverse();
  }

  /** A contact follows all that the server knows of. */
  #followedViews(): Conversation[] {
    const isFollowed = ({ id, epoch }: Conversation) =>
      this.core.side === 'agent' ? this.#followed.has(id) : epoch !== null;
    return this.conversations.views.filter(isFollowed);
  }

  async #welcomed({ token, you, heads }: DownFrameOf<'welcome'>): Promise<boolean> {
    if (token !== undefined && !(await this.#identity.adopt(token))) return false;
    this.core.state.change({ me: you });
    this.conversations.heads(heads, 'welcome');
    return true;
  }

  #linked(link: Link): void {
    this.core.state.change({ link });
    if (link.at === 'ready') this.#online();
    else this.#offline();
  }

  #online(): void {
    for (const id of this.#followed) if (!this.#resumed.has(id)) this.#ask(id);
    this.outbox.connected();
    void this.posting.adopt();
    if (this.core.side === 'agent') void this.inbox.load();
  }

  #offline(): void {
    this.outbox.disconnected();
    this.#again.disconnected();
    this.requests.disconnected();
    this.#gaps.disconnected();
    this.readMarks.disconnected();
    this.#announcer.disconnected();
  }

  /** An agent asks for one conversation; a contact is given all of its own anew with the next hello. */
  #getAnew(id: string): void {
    if (this.core.side === 'agent') this.#ask(id);
    else this.connection.again();
  }

  #ask(id: string): void {
    this.core.send({ type: 'follow', position: this.conversations.positionOf(id) });
  }

  #failed({ request = '', code }: DownFrameOf<'failed'>): void {
    this.requests.answered(request, null);
    const again = () => void (this.#followed.has(request) && this.#ask(request));
    if (this.#followed.has(request) && ERROR_CODES[code].retryable)
      this.#again.later(request, again);
  }

  async #erased(): Promise<void> {
    this.outbox.clear();
    this.conversations.clear();
    this.core.state.change({ me: null });
    await this.core.journal.wipe();
  }

  #received(frame: Exclude<DownFrame, { type: 'welcome' }>): void {
    switch (frame.type) {
      case 'ack':
        return this.#acknowledged(frame);
      case 'nak':
        return this.outbox.refused(frame);
      case 'event':
        return this.conversations.event(frame);
      case 'delta':
        return this.conversations.delta(frame);
      case 'snapshot':
        return this.conversations.snapshot(frame);
      case 'page':
      case 'inbox':
        return this.requests.answered(frame.request, frame);
      case 'failed':
        return this.#failed(frame);
      case 'summary':
        return this.inbox.upsert(frame.summary);
      case 'heartbeat':
        this.#announcer.asked(frame.heartbeat);
        return this.conversations.heads(frame.heads, 'heartbeat');
      case 'delivered':
        return this.conversations.delivered(frame);
      case 'signal':
        return this.#signalled(frame);
      case 'draining':
        return; // the connection's own business
      default:
        return frame satisfies never;
    }
  }

  #acknowledged({ op, seq }: DownFrameOf<'ack'>): void {
    const conversation = this.outbox.get(op)?.conversation;
    if (conversation === undefined) return;
    this.outbox.acknowledged(op, seq, this.conversations.get(conversation)?.view.have ?? 0);
    this.conversations.reached(conversation, seq);
  }

  #signalled({ conversation, signal, from }: DownFrameOf<'signal'>): void {
    if (sideOf(from) !== this.core.side)
      this.typing.heard(conversation, signal === 'typing' ? from : null);
  }
}

const sideOf = ({ role }: Author): Side => (role === 'contact' ? 'contact' : 'agent');

function firstSnapshot(side: Side): CareSnapshot {
  return {
    link: { at: 'idle' },
    storage: 'opening',
    site: null,
    siteProblem: null,
    me: null,
    conversations: new Map(),
    inbox: side === 'agent' ? EMPTY_INBOX : null,
  };
}
