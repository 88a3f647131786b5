export interface Groups<T> {
  /** Resolves when the group that this one is in is done. Rejects as `run` did. */
  add(one: T): Promise<void>;
  /** Resolves when nothing is waiting or under way. */
  drained(): Promise<void>;
}

interface Waiting<T> {
  readonly one: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A larger group takes long enough to be felt by those who wait for the next. */
const GROUP_MAX = 500;

/**
 * What is added in one turn of the event loop, or while a group is under way, is run together. When that fails for a
 * reason that may lie with one of them (`mayBeOne`), each is run alone.
 */
export function inGroups<T>(
  run: (group: readonly T[]) => Promise<void>,
  mayBeOne: (error: unknown) => boolean,
): Groups<T> {
  let queue: Waiting<T>[] = [];
  let running: Promise<void> | null = null;

  const settle = async (group: readonly Waiting<T>[]): Promise<void> => {
    try {
      await run(group.map(({ one }) => one));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length > 1 && mayBeOne(error)) for (const one of group) await settle([one]);
      else for (const { reject } of group) reject(error);
    }
  };
  const work = async () => {
    while (queue.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const group = queue.slice(0, GROUP_MAX);
      queue = queue.slice(GROUP_MAX);
      await settle(group);
    }
    running = null;
  };

  return {
    add: (one) =>
      new Promise((resolve, reject) => {
        queue.push({ one, resolve, reject });
        running ??= work();
      }),
    drained: async () => {
      await running;
    },
  };
}
