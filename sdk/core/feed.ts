// One conversation on its way to one socket. A feed knows what it has sent; live news that continues it goes
// straight out, and anything else (a resume, a gap, a reader that lagged) is read from the store:
//
//   begin ──► reading ──► live ──news that continues──► live
//                ▲          └──gap, other epoch, reader behind──► reading
//                └── news meanwhile: read once more
import type { Position } from '../protocol/model.ts';
import type { ConversationRow } from '../stores/store.ts';
import { catchUpFrame } from './catch-up-frame.ts';
import type { News, NewsItem } from './news.ts';
import type { Office } from './office.ts';
import type { Outflow } from './outflow.ts';
import { isBehind, NOWHERE, placeOf, type Place } from './place.ts';

/** A client that lacks what was sent this long ago will not get it any more from that sending. */
export const BEHIND_MAX_MS = 5_000;

export interface FeedOptions {
  readonly office: Pick<Office, 'store' | 'hub' | 'clock'>;
  readonly outflow: Outflow;
  readonly desk: boolean;
  readonly failed: (error: unknown) => void;
}

export class Feed {
  readonly site: string;
  readonly id: string;
  #contact: string;
  readonly #options: FeedOptions;
  #at = NOWHERE;
  #state: 'live' | 'reading' | 'held back' | 'ended' = 'live';
  #readAgain = false;
  #movedAt: number;
  #behind: { readonly place: Place; readonly since: number } | null = null;

  /**
   * @param row the conversation
   * @param from what the client holds
   */
  constructor(row: ConversationRow, from: Position | undefined, options: FeedOptions) {
    this.site = row.site;
    this.id = row.id;
    this.#contact = row.contact;
    this.#options = options;
    if (from) this.#at = { ...placeOf(from), ...(!options.desk && { internalSeq: 0 }) };
    this.#movedAt = options.office.clock.now();
  }

  /** Whose it is; what nobody knew may become a customer's. */
  get contact(): string {
    return this.#contact;
  }

  get place(): Place {
    return this.#at;
  }

  /** Sends what the client lacks, if anything. One that claims more than there is holds something else. */
  resume(row: ConversationRow): void {
    const { seq, internalSeq } = this.#at;
    const ahead = seq > row.publicSeq || internalSeq > row.internalSeq;
    if (ahead || this.#isBehind(row)) this.catchUp(row);
  }

  /** The store says where the conversation stands; only a feed that is at rest can be found to have missed something. */
  check(row: ConversationRow): void {
    if (this.#state === 'live' && this.#isBehind(row)) this.catchUp(row);
  }

  news(news: News): void {
    this.#contact = news.row.contact;
    if (this.#state === 'reading') this.#readAgain = true;
    if (this.#state !== 'live') return;
    // A conversation that begins while its contact watches needs no reading.
    const first = news.items[0]?.event;
    if (this.#at === NOWHERE && first?.log === 'public' && first.seq === 1)
      this.#at = { ...NOWHERE, epoch: news.row.epoch };
    if (this.#at.epoch !== news.row.epoch) {
      this.catchUp(news.row);
      return;
    }
    for (const item of news.items) if (!this.#pass(item)) return;
  }

  /** Reads what is missing from the store and sends it, be it nothing. `row` saves the first look at it. */
  catchUp(row?: ConversationRow): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'reading') {
      this.#readAgain = true;
      return;
    }
    this.#state = 'reading';
    this.#readAgain = false;
    this.#read(row).catch(this.#options.failed);
  }

  /** The socket's reader has caught up with what was sent. */
  recovered(): void {
    if (this.#state === 'held back') this.catchUp();
  }

  /** What the client says it holds. When it stays behind what was sent long ago, that is sent again. */
  held(held: { seq: number; internalSeq?: number | undefined }): void {
    if (this.#state !== 'live') return;
    const { epoch, seq, internalSeq } = this.#at;
    const has = {
      epoch,
      seq: Math.min(held.seq, seq),
      internalSeq: Math.min(held.internalSeq ?? internalSeq, internalSeq),
    };
    if (!isBehind(has, this.#at)) this.#behind = null;
    else if (!this.#behind || !isBehind(has, this.#behind.place))
      this.#behind = { place: this.#at, since: this.#movedAt };
    if (!this.#behind || this.#options.office.clock.now() - this.#behind.since < BEHIND_MAX_MS)
      return;
    this.#at = has;
    this.#behind = null;
    this.catchUp();
  }

  end(): void {
    this.#state = 'ended';
  }

  /** False when this feed cannot go on live. */
  #pass({ event, text }: NewsItem): boolean {
    const internal = event.log === 'internal';
    if (internal && !this.#options.desk) return true;
    const at = internal ? this.#at.internalSeq : this.#at.seq;
    if (event.seq <= at) return true;
    if (event.seq !== at + 1) {
      this.catchUp();
      return false;
    }
    if (!this.#options.outflow.push(text)) {
      this.#state = 'held back';
      return false;
    }
    this.#moveTo(
      internal ? { ...this.#at, internalSeq: event.seq } : { ...this.#at, seq: event.seq },
    );
    return true;
  }

  async #read(known?: ConversationRow): Promise<void> {
    const { office, outflow, desk } = this.#options;
    const look = () => office.store.conversation(this.site, this.id);
    let row = known ?? (await look());
    for (;;) {
      if (!row) throw new Error('A followed conversation has gone.');
      const { frame, place } = await catchUpFrame({ ...office, desk }, row, this.#at);
      if (this.#isEnded()) return;
      if (!outflow.push(frame)) {
        this.#state = 'held back';
        return;
      }
      this.#moveTo(place);
      // News that came while the store was read may or may not have been in what was read.
      do {
        if (!this.#readAgain) {
          this.#state = 'live';
          return;
        }
        this.#readAgain = false;
        row = await look();
        if (this.#isEnded()) return;
      } while (row && !this.#isBehind(row));
    }
  }

  /** As a call, because `end` may have been called during any wait. */
  #isEnded(): boolean {
    return this.#state === 'ended';
  }

  #moveTo(place: Place): void {
    this.#at = place;
    this.#movedAt = this.#options.office.clock.now();
  }

  /** Never by the internal log for a contact: even an empty answer would tell that something was written. */
  #isBehind({ epoch, publicSeq, internalSeq }: ConversationRow): boolean {
    const { desk } = this.#options;
    return isBehind(this.#at, { epoch, seq: publicSeq, internalSeq: desk ? internalSeq : 0 });
  }
}
