// The way to what a single tab with a working network and device never needs, nor one in which nobody reads far back:
// one more file, loaded when it is needed.

export type Spare = typeof import('./spare.ts');

/** Rejects when it cannot be loaded; the next call tries again. */
export function loadSpare(): Promise<Spare> {
  return import('./spare.ts');
}
