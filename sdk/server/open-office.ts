import type { Bus } from '../bus/bus.ts';
import { applyOps } from '../core/apply-op.ts';
import { Customers } from '../core/customers.ts';
import { Ears } from '../core/ears.ts';
import type { GroupCommit } from '../core/group-commit.ts';
import { Hub } from '../core/hub.ts';
import type { Office } from '../core/office.ts';
import { DEFAULT_RATES } from '../core/rates.ts';
import { Tickets } from '../core/tickets.ts';
import { Visitors } from '../core/visitors.ts';
import { Watermarks } from '../core/watermarks.ts';
import type { IdentityParts } from '../identity/care-identity.ts';
import { systemRandom } from '../protocol/ids.ts';
import { systemClock } from '../runtime.ts';
import type { Store } from '../stores/store.ts';
import type { CareOptions } from './care-options.ts';
import { stderrLogger } from './stderr-logger.ts';

/** Heartbeats of a server that is not alone ask a store over the network, and ask it together. */
const GATHER_MS = 200;

export interface OfficeParts {
  readonly store: Store;
  readonly group: GroupCommit;
  readonly bus: Bus | null;
  readonly identity: IdentityParts | null;
  readonly life: AbortSignal;
}

export function openOffice(
  options: CareOptions,
  { store, group, bus, identity, life }: OfficeParts,
): Office {
  const { clock = systemClock, random = systemRandom, logger = stderrLogger } = options;
  const hub = new Hub({ clock, life, logger, bus });
  if (bus) new Ears({ bus, hub, store, logger });
  return {
    store,
    hub,
    apply: applyOps(group, hub),
    visitors: new Visitors(store, clock, random),
    customers:
      identity && new Customers({ store, hub, clock, random, logger, verify: identity.verify }),
    tickets: new Tickets(store, clock, random),
    watermarks: new Watermarks({ store, clock, gatherMs: bus ? GATHER_MS : 0, life }),
    rates: { ...DEFAULT_RATES, ...options.rates },
    clock,
    random,
    logger,
  };
}
