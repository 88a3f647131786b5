// Real processes, real sockets, real time: what `npm run faults -- --real` runs.
import { failFsync, failFsyncOfDatabase, fillDisk, noDiskFaults } from './break-disk.ts';
import { breakOneDirection, cutNetwork, imposeOnNetwork } from './break-network.ts';
import { asTheyCome, type CheckOptions, type CheckReport } from './check.ts';
import { drainServer } from './drain-server.ts';
import { killAtFailpoints } from './kill-at-failpoints.ts';
import { killDatabase } from './kill-database.ts';
import { killServer } from './kill-server.ts';
import { reconnectStorm } from './storm.ts';
import { Worlds, type StoreKind } from './world.ts';

export interface RealOptions {
  /** Of `kill-server`; the other checks get their share of it. */
  readonly sequences: number;
  readonly seed: number;
  readonly stores: readonly StoreKind[];
  /** Runs only checks whose name begins so. */
  readonly only?: string;
  /** The number of one try of each, to look at it alone. */
  readonly number?: number;
  /** Server processes at a time. */
  readonly worlds?: number;
}

/** Tries of each check for one sequence of `kill-server`: 2,000 sequences, 200 tries a failpoint, … */
const SHARE = {
  failpoint: 0.1,
  direction: 0.15,
  network: 0.1,
  database: 0.04,
  drain: 0.05,
  disk: 0.01,
  storm: 0.0005,
};
const WORLDS = 20;
/** Failing disks at a time. */
const DISKS = 4;
const STORM_CLIENTS = 5_000;

/** Each check's report, as soon as it is there. */
export async function* realChecks(given: RealOptions): AsyncGenerator<CheckReport> {
  const { only = '' } = given;
  const wanted = (name: string) => name.startsWith(only);
  for (const kind of given.stores) {
    yield* deaths(kind, given, wanted);
    yield* breaks(kind, given, wanted);
    if (kind === 'postgres' && wanted('kill-database'))
      yield await killDatabase(share(given, SHARE.database));
    if (wanted('disk')) yield* disks(kind, given);
    if (wanted('storm'))
      for (const storm of ['server killed', 'network lost'] as const)
        yield await reconnectStorm(kind, storm, STORM_CLIENTS, share(given, SHARE.storm));
  }
}

async function* disks(kind: StoreKind, given: RealOptions): AsyncGenerator<CheckReport> {
  const options = share(given, SHARE.disk);
  const why = noDiskFaults();
  if (why !== null) {
    yield { name: `disk ${kind}`, ...options, tries: 0, failures: 0, note: why, problems: [] };
  } else if (kind === 'postgres') {
    yield await failFsyncOfDatabase(options);
  } else {
    const worlds = new Worlds(kind, DISKS);
    yield await failFsync(worlds, options);
    await worlds.close();
    yield await fillDisk(options);
  }
}

/** Servers that die; all of them share their worlds. */
async function* deaths(
  kind: StoreKind,
  given: RealOptions,
  wanted: (name: string) => boolean,
): AsyncGenerator<CheckReport> {
  const worlds = new Worlds(kind, given.worlds ?? WORLDS);
  yield* asTheyCome([
    ...(wanted('kill-server') ? [killServer(worlds, share(given, 1))] : []),
    ...(wanted('drain') ? drains(worlds, share(given, SHARE.drain)) : []),
    ...(wanted('failpoint') ? killAtFailpoints(worlds, share(given, SHARE.failpoint)) : []),
  ]);
  await worlds.close();
}

const drains = (worlds: Worlds, options: CheckOptions): Promise<CheckReport>[] => [
  drainServer(worlds, 'restart', options),
  ...(worlds.kind === 'postgres' ? [drainServer(worlds, 'handover', options)] : []),
];

/** Networks that break; these wait for limits of many seconds, so they do it together. */
async function* breaks(
  kind: StoreKind,
  given: RealOptions,
  wanted: (name: string) => boolean,
): AsyncGenerator<CheckReport> {
  const directions = share(given, SHARE.direction);
  const network = share(given, SHARE.network);
  const running: Promise<CheckReport>[] = [];
  if (wanted('one-direction'))
    for (const life of ['busy', 'quiet'] as const)
      for (const direction of ['up', 'down'] as const)
        running.push(breakOneDirection(kind, direction, life, directions));
  for (const imposture of ['captive portal', 'no upgrades'] as const)
    if (wanted(imposture)) running.push(imposeOnNetwork(kind, imposture, network));
  yield* asTheyCome(running);
  if (wanted('cut')) yield await cutNetwork(kind, network);
}

function share({ sequences, seed, number }: RealOptions, part: number): CheckOptions {
  const tries = Math.max(1, Math.round(sequences * part));
  return { tries, seed, ...(number !== undefined && { numbers: [number] }) };
}
