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
  readonly connect: (url: string) => ClientSocket;
  /** After the last socket was closed: nothing is heard or held any more, until the next `connect`. */
  readonly leave: () => void;
}

/** What one tab's connections have in common. */
export interface TabSeat {
  readonly options: SharedConnectOptions;
  /** What is heard on the channel goes here. */
  hear: (data: unknown) => void;
  /** A lease for the next connection. */
  kept: Lease | null;
  ask(how: LeaseOptions, got: (lease: Lease | null) => void, failed?: () => void): void;
  newVoice(): TabVoice;
}

export function sharedConnect(options: SharedConnectOptions): SharedConnect {
  const { connect, locks, openChannel, site, random } = options;
  if (!locks || !openChannel) return { connect, leave: () => {} };
  const name = `care-widget:${site}`;
  let channel: TabChannel | null = null;
  const seat: TabSeat = {
    options,
    hear: () => {},
    kept: null,
    ask: (how, got, failed) => askForLease(locks, name, how, got, failed),
    newVoice() {
      const from = uuidV4(random);
      return { id: from, say: (word) => channel?.postMessage({ v: 1, from, ...word }) };
    },
  };
  return {
    connect: (url) => {
      // Listens before it asks for the lease: whoever gets none turns to the one who has.
      channel ??= openChannel(name);
      channel.onmessage = ({ data }) => seat.hear(data);
      return join(seat, url);
    },
    leave: () => {
      seat.kept?.release();
      channel?.close();
      seat.kept = channel = null;
    },
  };
}

function join(seat: TabSeat, url: string): ClientSocket {
  const { connect, loadSpare } = seat.options;
  let lease: Lease | null = null;
  const socket = new LateSocket(() => {
    idle(seat);
    if (seat.kept !== lease) lease?.release();
  });
  const alone = () => socket.bind(() => connect(url));
  const got = (next: Lease | null) => {
    if (socket.isOver) next?.release();
    else if (next) lead(seat, socket, (lease = next), alone);
    else loadSpare().then(({ follow }) => follow(seat, socket, alone), alone);
  };
  idle(seat);
  const { kept } = seat;
  seat.kept = null;
  kept?.taken();
  if (kept) got(kept);
  else seat.ask({ ifAvailable: true }, got, alone);
  return socket;
}

/** Without a connection, that another tab has one is a reason to ask for it. */
function idle(seat: TabSeat): void {
  seat.hear = (data) => {
    const { v, type } = (data ?? {}) as Partial<TabWord>;
    if (v === 1 && type === 'ready') seat.options.look();
  };
}

function lead(seat: TabSeat, socket: LateSocket, lease: Lease, alone: () => void): void {
  const voice = seat.newVoice();
  const early: unknown[] = [];
  lease.lost = () => socket.end(CLOSE_CODES.GOING_AWAY);
  socket.welcomed = () => voice.say({ type: 'ready' });
  seat.hear = (data) => {
    if (early.push(data) > 1) return;
    seat.options.loadSpare().then(
      ({ relay }) => relay({ seat, socket, lease, voice, early }),
      () => {
        early.length = 0;
        voice.say({ type: 'alone' });
      },
    );
  };
  alone();
}
