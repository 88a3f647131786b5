import type { Store } from '../../stores/store.ts';

/** One guarantee of the store. */
export interface StoreCase {
  /** The guarantee in a sentence. */
  readonly title: string;
  /** @param open opens the database of this case; a second call gives a second store on the same one */
  run(open: () => Promise<Store>): Promise<void>;
}

/** A case that needs one open store. */
export function oneStore(title: string, body: (store: Store) => Promise<void>): StoreCase {
  return {
    title,
    async run(open) {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    },
  };
}

/** A case that needs two open stores on one database, as two processes have. */
export function twoStores(
  title: string,
  body: (one: Store, other: Store) => Promise<void>,
): StoreCase {
  return {
    title,
    async run(open) {
      const one = await open();
      const other = await open();
      try {
        await body(one, other);
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    },
  };
}
