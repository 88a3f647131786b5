import type { Author } from '../../protocol/model.ts';
import { Channels } from './channels.ts';
import type { WallClock } from './life.ts';
import { LockManager } from './locks.ts';
import type { SimDevice } from './sim-client.ts';
import type { Timeline } from './timeline.ts';
import type { SimRequest } from './sim-request.ts';
import type { Paths } from './wire.ts';

/** A phone or computer: one clock, one way to the network, one browser profile for all of its tabs. */
export interface Machine {
  readonly name: string;
  readonly device: SimDevice;
  /** Who works at it; null for a shopper. */
  readonly agent: Author | null;
  readonly wall: WallClock;
  readonly paths: Paths;
  /** By which tabs find each other; null in a browser that has no such thing. */
  readonly meeting: { readonly locks: LockManager; readonly channels: Channels } | null;
  /** Requests under way, also of tabs that are gone. */
  requests: SimRequest[];
  /** The tab that is looked at. */
  shown: object | null;
  /** It may have forgotten who it is, so that it may have become somebody else. */
  forgot: boolean;
  /** Its store did not tell a tab who it is, or not in time: its tabs may be different people. */
  isSplit: boolean;
}

export interface MachineParts extends Pick<Machine, 'name' | 'device' | 'agent'> {
  readonly timeline: Timeline;
  readonly meets: boolean;
}

export function newMachine({ name, device, agent, timeline, meets }: MachineParts): Machine {
  return {
    name,
    device,
    agent,
    wall: { offset: 0 },
    paths: {
      up: { broken: false, lossy: true },
      down: { broken: false, lossy: true },
      sockets: 'pass',
    },
    requests: [],
    meeting: meets ? { locks: new LockManager(timeline), channels: new Channels(timeline) } : null,
    shown: null,
    forgot: false,
    isSplit: false,
  };
}
