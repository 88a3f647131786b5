// A lease without a connection: of one that has just ended, or for the one that is to take over.
import type { TabSeat } from './shared-connect.ts';
import type { Lease } from './tab-lease.ts';

/** Long enough for the next connection to begin. */
export const LEASE_KEPT_MS = 2_000;

export function keepLease(seat: TabSeat, lease: Lease): void {
  const release = lease.release.bind(lease);
  const cancel = seat.options.clock.after(LEASE_KEPT_MS, () => {
    seat.kept = null;
    release();
  });
  seat.kept = lease;
  lease.taken = cancel;
  lease.lost = () => {
    cancel();
    seat.kept = null;
  };
  lease.release = () => {
    cancel();
    release();
  };
}
