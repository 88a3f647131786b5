// An admitted participant on one socket: answers its frames, and passes on what happens in its conversations.
import { CareError } from '../protocol/care-error.ts';
import { encode } from '../protocol/codec.ts';
import { uuidV4 } from '../protocol/ids.ts';
import type { Author, Position } from '../protocol/model.ts';
import type { Hello, UpFrame, UpFrameOf } from '../protocol/up.ts';
import type { ConversationRow } from '../stores/store.ts';
import type { Admission } from './admission.ts';
import { contactFrame, inboxFrame, pageFrame } from './answer-fetch.ts';
import { headFor } from './catch-up-frame.ts';
import { failedFrame } from './failed-frame.ts';
import { Follows } from './follows.ts';
import { HeldSummaries } from './held-summaries.ts';
import type { Listener } from './listener.ts';
import type { News } from './news.ts';
import type { Office } from './office.ts';
import type { Outflow } from './outflow.ts';
import { submitOp, type Sender } from './submit-op.ts';
import { TypingLimit } from './typing-limit.ts';
import { welcomeFrame } from './welcome-frame.ts';
import { why } from './why.ts';

export interface MemberEnds {
  heartbeatAnswered(heartbeat: number): void;
  fail(error: unknown): void;
  replaced(): void;
  /** Come back with what makes you somebody by then. */
  dismissed(): void;
}

export class Member implements Listener {
  readonly site: string;
  readonly you: Author;
  readonly #admission: Admission;
  readonly #office: Office;
  readonly #outflow: Outflow;
  readonly #ends: MemberEnds;
  readonly #desk: boolean;
  readonly #follows: Follows;
  readonly #typing: TypingLimit;
  readonly #summaries: HeldSummaries;
  readonly #session: string;
  /** One resume after the other. */
  #resumed: Promise<void> = Promise.resolve();

