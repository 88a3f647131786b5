// One socket for all tabs of a browser. The tab that has the lock holds it, and the others speak through that tab;
// how they do so is loaded when a second one appears.
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { uuidV4, type RandomBytes } from '../../sdk/protocol/ids.ts';
import type { Clock } from '../../sdk/runtime.ts';
import type { ClientSocket } from './care-client.ts';
import { LateSocket } from './late-socket.ts';
import type { Spare } from './load-spare.ts';
import { askForLease, type Lease, type LeaseOptions, type TabLocks } from './tab-lease.ts';
import type { TabVoice, TabWord } from './tab-word.ts';

/** How long a lease is kept for a connection that has just ended: long enough to begin the next one. */
export const LEASE_KEPT_MS = 2_000;

/** The part of the browser's BroadcastChannel that is used. */
export interface TabChannel {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(word: unknown): void;
  close(): void;
}

export interface SharedConnectOptions {
  readonly site: string;
  /** This tab's own way to the server. */
  readonly connect: (url: string) => ClientSocket;
  /** Without locks or channels each tab has a socket of its own. */
  readonly locks: TabLocks | undefined;
  readonly openChannel: ((name: string) => TabChannel) | undefined;
  readonly loadSpare: () => Promise<Spare>;
  readonly isVisible: () => boolean;
  /** It is a good moment to connect, or to see whether the connection lives. */
  readonly look: () => void;
  /** Another tab has gone and may have left something to be sent. */
  readonly adopt: () => void;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface SharedConnect {
  connect(url: string): ClientSocket;
  /** After the last socket was closed: nothing is heard or held any more, until the next `connect`. */
  leave(): void;
}

export function sharedConnect(options: SharedConnectOptions): SharedConnect {
  const { connect, locks, openChannel } = options;
  return locks && openChannel ? new Tab(options, locks, openChannel) : { connect, leave: () => {} };
}

class Tab implements SharedConnect {
  readonly #options: SharedConnectOptions;
  readonly #name: string;
  readonly #locks: TabLocks;
  readonly #openChannel: (name: string) => TabChannel;
  #channel: TabChannel | null = null;
  #hear: (data: unknown) => void = () => {};
  /** Held without a socket, for a moment. */
  #kept: Lease | null = null;
  #forgetLater = () => {};

  constructor(
    options: SharedConnectOptions,
    locks: TabLocks,
    openChannel: (name: string) => TabChannel,
  ) {
    this.#options = options;
    this.#name = `care-widget:${options.site}`;
    this.#locks = locks;
    this.#openChannel = openChannel;
  }

  connect(url: string): ClientSocket {
    // Listens before it asks for the lease: whoever gets none turns to the one who has.
    this.#channel ??= this.#openChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.#idle();
    let lease: Lease | null = null;
    const socket = new LateSocket((why) => {
      this.#idle();
      if (lease && why === 'ended') this.#keep(lease);
      else lease?.release();
    });
    const alone = () => socket.bind(() => this.#options.connect(url));
    const lead = (got: Lease) => {
      lease = got;
      got.lost = () => {
        lease = null;
        socket.end(CLOSE_CODES.GOING_AWAY);
      };
      this.#lead(socket, alone);
    };
    const kept = this.#takeKept();
    if (kept) lead(kept);
    else
      this.#ask({ ifAvailable: true }, alone, (got) => {
        if (socket.isOver) got?.release();
        else if (got) lead(got);
        else this.#follow(socket, alone);
      });
    return socket;
  }

  leave(): void {
    this.#takeKept()?.release();
    this.#channel?.close();
    this.#channel = null;
  }

  /** Without a connection, that another tab has one is a reason to ask for it. */
  #idle(): void {
    this.#hear = (data) => {
      const { v, type } = (data ?? {}) as Partial<TabWord>;
      if (v === 1 && type === 'ready') this.#options.look();
    };
  }

  #lead(socket: LateSocket, alone: () => void): void {
    const voice = this.#newVoice();
    socket.welcomed = () => voice.say({ type: 'ready' });
    const mail: unknown[] = [];
    this.#hear = (data) => {
      if (mail.push(data) > 1) return;
      this.#options.loadSpare().then(
        ({ relay }) => {
          if (socket.isOver) return;
          this.#hear = relay(socket, voice, this.#options);
          for (const early of mail) this.#hear(early);
        },
        () => {
          mail.length = 0;
          voice.say({ type: 'alone' });
        },
      );
    };
    alone();
  }

  #follow(socket: LateSocket, alone: () => void): void {
    this.#options.loadSpare().then(({ FollowerSocket }) => {
      if (socket.isOver) return;
      const follower = new FollowerSocket({
        ...this.#options,
        voice: this.#newVoice(),
        ask: (how, got) =>
          this.#ask(
            how,
            () => {},
            (lease) => lease && got(lease),
          ),
        inherit: (lease) => this.#keep(lease),
        alone: () => {
          this.#idle();
          alone();
        },
      });
      socket.bind(() => follower);
      this.#hear = (data) => follower.hear(data);
    }, alone);
  }

  #ask(how: LeaseOptions, failed: () => void, got: (lease: Lease | null) => void): void {
    askForLease(this.#locks, this.#name, how, got, failed);
  }

  #newVoice(): TabVoice {
    const id = uuidV4(this.#options.random);
    return { id, say: (word) => this.#channel?.postMessage({ v: 1, from: id, ...word }) };
  }

  #keep(lease: Lease): void {
    this.#kept = lease;
    lease.lost = () => this.#takeKept();
    this.#forgetLater = this.#options.clock.after(LEASE_KEPT_MS, () => this.#takeKept()?.release());
  }

  #takeKept(): Lease | null {
    this.#forgetLater();
    const kept = this.#kept;
    this.#kept = null;
    return kept;
  }
}
