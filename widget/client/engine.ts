// The parts of a client and what flows between them: frames in, acts out. What each part does is its own file; what
// only the desk does is `desk-engine.ts`.
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import type { Author, Position } from '../../sdk/protocol/model.ts';
import { readDown } from '../../sdk/protocol/read-down.ts';
import type { Hello } from '../../sdk/protocol/up.ts';
import { Announcer } from './announcer.ts';
import { Attendance } from './attendance.ts';
import { Connection } from './connection.ts';
import { Conversations } from './conversations.ts';
import type { ClientOptions, Core } from './core.ts';
import { Gaps } from './gaps.ts';
import { IdentityCard, POSITIONS_MAX } from './identity-card.ts';
import { Journal } from './journal.ts';
import { sayLastWords } from './last-words.ts';
import { loadSpare } from './load-spare.ts';
import type { OpenArticles } from './open-articles.ts';
import { Outbox } from './outbox.ts';
import { Posting } from './posting.ts';
import type { Proof } from './proof.ts';
import { ReadMarks } from './read-marks.ts';
import type { Requests } from './requests.ts';
import type { Conversation, Inbox, Link } from './snapshot.ts';
import { emptySnapshot, SnapshotStore } from './snapshot-store.ts';
import { takeKept } from './take-kept.ts';
import type { Side } from './thread.ts';
import { Typing } from './typing.ts';

export class Engine {
  readonly core: Core;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly posting: Posting;
  readonly readMarks: ReadMarks;
  readonly typing: Typing;
  readonly attendance: Attendance;
  readonly #identity: IdentityCard;
  readonly #gaps: Gaps;
  readonly #announcer: Announcer;
  /** Not before somebody reads back, or has a list to be read. */
  requests: Requests | null = null;
  /** Not before somebody looks at something that shows them. */
  articles: OpenArticles | null = null;
  #asking = false;
  /** What the shop says of who this is; null where it says nothing. */
  proof: Promise<Proof | null> | null = null;
  /** Set once this client has ended, in whatever way; resolves when the device's store is let go. */
  closed: Promise<void> | null = null;

