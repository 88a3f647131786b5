// The port to what is kept on the device. Adapters: `idb-history.ts` (IndexedDB by idb-keyval) and
// `memory-history.ts`; both run `test/widget/history-suite.ts`.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { ConversationStatus } from '../../sdk/protocol/model.ts';
import type { KeptFiles } from './kept-files.ts';

/** Who this device is for a site. One per device and site; every tab uses the same. */
export interface Identity {
  readonly device: string;
  readonly token: string;
  /** Whom the server took the token for. */
  readonly contact?: string;
  /** The shop's id of the customer, where the shop has vouched for one. */
  readonly customer?: string;
  /** The address that was proved on this device by a code. */
  readonly email?: string;
  /** True while the server has not been told: should it be told and the answer be lost, this device knows for whom. */
  readonly unproven?: boolean;
}

/** One op of the user that the server has not yet confirmed. */
export interface OutboxRow {
  readonly op: string;
  readonly conversation: string;
  readonly action: Action;
  /** The client's clock when the user acted: a claim, shown until the server's time is known. */
  readonly at: number;
  /** The same for all that one tab wrote, and for nothing else: it goes in the order of writing. */
  readonly by?: string;
  /** Set when the server refused it for good. */
  readonly failed?: { readonly code: ErrorCode; readonly message?: string };
}

/** What is kept of a conversation beside its events. */
export interface KeptConversation {
  readonly id: string;
  readonly epoch: string;
  readonly have: number;
  readonly status: ConversationStatus;
  readonly read: { readonly contact: number; readonly agent: number };
  readonly delivered: number;
}

/** What is written and not yet sent, by the field it is written in; an empty text is no draft. */
export type Drafts = Readonly<Record<string, string>>;

export interface Kept {
  readonly identity: Identity | null;
  readonly conversations: readonly KeptConversation[];
  /** In the order in which the user acted. */
  readonly outbox: readonly OutboxRow[];
  readonly drafts: Drafts;
}

/** Changes that belong together and are written together, or not at all. */
export interface HistoryChange {
  readonly events?: readonly LogEvent[];
  readonly conversations?: readonly KeptConversation[];
  /** Ops that were confirmed or discarded. */
  readonly settled?: readonly string[];
  /** Rows whose state changed, for example refused ones; they keep their place. Unknown ones are not added. */
  readonly outbox?: readonly OutboxRow[];
  /** Conversations whose epoch changed: their events are dropped before `events` are added. */
  readonly dropped?: readonly string[];
  /** Fields whose draft changed; an empty text forgets it. */
  readonly drafts?: Drafts;
}

export interface History {
  /** `device` survives the tab; `memory` does not. */
  readonly kind: 'device' | 'memory';
  /** Called when the store was taken away from outside; the next `load` tells what is left. */
  onlost: (() => void) | null;
  /**
   * Reading creates nothing on the device; the first write does.
   * @throws when what was kept has been deleted by anything but a wipe: a history that forgot is not one to go on with
   */
  load(): Promise<Kept>;
  /** The newest `limit` public events of a conversation with a sequence below `before`, ascending and without a gap. */
  events(conversation: string, before: number, limit: number): Promise<readonly LogEvent[]>;
  /**
   * Replaces the identity if the one kept still has this token, or with null if none is kept; null as `next` forgets
   * it. Resolves, once durable (strict durability), with the one that counts on this device afterwards: another
   * tab may have been first.
   */
  swapIdentity(token: string | null, next: Identity | null): Promise<Identity | null>;
  /**
   * Adds rows at the end of the outbox, together or not at all; a row whose op is there already moves to the end.
   * With `from`, they are rows of that conversation that move to another one, each in its place: only those that still
   * wait in it, and, if there are any, right before them the first of `rows`, which begins the other conversation.
   * The drafts that became these rows change in the same transaction: a text is never both, nor neither.
   * Resolves once they are durable (strict durability).
   */
  post(rows: readonly OutboxRow[], drafts?: Drafts, from?: string): Promise<void>;
  /** One transaction: all of the change or nothing of it. */
  write(change: HistoryChange): Promise<void>;
  /** Whether files may wait beside all this. Looks, and creates nothing. */
  hasFiles(): Promise<boolean>;
  /** Those files, to be closed by whoever opened them; `wipe` forgets them, too. */
  openFiles(): Promise<KeptFiles>;
  /** Forgets everything of this site on this device, for every tab. */
  wipe(): Promise<void>;
  /**
   * Makes room: forgets the older half of the events, and nothing else. False when no event was there; then nothing
   * that can be had again is left.
   */
  evict(): Promise<boolean>;
  /** Throws the store away unread, in whatever state it is; the next write begins a new one. */
  destroy(): Promise<void>;
  close(): Promise<void>;
}
