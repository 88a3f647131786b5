// The client core: everything an element may ask for, and one snapshot to draw. What only the desk asks for is
// `desk-client.ts`, so that no shopper loads it.
import type { Clock } from '../../sdk/runtime.ts';
import type { RandomBytes } from '../../sdk/protocol/ids.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import type { Page } from '../../sdk/protocol/model.ts';
import type { ArticleShelf } from '../history/article-shelf.ts';
import type { History } from '../history/history.ts';
import type { CareArticles } from './care-articles.ts';
import type { CareFiles } from './care-files.ts';
import type { CareSnapshot } from './snapshot.ts';

/** The part of the browser's WebSocket that the client uses. */
export interface ClientSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** What a client is given of the world around it. */
export interface ClientWorld {
  readonly site: string;
  /** Base address of the care server, http or https, for example `https://care.shop.example`. */
  readonly server: string;
  /** Opens the device's store, called on the first act only. When it rejects, the client goes on in memory. */
  readonly openHistory: () => Promise<History>;
  /** Opens what keeps articles on the device. Without it, or when it rejects, the tab keeps them. */
  readonly openArticleShelf?: () => Promise<ArticleShelf>;
  /** Whether the shop may be told what was searched for, asked each time; it may unless said otherwise. */
  readonly mayReport?: () => boolean;
  readonly connect: (url: string) => ClientSocket;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface CareClientOptions extends ClientWorld {
  readonly as: {
    readonly role: 'contact';
    readonly language?: string;
    readonly page?: () => Page | undefined;
    /** What the page has told; goes with the next message when it is news. */
    readonly context?: () => Context | undefined;
  };
}

/** A token of the shop's for whoever is logged in there, or the way to get a fresh one; null for nobody. */
export type IdentitySource = string | (() => Promise<string | null> | string | null);

export interface CareClient {
  readonly snapshot: CareSnapshot;
  /** Calls `listener` after every change, at most once per microtask. Returns the way to stop. */
  subscribe(listener: (snapshot: CareSnapshot) => void): () => void;

  /** Reads the site's public facts once; repeats after a failure are the caller's. Stores nothing. */
  loadSite(): Promise<void>;
  /** A contact who was here before: loads what is kept, then connects. Without anything kept it does nothing. Creates nothing on the device. */
  resume(): Promise<void>;
  /** The first act: from now on the device keeps history and a connection is held. */
  start(): Promise<void>;

  /**
   * Posts a message. Resolves with the op's id once it is durable on this device (or, with storage `memory`, held by
   * this tab); only then may the composer be cleared. `conversation` null means the contact's open one, or a new one.
   * @param files ids of uploads that are `ready`; with any of them the text may be empty
   * @throws CareError `too-long`, `bad-request` for a text of blanks, `busy` when the outbox is full
   */
  post(conversation: string | null, text: string, files?: readonly string[]): Promise<string>;
  /** What concerns files. Rejects when it cannot be loaded. */
  files(): Promise<CareFiles>;
  /** What the shop has answered in advance. Rejects when it cannot be loaded; asks the server for nothing by itself. */
  articles(): Promise<CareArticles>;
  /** Whether an earlier page left files on this device that `files().restore` would go on with. Creates nothing on it. */
  hasFiles(): Promise<boolean>;
  /**
   * Keeps what is being written, as it is now; an empty text forgets it. Writing is an act. The field `message` is
   * emptied by the `post` of its text, in one step with it.
   */
  keepDraft(field: string, text: string): void;
  /** Everything up to the newest event is read by this side. */
  markRead(conversation: string): void;
  setTyping(conversation: string, typing: boolean): void;

  /** Sends a refused op again, or one that is held, under the same id. */
  retry(op: string): Promise<void>;
  /** Forgets an op that has not been accepted; with the last message of a conversation that has not begun, that too. */
  discard(op: string): Promise<void>;

  /** Takes over, at once, what another tab has left in this device's outbox; by itself it happens with each heartbeat. */
  adopt(): Promise<void>;

  /** Loads older events into the snapshot, from the device first. Resolves when they are there, or with none when offline. */
  loadOlder(conversation: string): Promise<void>;

  /**
   * The page noticed something that a timer may have slept through. `look`: somebody looks at the page again; `network`:
   * the network came or changed; `restored`: the page came back from the back/forward cache. The last two discard the
   * socket. After `sleep` each of them opens again what was open.
   */
  wake(why: 'look' | 'network' | 'restored'): void;
  /**
   * The page is about to freeze or to go: what has no answer is sent without waiting for one, and socket and the
   * device's store are let go, so that the browser may keep the page. `wake`, or the next act, opens them again.
   */
  sleep(): void;
  /**
   * Whether somebody may be looking; true until told otherwise. After five minutes of nobody, with no conversation
   * open and nothing to send, the connection is let go (link `idle`) until somebody attends or acts.
   */
  attend(attended: boolean): void;

  /**
   * The shop says who is logged in. Connects to nobody by itself; a function is asked once there is a connection to be
   * made, and again whenever a new token is needed. Said again for the same customer it changes nothing; for another
   * one, or for nobody on a customer's device, this client ends as after `logOut`. A function that fails says nothing:
   * the device stays who it is. Resolves when a client that is connected is that customer.
   */
  identify(source: IdentitySource): Promise<void>;

  /**
   * Whoever was here leaves: what has no answer is sent a last time, the server ends the token, the device forgets everything, this client is
   * closed (link `stopped`, `left`), and so is that of every other tab. Works before anything was opened, too.
   * @throws CareError `internal` when the device could not be made to forget
   */
  logOut(): Promise<void>;

  /** Ends sockets, timers and the device's store. Idempotent. */
  close(): Promise<void>;
}
