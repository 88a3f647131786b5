import type { Author } from '../../protocol/model.ts';
import type { WallClock } from './life.ts';
import type { SimDevice } from './sim-client.ts';
import type { Paths } from './wire.ts';

/** A phone or computer: one clock, one way to the network, one browser profile for all of its tabs. */
export interface Machine {
  readonly name: string;
  readonly device: SimDevice;
  /** Who works at it; null for a shopper. */
  readonly agent: Author | null;
  readonly wall: WallClock;
  readonly paths: Paths;
}

export function newMachine(name: string, device: SimDevice, agent: Author | null): Machine {
  return {
    name,
    device,
    agent,
    wall: { offset: 0 },
    paths: { up: { broken: false }, down: { broken: false } },
  };
}
