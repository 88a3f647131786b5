import type { Bus } from '../bus/bus.ts';
import { applyOps } from '../core/apply-op.ts';
import type { CareListeners } from '../core/care-listeners.ts';
import { Customers } from '../core/customers.ts';
import { Ears } from '../core/ears.ts';
import type { GroupCommit } from '../core/group-commit.ts';
import { Hub } from '../core/hub.ts';
import type { Office } from '../core/office.ts';
import { DEFAULT_RATES } from '../core/rates.ts';
import { Tickets } from '../core/tickets.ts';
import type { Logger } from '../core/logger.ts';
import { toldOps } from '../core/told-ops.ts';
import { Visitors } from '../core/visitors.ts';
import { Watermarks } from '../core/watermarks.ts';
import type { IdentityParts } from '../identity/care-identity.ts';
import { systemRandom } from '../protocol/ids.ts';
import { systemClock } from '../runtime.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Store } from '../stores/store.ts';
import type { CareOptions } from './care-options.ts';

/** Heartbeats of a server that is not alone ask a store over the network, and ask it together. */
const GATHER_MS = 200;

export interface OfficeParts {
  readonly store: Store;
  readonly group: GroupCommit;
  readonly bus: Bus | null;
  readonly identity: IdentityParts | null;
  readonly listeners: CareListeners;
  /** Told that there may be something to send. */
  readonly webhooks: { nudge(): void };
  readonly telemetry: Telemetry;
  readonly life: AbortSignal;
}

export function openOffice(
  options: CareOptions & { readonly logger: Logger },
  { store, group, bus, identity, listeners, webhooks, telemetry, life }: OfficeParts,
): Office {
  const { clock = systemClock, random = systemRandom, logger } = options;
  const hub = new Hub({ clock, life, logger, bus });
  if (bus) new Ears({ bus, hub, store, logger });
  return {
    store,
    hub,
    apply: toldOps(
      applyOps(group, {
        announce(row, events) {
          hub.announce(row, events);
          listeners.committed(row, events);
          webhooks.nudge();
        },
      }),
      telemetry,
      clock,
    ),
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
