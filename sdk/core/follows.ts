// The conversations that one socket follows. It listens first and reads second: whatever is committed in between
// is noted and counts as read, so that no event can fall into the gap.
import { CareError } from '../protocol/care-error.ts';
import type { Position } from '../protocol/model.ts';
import type { ConversationRow } from '../stores/store.ts';
import { Feed } from './feed.ts';
import type { Listener } from './listener.ts';
import type { News } from './news.ts';
import type { Office } from './office.ts';
import type { Outflow } from './outflow.ts';

/** Conversations that a socket follows at once; older ones are read page by page. */
export const FOLLOWED_MAX = 100;

export interface FollowsOptions {
  readonly office: Office;
  readonly listener: Listener;
  readonly outflow: Outflow;
  readonly failed: (error: unknown) => void;
}

export class Follows {
  readonly #options: FollowsOptions;
  readonly #desk: boolean;
  readonly #feeds = new Map<string, Feed>();
  /** What an agent has asked for, whether it is being read yet or not. */
  readonly #wanted = new Set<string>();
  /** The newest of conversations that have no feed yet, or of all while they are read once more. */
  readonly #missed = new Map<string, ConversationRow>();
  #rereading = false;
  #state: 'joining' | 'open' | 'ended' = 'joining';

  constructor(options: FollowsOptions) {
    this.#options = options;
    this.#desk = options.listener.you.role !== 'contact';
  }

  /** Starts to listen, and tells which conversations there are: a contact's own, or those an agent resumes. */
  async join(positions: readonly Position[]): Promise<readonly ConversationRow[]> {
    const { office, listener } = this.#options;
    office.hub.join(listener);
    if (this.#desk) {
      for (const { conversation } of positions) this.#want(conversation);
      return this.#rows(positions.map(({ conversation }) => conversation));
    }
    return this.#own();
  }

  /** A contact's conversations once more, while those that are followed go on. One at a time; ended by `open`. */
  async reread(): Promise<readonly ConversationRow[]> {
    this.#rereading = true;
    return this.#own();
  }

  /** What was announced while `rows` were read is newer than they are. */
  newest(rows: readonly ConversationRow[]): ConversationRow[] {
    const newest = new Map(rows.map((row) => [row.id, row]));
    for (const [id, row] of this.#missed) {
      const read = newest.get(id);
      if (!read || isNewer(row, read)) newest.set(id, row);
    }
    this.#missed.clear();
    return [...newest.values()];
  }

