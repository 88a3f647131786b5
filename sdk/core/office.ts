import type { RandomBytes } from '../protocol/ids.ts';
import type { Clock } from '../runtime.ts';
import type { Store } from '../stores/store.ts';
import type { ApplyOp } from './apply-op.ts';
import type { Customers } from './customers.ts';
import type { Hub } from './hub.ts';
import type { Logger } from './logger.ts';
import type { RateLimits } from './rates.ts';
import type { Tickets } from './tickets.ts';
import type { Visitors } from './visitors.ts';
import type { Watermarks } from './watermarks.ts';

/** What all sessions of a server share. */
export interface Office {
  readonly store: Store;
  readonly apply: ApplyOp;
  readonly hub: Hub;
  readonly visitors: Visitors;
  /** Null where the shop vouches for nobody. */
  readonly customers: Customers | null;
  readonly tickets: Tickets;
  readonly watermarks: Watermarks;
  readonly rates: RateLimits;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
}
