// Chance that a seed decides. Real processes do not repeat themselves to the millisecond: the seed repeats the plan.

export interface Dice {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Dice of their own for one try, so that tries do not depend on each other's order. */
  fork(label: number): Dice;
}

/** Mulberry32: small, and good enough to choose moments with. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    fork: (label) =>
      dice((Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(label + 1, 0x85ebca6b)) >>> 0),
  };
}