  constructor(office: Office, admission: Admission, outflow: Outflow, ends: MemberEnds) {
    const { site, you } = (this.#admission = admission);
    this.site = site;
    this.you = you;
    this.#office = office;
    this.#outflow = outflow;
    this.#ends = ends;
    this.#desk = you.role !== 'contact';
    this.#session = uuidV4(office.random);
    this.#typing = new TypingLimit(office.clock);
    this.#summaries = new HeldSummaries(outflow);
    const failed = (error: unknown) => ends.fail(error);
    this.#follows = new Follows({ office, listener: this, outflow, failed });
  }

  /** Says welcome, and brings the client from where it stands to now. */
  async begin({ resume = [] }: Pick<Hello, 'resume'>): Promise<void> {
    this.#greet(await this.#follows.join(resume), resume, this.#admission);
  }

  get #sender(): Sender {
    const expired = () => this.#ends.fail(new CareError('token-expired'));
    return { site: this.site, you: this.you, outflow: this.#outflow, expired };
  }

  #greet(
    read: readonly ConversationRow[],
    positions: readonly Position[],
    admission: Admission,
  ): void {
    const rows = this.#follows.newest(read);
    const { hub } = this.#office;
    const heads = rows.map((row) => headFor({ hub, desk: this.#desk }, row));
    this.#outflow.answer(
      welcomeFrame(this.#office, { ...admission, session: this.#session }, heads),
    );
    this.#follows.open(rows, positions);
  }

  /** The same once more for another reader behind the same socket. Its token is its own business. */
  async #resume({ positions }: UpFrameOf<'resume'>): Promise<void> {
    const { site, version, you } = this.#admission;
    this.#greet(await this.#follows.reread(), positions, { site, version, you });
  }

  receive(frame: Exclude<UpFrame, Hello>): void {
    switch (frame.type) {
      case 'op':
        submitOp(this.#office, this.#sender, frame);
        return;
      case 'resume':
        if (this.#desk) this.#outflow.answer(failedFrame('forbidden'));
        else
          this.#resumed = this.#resumed
            .then(() => this.#resume(frame))
            .catch((error: unknown) => this.#ends.fail(error));
        return;
      case 'follow':
        this.#answer(frame.position.conversation, this.#follow(frame));
        return;
      case 'unfollow':
        if (this.#desk) this.#follows.unfollow(frame.conversation);
        return;
      case 'page.fetch':
        this.#answer(frame.request, this.#page(frame));
        return;
      case 'inbox.fetch':
        this.#answer(frame.request, this.#inbox(frame));
        return;
      case 'contact.fetch':
        this.#answer(frame.request, this.#contact(frame));
        return;
      case 'leave':
        this.#leaving();
        return;
      case 'have':
        this.#have(frame);
        return;
      case 'signal':
        this.#signal(frame);
        return;
      default:
        frame satisfies never;
    }
  }

  /** Sends a heartbeat with where everything stands. */
  async beat(heartbeat: number): Promise<void> {
    const rows = await this.#follows.check();
    const { hub, store } = this.#office;
    const heads = rows.map((row) => headFor({ hub, desk: this.#desk }, row));
    this.#outflow.answer(encode({ type: 'heartbeat', heartbeat, heads }));
    if (this.#desk) await hub.summaries.check(this.site, store);
  }

  leave(): void {
    this.#follows.end();
  }

  /** The reader was slow and has caught up. */
  recovered(): void {
    this.#follows.recovered();
    this.#summaries.release();
  }

  news(news: News): void {
    this.#follows.news(news);
  }

  summary(conversation: string, text: string): void {
    this.#summaries.send(conversation, text);
  }

  passing(text: string): void {
    this.#outflow.passing(text);
  }

  async missed(): Promise<void> {
    await this.#follows.check();
  }

  replaced(): void {
    this.#ends.replaced();
  }

  dismissed(): void {
    this.#ends.dismissed();
  }

  async #follow({ position }: UpFrameOf<'follow'>): Promise<void> {
    if (!this.#desk) throw new CareError('forbidden', 'Contacts follow all of theirs anyway.');
    await this.#follows.follow(position);
  }

  async #page(frame: UpFrameOf<'page.fetch'>): Promise<void> {
    this.#outflow.answer(await pageFrame(this.#office.store, this, frame));
  }

  async #inbox(frame: UpFrameOf<'inbox.fetch'>): Promise<void> {
    if (this.#desk) this.#office.hub.summaries.watch(this);
    const reading = inboxFrame(this.#office.store, this, frame);
    await this.#summaries.while(reading, (page) => this.#outflow.answer(page));
  }

  async #contact(frame: UpFrameOf<'contact.fetch'>): Promise<void> {
    this.#outflow.answer(await contactFrame(this.#office.store, this, frame));
  }

  #leaving(): void {
    const { visitors, hub, logger } = this.#office;
    const { credential } = this.#admission;
    if (credential === undefined) return;
    visitors.leave(this.site, credential).then(
      // Whoever goes on with that token elsewhere finds that it is void; other devices have tokens of their own.
      (isCustomer) => isCustomer && hub.dismiss(this.site, this.you.id),
      (error: unknown) => logger.error('A token was not ended.', { error: why(error) }),
    );
  }

  #have({ heartbeat, heads }: UpFrameOf<'have'>): void {
    if (heartbeat !== undefined) this.#ends.heartbeatAnswered(heartbeat);
    for (const head of heads) {
      const feed = this.#follows.get(head.conversation);
      if (!feed) continue;
      if (this.#desk) this.#office.hub.deliver(feed, Math.min(head.seq, feed.place.seq));
      feed.held(head);
    }
  }

  /** Only within conversations that this side follows; elsewhere it is dropped without a word. */
  #signal({ conversation, signal }: UpFrameOf<'signal'>): void {
    const feed = this.#follows.get(conversation);
    if (!feed || !this.#typing.allows(signal)) return;
    this.#office.hub.signal(this, feed, { type: 'signal', conversation, signal, from: this.you });
  }

  /** A request that fails is answered; the socket stays open. */
  #answer(request: string, work: Promise<void>): void {
    work.catch((error: unknown) => {
      const known = error instanceof CareError ? error : new CareError('internal');
      if (known.code === 'internal')
        this.#office.logger.error('A request failed.', { request, error: why(error) });
      this.#outflow.answer(failedFrame(known.code, request, known.message));
    });
  }
}
