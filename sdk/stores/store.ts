// The port to the database, the one truth. Adapters sit beside it; each runs `sdk/testing/store-suite.ts`.
import type { Author, Channel, ConversationStatus, Log, Page, Preview } from '../protocol/model.ts';
import type { Action } from '../protocol/actions.ts';
import type { ErrorCode } from '../protocol/care-error.ts';
import type { Happening, LogEvent } from '../protocol/events.ts';
import type { AdminRecords } from './admin-records.ts';
import type { ArticleEvidence } from './port/article-evidence.ts';
import type { ArticleRecords } from './port/article-records.ts';
import type { ContactRecords, Customer } from './port/contact-records.ts';
import type { Jobs, NewJob } from '../jobs/jobs.ts';

export {
  JOB_NOTES_KEPT,
  type ClaimedJob,
  type JobClaim,
  type JobNote,
  type JobQuery,
  type JobRow,
  type Jobs,
  type JobState,
  type NewJob,
} from '../jobs/jobs.ts';
import type { FileRecords, FileRow } from './port/file-records.ts';

export type {
  AddedFile,
  FileFindings,
  FileQuota,
  FileRecords,
  FileRow,
} from './port/file-records.ts';

/** A row of the conversation table. Instants in ms. */
export interface ConversationRow {
  readonly site: string;
  readonly id: string;
  readonly epoch: string;
  /** The contact's id. */
  readonly contact: string;
  readonly contactName: string | null;
  readonly channel: Channel;
  readonly language: string | null;
  readonly page: Page | null;
  readonly status: ConversationStatus;
  readonly assignee: Author | null;
  /** Last sequence of each log, 0 when it is empty. */
  readonly publicSeq: number;
  readonly internalSeq: number;
  /** Highest public sequence each side has read. */
  readonly readContact: number;
  readonly readAgent: number;
  readonly preview: Preview | null;
  /** Messages of the contact that no agent has read. */
  readonly unread: number;
  /** Public sequence of the contact's newest message, 0 without one: who has read up to there has read all. */
  readonly lastContactSeq: number;
  readonly waitingSince: number | null;
  readonly startedAt: number;
  readonly changedAt: number;
}

/** An op whose form has been checked and whose sender is known. */
export interface OpRequest {
  readonly site: string;
  readonly actor: Author;
  readonly op: string;
  readonly conversation: string;
  /** The sender's op before this one, while it was unanswered when this was sent. */
  readonly after: string | null;
  /** SHA-256 in hex of conversation and action in canonical form. */
  readonly hash: string;
  readonly action: Action;
  /** When the server received it. */
  readonly at: number;
  /** The version that the sender has seen: of any other, the rules refuse the op as `outdated`. */
  readonly version?: string;
}

/** What the rules of care make of an op. `conversation` is the row after it, without sequences: the store counts. */
export type Decision =
  | { readonly refuse: ErrorCode; readonly message?: string }
  | {
      readonly conversation: ConversationState;
      readonly publish: readonly Happening[];
      readonly note: readonly Happening[];
    };

/** What the rules may set; the store owns identity, epoch, sequences and `changedAt`. */
export type ConversationState = Omit<
  ConversationRow,
  'site' | 'id' | 'epoch' | 'publicSeq' | 'internalSeq' | 'changedAt'
>;

/**
 * The rules of care as one pure function: the same row and request always give the same decision.
 * `row` is null when the conversation does not exist; its sequences already count earlier ops of the batch. `files` are
 * those of the site that the request names and that exist, as they are after earlier ops of the batch.
 */
export type Decide = (
  row: ConversationRow | null,
  request: OpRequest,
  files: readonly FileRow[],
) => Decision;

/** Jobs that follow from what an op did; pure, for a transaction may be run again. */
export type Outgoing = (row: ConversationRow, events: readonly LogEvent[]) => readonly NewJob[];

export type OpOutcome =
  /** Committed now. `events` carry their sequences; `row` is the conversation after this op. */
  | {
      readonly is: 'applied';
      readonly seq: number;
      readonly at: number;
      readonly events: readonly LogEvent[];
      readonly row: ConversationRow;
    }
  /** The same op was committed before; nothing happened again. */
  | { readonly is: 'repeated'; readonly seq: number; readonly at: number }
  | { readonly is: 'refused'; readonly code: ErrorCode; readonly message?: string };

export interface ContactRow {
  readonly site: string;
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: number;
  /** Absent for whoever the shop has not vouched for. */
  readonly customer?: Customer;
}

