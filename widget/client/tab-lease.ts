// The lock that decides which of a browser's tabs has the socket. Whatever ends the tab gives it back.

/** The part of the browser's LockManager that is used. */
export interface TabLocks {
  request(
    name: string,
    options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    run: (lock: unknown) => unknown,
  ): Promise<unknown>;
}

export type LeaseOptions = Parameters<TabLocks['request']>[1];

export interface Lease {
  release(): void;
  /** Called when another tab has taken it away. */
  lost: () => void;
  /** Called when a connection begins with one that was kept for it. */
  taken: () => void;
}

/** Calls `got` with the lease, with null when somebody else has it and `ifAvailable` is set, or `failed`. */
export function askForLease(
  locks: TabLocks,
  name: string,
  options: LeaseOptions,
  got: (lease: Lease | null) => void,
  failed: () => void = () => {},
): void {
  let lease: Lease | null = null;
  const held = locks.request(name, options, (lock) => {
    if (!lock) return got(null);
    return new Promise<void>((release) =>
      got((lease = { release, lost: () => {}, taken: () => {} })),
    );
  });
  held.catch(() => (lease ? lease.lost() : failed()));
}