  /** Sends what each position lacks, and from now on what happens. Called right after `welcome` was sent. */
  open(rows: readonly ConversationRow[], positions: readonly Position[]): void {
    if (this.#state === 'ended') return;
    this.#state = 'open';
    const held = new Map(positions.map((position) => [position.conversation, position]));
    this.#rereading = false;
    for (const row of rows) this.#feed(row, this.#lowest(row, held.get(row.id))).resume(row);
  }

  news(news: News): void {
    const { row } = news;
    if (this.#rereading) this.#note(row);
    const feed = this.#feeds.get(row.id);
    if (feed) feed.news(news);
    else if (this.#state === 'open' && !this.#desk) this.#feed(row).news(news);
    else if (this.#state !== 'ended') this.#note(row);
  }

  /** Of two servers' news the older may come later. */
  #note(row: ConversationRow): void {
    const noted = this.#missed.get(row.id);
    if (!noted || !isNewer(noted, row)) this.#missed.set(row.id, row);
  }

  /** @throws CareError `not-found`; `bad-request` above `FOLLOWED_MAX` */
  async follow(position: Position): Promise<void> {
    const { office, listener } = this.#options;
    const id = position.conversation;
    this.#want(id);
    const row = await office.store.conversation(listener.site, id);
    if (this.#state === 'ended' || !this.#wanted.has(id)) return;
    if (!row) {
      this.unfollow(id);
      throw new CareError('not-found');
    }
    const feed = this.#feed(row, position);
    feed.catchUp(row);
    if (this.#missed.delete(id)) feed.catchUp();
  }

  unfollow(conversation: string): void {
    this.#wanted.delete(conversation);
    this.#missed.delete(conversation);
    this.#options.office.hub.unfollow(this.#options.listener, conversation);
    this.#drop(conversation);
  }

  get(conversation: string): Feed | undefined {
    return this.#feeds.get(conversation);
  }

  /**
   * The rows of all followed conversations as the store has them now; those whose news got lost are read again, and a
   * contact's that began unannounced are followed from now on.
   */
  async check(): Promise<readonly ConversationRow[]> {
    const { office, listener } = this.#options;
    const rows = this.#desk
      ? await office.watermarks.of(listener.site, [...this.#feeds.keys()])
      : (await office.watermarks.ofContact(listener.site, listener.you.id)).slice(0, FOLLOWED_MAX);
    if (this.#state !== 'open') return [];
    this.#makeRoom(rows);
    for (const row of rows) {
      const feed = this.#feeds.get(row.id);
      if (feed) feed.check(row);
      else if (!this.#desk) this.#feed(row).catchUp(row);
    }
    return rows;
  }

  recovered(): void {
    for (const feed of this.#feeds.values()) feed.recovered();
  }

  end(): void {
    this.#state = 'ended';
    for (const feed of this.#feeds.values()) feed.end();
    this.#options.office.hub.leave(this.#options.listener, this.#wanted);
  }

  #want(conversation: string): void {
    if (!this.#wanted.has(conversation) && this.#wanted.size >= FOLLOWED_MAX)
      throw new CareError('bad-request', `At most ${FOLLOWED_MAX} conversations can be followed.`);
    this.#wanted.add(conversation);
    this.#options.office.hub.follow(this.#options.listener, conversation);
  }

  #feed(row: ConversationRow, from?: Position): Feed {
    this.#feeds.get(row.id)?.end();
    const { office, outflow, failed } = this.#options;
    const feed = new Feed(row, from, { office, outflow, desk: this.#desk, failed });
    this.#feeds.set(row.id, feed);
    if (this.#feeds.size > FOLLOWED_MAX) this.#drop([...this.#feeds.keys()][0]!);
    return feed;
  }

  #drop(conversation: string): void {
    this.#feeds.get(conversation)?.end();
    this.#feeds.delete(conversation);
  }

  /** Only the newest are followed: those that made room for them are not read again and again. */
  #makeRoom(rows: readonly ConversationRow[]): void {
    if (this.#desk || this.#feeds.size < FOLLOWED_MAX) return;
    const newest = new Set(rows.map(({ id }) => id));
    for (const id of [...this.#feeds.keys()]) if (!newest.has(id)) this.#drop(id);
  }

  /** Other readers behind the same socket may lack what the feed before was still to send. */
  #lowest(row: ConversationRow, held: Position | undefined): Position | undefined {
    const sent = this.#feeds.get(row.id)?.place;
    if (!sent || !held || held.epoch !== row.epoch || held.have > row.publicSeq) return held;
    if (sent.epoch !== row.epoch) return undefined;
    return { ...held, have: Math.min(held.have, sent.seq) };
  }

  async #own(): Promise<ConversationRow[]> {
    const { office, listener } = this.#options;
    const rows = await office.store.conversationsOf(listener.site, listener.you.id);
    return rows.slice(0, FOLLOWED_MAX);
  }

  async #rows(conversations: readonly string[]): Promise<ConversationRow[]> {
    const { office, listener } = this.#options;
    const found = await Promise.all(
      conversations.map((conversation) => office.store.conversation(listener.site, conversation)),
    );
    return found.filter((row) => row !== null);
  }
}

/** Every change writes an event. */
function isNewer(row: ConversationRow, other: ConversationRow): boolean {
  const { epoch, publicSeq, internalSeq } = other;
  return row.epoch === epoch && row.publicSeq + row.internalSeq > publicSeq + internalSeq;
}
