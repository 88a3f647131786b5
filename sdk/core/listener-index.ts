import type { Listener } from './listener.ts';

const NOBODY: ReadonlySet<Listener> = new Set();

/** Listeners by key, in the order in which they came. */
export class ListenerIndex {
  readonly #sets = new Map<string, Set<Listener>>();

  of(key: string): ReadonlySet<Listener> {
    return this.#sets.get(key) ?? NOBODY;
  }

  *all(): Iterable<Listener> {
    for (const set of this.#sets.values()) yield* set;
  }

  add(key: string, listener: Listener): void {
    const set = this.#sets.get(key);
    if (set) set.add(listener);
    else this.#sets.set(key, new Set([listener]));
  }

  remove(key: string, listener: Listener): void {
    const set = this.#sets.get(key);
    if (set?.delete(listener) && set.size === 0) this.#sets.delete(key);
  }
}
