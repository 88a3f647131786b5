// Real processes, real sockets, real time: what `npm run faults -- --real` runs.
import { breakOneDirection, cutNetwork, imposeOnNetwork } from './break-network.ts';
import type { CheckOptions, CheckReport } from './check.ts';
import { killAtFailpoints } from './kill-at-failpoints.ts';
import { killDatabase } from './kill-database.ts';
import { killServer } from './kill-server.ts';
import type { StoreKind } from './world.ts';

export interface RealOptions {
  /** Of `kill-server`; the other checks get their share of it. */
  readonly sequences: number;
  readonly seed: number;
  readonly stores: readonly StoreKind[];
  /** Runs only checks whose name begins so. */
  readonly only?: string;
}

/** Tries of each check for one sequence of `kill-server`, after the plan: 2,000 sequences, 200 tries a failpoint, … */
const SHARE = { failpoint: 0.1, direction: 0.15, network: 0.1, database: 0.04 };
/** Processes die in these, so more of them would only wait for each other. */
const PROCESS_LANES = 3;
/** These wait for limits of many seconds, and cost next to nothing meanwhile. */
const NETWORK_LANES = 60;

/** Each check's report, as soon as it is there. */
export async function* realChecks({
  sequences,
  seed,
  stores,
  only = '',
}: RealOptions): AsyncGenerator<CheckReport> {
  const options = (share: number, lanes: number): CheckOptions => ({
    tries: Math.max(1, Math.round(sequences * share)),
    seed,
    lanes,
  });
  const network = options(SHARE.direction, NETWORK_LANES);
  const wanted = (name: string) => name.startsWith(only);
  for (const kind of stores) {
    if (wanted('kill-server')) yield await killServer(kind, options(1, PROCESS_LANES));
    if (wanted('failpoint')) yield* killAtFailpoints(kind, options(SHARE.failpoint, PROCESS_LANES));
    if (wanted('one-direction'))
      for (const life of ['busy', 'quiet'] as const)
        for (const direction of ['up', 'down'] as const)
          yield await breakOneDirection(kind, direction, life, network);
    if (wanted('cut')) yield await cutNetwork(kind, options(SHARE.network, PROCESS_LANES));
    for (const imposture of ['captive portal', 'no upgrades'] as const)
      if (wanted(imposture))
        yield await imposeOnNetwork(kind, imposture, options(SHARE.network, NETWORK_LANES));
    if (kind === 'postgres' && wanted('kill-database'))
      yield await killDatabase(options(SHARE.database, 1));
  }
}
