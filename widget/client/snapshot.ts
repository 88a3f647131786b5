// What the client knows, as one frozen value. Elements draw it; nothing else holds state about care.
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author, ConversationStatus, ConversationSummary } from '../../sdk/protocol/model.ts';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { Drafts, OutboxRow } from '../history/history.ts';

/** The connection. `until` and `since` are instants of the client's clock. */
export type Link =
  | { readonly at: 'idle' } // nothing to connect for yet
  | { readonly at: 'connecting'; readonly attempt: number }
  | { readonly at: 'waiting'; readonly attempt: number; readonly until: number }
  | { readonly at: 'ready'; readonly since: number }
  // `left`: logged out, here or in another tab. After `erased` and `left` this client is closed.
  | { readonly at: 'stopped'; readonly why: 'forbidden' | 'outdated' | 'erased' | 'left' };

export interface CareSnapshot {
  readonly link: Link;
  /** Where messages wait before they are sent: on the device, or (when it refuses) only in this tab. */
  readonly storage: 'opening' | 'device' | 'memory';
  readonly site: SiteInfo | null;
  /** Why the site's facts cannot be had, for example `unknown-site`. */
  readonly siteProblem: ErrorCode | null;
  /** Who the server takes this client for; null before the first welcome. */
  readonly me: Author | null;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** What is written and not yet sent, by field: `message` is the chat's. */
  readonly drafts: Drafts;
  /** The desk's list; null for contacts. */
  readonly inbox: Inbox | null;
}

export interface Conversation {
  readonly id: string;
  readonly epoch: string | null;
  /** Public and internal events that are loaded, merged in the order in which they were written. */
  readonly events: readonly LogEvent[];
  /** Own ops that are not yet part of `events`, oldest first. */
  readonly pending: readonly PendingOp[];
  /** Highest contiguous sequence held of each log. */
  readonly have: number;
  readonly haveInternal: number;
  /** True while older events exist on the server that are not loaded. */
  readonly hasOlder: boolean;
  readonly status: ConversationStatus;
  readonly read: { readonly contact: number; readonly agent: number };
  /** Highest public sequence that some agent's client holds. */
  readonly delivered: number;
  /** Who of the other side is typing now. */
  readonly typing: Author | null;
  /** Messages of the other side that this side has not read. */
  readonly unread: number;
}

export interface PendingOp extends OutboxRow {
  /**
   * `waiting`: in the outbox; `sending`: on its way; `sent`: committed, its event has not arrived yet;
   * `failed`: refused for good, `held`: written more than a day ago; of both the user decides.
   */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'held';
}

export interface Inbox {
  readonly rows: readonly ConversationSummary[];
  readonly state: 'loading' | 'ready';
  readonly hasMore: boolean;
}

/** What the sender sees under an own message. */
export type MessageState = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'held';