  /** @param inbox null where there is no list of conversations */
  constructor(options: ClientOptions, inbox: Inbox | null) {
    const state = new SnapshotStore(emptySnapshot(inbox));
    const journal = new Journal(options, state, {
      healed: (kept) => void takeKept(this, kept),
      renamed: () => this.connection.wake('network'),
      wiped: () => void this.#end('left'),
    });
    const core: Core = {
      options,
      side: options.as.role,
      state,
      journal,
      send: (frame) => this.connection.send(frame),
    };
    this.core = core;
    this.connection = this.#newConnection();
    this.readMarks = new ReadMarks(core);
    this.conversations = this.#newConversations();
    this.typing = new Typing(core, (id, who) => this.conversations.typing(id, who));
    this.outbox = new Outbox(core, {
      changed: (id) => this.conversations.pending(id, this.outbox.pendingOf(id)),
      refused: (row, nak) => this.posting.settleRefusal(row, nak.code),
    });
    this.posting = new Posting(core, this.outbox, this.conversations);
    this.attendance = new Attendance(core, {
      expects: () => this.#expects,
      rest: () => this.rest(),
    });
    this.#identity = new IdentityCard(core);
    this.#announcer = new Announcer(core, () => this.followed);
    this.#gaps = new Gaps(core, {
      thread: (id) => this.conversations.get(id),
      ask: (id) => this.getAnew(id),
      restart: (id) => this.conversations.outdate(id),
    });
  }

  /** Lets the connection go until it is opened again; what has no answer is said once more, to whom it may reach. */
  rest({ leave } = { leave: false }): void {
    const ops = this.outbox.isBusy ? this.outbox.unanswered : [];
    const hello = (leave || ops.length > 0) && this.#identity.helloAside(this.#positions);
    if (hello) sayLastWords(this.core.options, hello, { ops, leave });
    this.connection.close();
    this.typing.close();
  }

  /** Ends for good and makes the device forget. False when it could not be made to. */
  async forget(why: 'left' | 'erased'): Promise<boolean> {
    const wiped = this.core.journal.wipe();
    await this.#end(why);
    return wiped;
  }

  /** The conversations whose events come by themselves, newest last: a contact's are all that the server knows of. */
  protected get followed(): Conversation[] {
    return this.conversations.views.filter(({ epoch }) => epoch !== null);
  }

  protected online(): void {
    const { link } = this.core.state.snapshot;
    // What this tab holds may have been moved or confirmed while it had no connection.
    void this.posting.adopt().then(() => {
      if (this.core.state.snapshot.link === link) this.outbox.connected();
    });
    // Somebody may read back when there is no network any more.
    if (this.conversations.views.some(({ hasOlder }) => hasOlder)) loadSpare().catch(() => {});
  }

  protected offline(): void {
    this.outbox.disconnected();
    this.requests?.disconnected();
    this.#gaps.disconnected();
    this.readMarks.disconnected();
    this.#announcer.disconnected();
  }

  /** A contact is given whatever it lacks of all its own: what becomes outdated together is asked for together. */
  protected getAnew(_conversation: string): void {
    if (this.#asking) return;
    this.#asking = true;
    queueMicrotask(() => {
      this.#asking = false;
      this.core.send({ type: 'resume', positions: this.#positions });
    });
  }

  protected async hello(): Promise<Hello> {
    await this.core.journal.opened; // a slow device may still say who this is
    await (await this.proof)?.beforeHello();
    return this.#identity.hello(this.#positions);
  }

  /** The newest conversations first: there may be no room for all. */
  get #positions(): Position[] {
    const newestFirst = this.followed.map(({ id }) => this.conversations.positionOf(id)).reverse();
    return newestFirst.slice(0, POSITIONS_MAX);
  }

  protected read(text: string): DownFrame | null {
    return readDown(text);
  }

  protected received(frame: DownFrame): void {
    switch (frame.type) {
      case 'welcome': // to a resume
        return this.conversations.heads(frame.heads, 'welcome');
      case 'ack':
        return this.#acknowledged(frame);
      case 'nak':
        this.readMarks.refused(frame);
        return this.outbox.refused(frame);
      case 'event':
        return this.conversations.event(frame);
      case 'delta':
        return this.conversations.delta(frame);
      case 'snapshot':
        return this.conversations.snapshot(frame);
      case 'page':
      case 'inbox':
      case 'contact':
        return this.requests?.answered(frame.request, frame);
      case 'failed':
        return this.requests?.answered(frame.request, null);
      case 'summary':
        return; // a contact has no list
      case 'heartbeat':
        this.#announcer.asked(frame.heartbeat);
        void this.posting.adopt();
        return this.conversations.heads(frame.heads, 'heartbeat');
      case 'delivered':
        return this.conversations.delivered(frame);
      case 'signal':
        return this.#signalled(frame);
      case 'articles':
        return this.articles?.changed(frame.withinMs);
      case 'draining': // the connection's own business
        return;
      default:
        return frame satisfies never;
    }
  }

  get #expects(): boolean {
    return this.outbox.isBusy || this.conversations.views.some(({ status }) => status === 'open');
  }

  #newConnection(): Connection {
    return new Connection(this.core.options, {
      hello: () => this.hello(),
      welcomed: (welcome) => this.#welcomed(welcome),
      read: (text) => this.read(text),
      received: (frame) => this.received(frame),
      linked: (link) => this.#linked(link),
      expired: () => this.#expired(),
      erased: () => void this.forget('erased'),
      unansweredSince: () => this.outbox.unansweredSince,
    });
  }

  #newConversations(): Conversations {
    return new Conversations(this.core, {
      settled: (events) => this.outbox.shown(events),
      moved: (id, applied) => {
        this.#gaps.check(id);
        if (applied.length > 0) this.#announcer.applied(id);
        this.outbox.passed(id, this.conversations.get(id)?.view.have ?? 0);
      },
      unreadThere: (id) => this.readMarks.raised(id),
      outdated: (id) => this.getAnew(id),
    });
  }

  /** A customer's void token is the end of what they left here, unless the shop still vouches for them. */
  async #expired(): Promise<void> {
    const proof = await this.proof;
    if (!(await this.#identity.isCustomers())) return this.#identity.forget();
    if (proof) proof.renew();
    else void this.forget('left');
  }

  async #welcomed({ token, you, heads }: DownFrameOf<'welcome'>): Promise<boolean> {
    if (token !== undefined && !(await this.#identity.adopt(token, you.id))) return false;
    if (token === undefined && !this.#identity.confirms(you.id)) {
      void this.forget('left'); // another subject: nothing is left for them to read
      return false;
    }
    this.core.state.change({ me: you });
    this.conversations.heads(heads, 'welcome');
    return true;
  }

  #linked(link: Link): void {
    this.core.state.change({ link });
    this.attendance.linked(link);
    if (link.at !== 'ready') return this.offline();
    this.online();
    this.articles?.linked();
  }

  /** Nothing of whoever was here is shown, sent or kept by this client any more, nor by another one. */
  #end(why: 'left' | 'erased'): Promise<void> {
    this.connection.stop(why);
    this.typing.close();
    this.core.state.end();
    this.outbox.clear();
    this.conversations.clear();
    this.articles?.forget();
    return (this.closed ??= this.core.journal.close());
  }

  #acknowledged({ op, conversation, seq }: DownFrameOf<'ack'>): void {
    // What has moved is not answered by what was said of it where it was.
    if (this.outbox.get(op)?.conversation !== conversation) return;
    this.outbox.acknowledged(op, seq, this.conversations.get(conversation)?.view.have ?? 0);
    this.conversations.reached(conversation, seq);
  }

  #signalled({ conversation, signal, from }: DownFrameOf<'signal'>): void {
    if (sideOf(from) !== this.core.side)
      this.typing.heard(conversation, signal === 'typing' ? from : null);
  }
}

const sideOf = ({ role }: Author): Side => (role === 'contact' ? 'contact' : 'agent');
