// Whether a load balancer should send anybody here.
import type { Bus } from '../bus/bus.ts';
import type { StoreHealth } from './store-health.ts';

/** `ok`, or the first thing that stands in the way. */
export type Readiness = 'ok' | 'draining' | 'store' | 'bus';

export interface ReadinessOf {
  readonly health: StoreHealth;
  readonly bus: Bus | null;
  readonly isDraining: () => boolean;
}

export async function readiness({ health, bus, isDraining }: ReadinessOf): Promise<Readiness> {
  if (isDraining()) return 'draining';
  if (!(await health.isWell())) return 'store';
  return bus && !bus.isConnected() ? 'bus' : 'ok';
}
