// The client under test, as far as a simulated world has to know it. The real one is handed in: this half of the
// package knows nothing of the other.
import type { RandomBytes } from '../../protocol/ids.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Author, ConversationStatus, ConversationSummary } from '../../protocol/model.ts';
import type { Clock } from '../../runtime.ts';
import type { PairedClient } from '../socket-pair.ts';
import type { SimChannel } from './channels.ts';
import type { SimLocks } from './locks.ts';
import type { SimRequestInit } from './sim-request.ts';

export interface SimClient {
  readonly snapshot: SimSnapshot;
  subscribe(listener: (snapshot: SimSnapshot) => void): () => void;
  start(): Promise<void>;
  resume(): Promise<void>;
  post(conversation: string | null, text: string): Promise<string>;
  note(conversation: string, text: string): Promise<string>;
  setStatus(conversation: string, status: ConversationStatus): Promise<string>;
  /** Also sends what is held because, by this tab's clock, it is more than a day old. */
  retry(op: string): Promise<void>;
  markRead(conversation: string): void;
  setTyping(conversation: string, typing: boolean): void;
  follow(conversation: string): void;
  loadOlder(conversation: string): Promise<void>;
  sleep(): void;
  wake(why: 'look' | 'network' | 'restored'): void;
  close(): Promise<void>;
}

export interface SimSnapshot {
  readonly link: { readonly at: string };
  /** `memory` is a promise that was not made: what is posted then may go with its tab. */
  readonly storage: 'opening' | 'device' | 'memory';
  readonly me: Author | null;
  readonly conversations: ReadonlyMap<string, SimConversation>;
  readonly inbox: { readonly rows: readonly ConversationSummary[] } | null;
}

export interface SimConversation {
  readonly id: string;
  readonly epoch: string | null;
  readonly events: readonly LogEvent[];
  readonly pending: readonly SimPending[];
  readonly status: ConversationStatus;
  readonly read: { readonly contact: number; readonly agent: number };
  readonly delivered: number;
  readonly unread: number;
}

export interface SimPending {
  readonly op: string;
  readonly action: object;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'held';
}

/** What a tab is given: its share of the simulated world. */
export interface TabOptions {
  readonly site: string;
  readonly as:
    | { readonly role: 'contact' }
    | { readonly role: 'agent'; readonly ticket: () => Promise<string> };
  readonly connect: () => PairedClient;
  /** Reaches the care server's HTTP twin of the socket, also where sockets are blocked. */
  readonly fetch: (url: string, init?: SimRequestInit) => Promise<Response>;
  /** By which the tabs of a browser find each other; without it they do not know of each other. */
  readonly meeting?: {
    readonly locks: SimLocks;
    openChannel(name: string): SimChannel;
  };
  readonly isVisible: () => boolean;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Runs what touches the device's store, which takes time, and of which a dead tab never hears. */
  readonly disk: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Where a browser keeps what its tabs hold, and what may be wrong with it. */
export interface SimStore {
  trouble: 'full' | 'refusing' | null;
  /** How much longer than usual everything takes. */
  slowMs: number;
  /** Everything is gone, and no tab is told. */
  wipe(): void;
}

/** A browser profile: what its tabs keep outlives them. */
export interface SimDevice {
  readonly store: SimStore;
  openTab(options: TabOptions): SimClient;
}