export interface VisitorToken {
  readonly site: string;
  /** SHA-256 of the token in hex; the token itself is never stored. */
  readonly hash: string;
  readonly contact: string;
  readonly device: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A desk's ticket on its way from one server to whichever its socket is opened at. */
export interface TicketRow {
  readonly site: string;
  /** SHA-256 of the ticket in hex; the ticket itself is never stored. */
  readonly hash: string;
  readonly agent: Author;
  readonly expiresAt: number;
}

/** What all servers of a shop must have in common besides its conversations. Every change is durable when it resolves. */
export interface CommonRecords {
  /** Keeps a ticket. Those that have expired by `now` may be forgotten with it. */
  addTicket(ticket: TicketRow, now: number): Promise<void>;
  /** Uses a ticket up, expired or not; null when it is unknown. Two at once: one gets it. */
  takeTicket(hash: string): Promise<TicketRow | null>;
  /** The secret of this name: `proposal` for whoever asks first, and the same for everybody after that. */
  secret(name: string, proposal: string): Promise<string>;
}

/** Rows that are asked for at once. */
export interface ConversationKeys {
  readonly conversations: readonly { readonly site: string; readonly id: string }[];
  /** Of these contacts all conversations. */
  readonly contacts: readonly { readonly site: string; readonly id: string }[];
}

/** An address that events are sent to. What is in it belongs to whoever writes it. */
export interface EndpointRow {
  readonly id: string;
  /** Counts its changes, from 1. */
  readonly version: number;
  /** JSON. */
  readonly body: unknown;
}

/** Every change is durable when it resolves. */
export interface EndpointRecords {
  /** All of them, by id. */
  list(): Promise<readonly EndpointRow[]>;
  /** Writes version `row.version` over the one before it (none for 1); false when another is there. */
  put(row: EndpointRow): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

export interface EventRange {
  readonly site: string;
  readonly conversation: string;
  readonly log: Log;
  /** Only events with a greater sequence. */
  readonly after: number;
  /** Only events with a smaller sequence; null for no bound. */
  readonly before: number | null;
  readonly limit: number;
  /** Which end of a range longer than `limit` is given. The answer is ascending either way. */
  readonly end: 'oldest' | 'newest';
}

export interface InboxQuery {
  readonly site: string;
  readonly status: ConversationStatus | null;
  /** `next` of the page before; null for the first. */
  readonly cursor: string | null;
  readonly limit: number;
}

export interface Store {
  /** What the engine is, for logs: `sqlite` or `postgres`. */
  readonly engine: string;

  /**
   * Decides and writes a batch in one transaction, in the order given.
   *
   * Guarantees: resolves only after the commit is durable, with one outcome per request, in order; rejects with
   * nothing of the batch written. Each op takes effect at most once per (site, actor, op): the same op with the
   * same hash is `repeated`, with another hash refused as `conflict`. An `after` that this actor has not
   * committed in this conversation is refused as `out-of-order`. Sequences are gapless per conversation and log,
   * in commit order, also when several processes write. A refused op writes nothing and does not stop the rest.
   * The files that an accepted message names become that message's in the same transaction; of two messages that
   * name the same one, also at once, the rules see the first one's mark.
   * The jobs that `outgoing` makes of each applied op with events are added in the same transaction.
   * An id that no database can hold (with NUL or half of a surrogate pair) is refused as `bad-request`.
   * @throws CareError `internal` or `busy`, retryable, when the database fails; then it is safe to commit the same
   * requests again. What `decide` throws is thrown as it is.
   */
  commit(
    requests: readonly OpRequest[],
    decide: Decide,
    outgoing?: Outgoing | null,
  ): Promise<readonly OpOutcome[]>;

  /** The conversation of this site, or null. */
  conversation(site: string, id: string): Promise<ConversationRow | null>;
  /** All conversations of a contact, newest change first. */
  conversationsOf(site: string, contact: string): Promise<readonly ConversationRow[]>;
  /** Those of the named that exist, each once, in no order: with few statements, however many are named. */
  conversations(named: ConversationKeys): Promise<readonly ConversationRow[]>;
  /** Events of one log in ascending order. */
  events(range: EventRange): Promise<readonly LogEvent[]>;
  /**
   * Conversations of a site, newest change first; `next` is null on the last page. A cursor never skips a row that
   * does not change. @throws CareError `bad-request` for a cursor that is not `next` of a page
   */
  inbox(
    query: InboxQuery,
  ): Promise<{ readonly rows: readonly ConversationRow[]; readonly next: string | null }>;

  /**
   * Creates a contact and its first token together, durably; many that are asked for at once may share a commit.
   * @throws CareError `already-exists`; then neither is written
   */
  createVisitor(contact: ContactRow, token: VisitorToken): Promise<void>;
  /** The unexpired token with this hash, or null. Moves `expiresAt` to `extendTo` when that is later. */
  useToken(
    site: string,
    hash: string,
    now: number,
    extendTo: number,
  ): Promise<{ readonly token: VisitorToken; readonly contact: ContactRow } | null>;

  readonly contacts: ContactRecords;
  readonly files: FileRecords;
  readonly admin: AdminRecords;
  readonly common: CommonRecords;
  readonly jobs: Jobs;
  readonly endpoints: EndpointRecords;
  readonly articles: ArticleRecords;
  readonly articleEvidence: ArticleEvidence;

  /** Ends all connections after what is under way. Calling it again does nothing; everything else then throws `internal`. */
  close(): Promise<void>;
}
