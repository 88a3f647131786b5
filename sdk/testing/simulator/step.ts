// One step of a history as data: what happens, with which luck, and how long it is quiet after it. A history without one
// of its steps is a history too, so that a failing one can be made shorter.
import { DEED_WEIGHTS, type DeedName } from './deeds.ts';
import { Dice } from './dice.ts';

export interface Step {
  readonly deed: DeedName;
  /** Decides what a deed leaves open: who, where, how long. */
  readonly luck: number;
  /** Milliseconds until the next step. */
  readonly pause: number;
}

/** The numbers that a step is made of are below these. */
export const STEP_BOUNDS = {
  deed: Object.values(DEED_WEIGHTS).reduce((sum: number, weight) => sum + weight, 0),
  luck: 0x7fffffff,
  pause: 100_000,
} as const;

/** Steps that nothing but a seed decides. */
export function stepsOf(seed: number, count: number): Step[] {
  const dice = new Dice(seed);
  const { deed, luck, pause } = STEP_BOUNDS;
  return Array.from({ length: count }, () =>
    stepOf(dice.below(deed), dice.below(luck), dice.below(pause)),
  );
}

/** The step of three numbers, each below its bound. */
export function stepOf(deed: number, luck: number, pause: number): Step {
  return { deed: deedAt(deed), luck, pause: pauseAt(pause) };
}

function deedAt(number: number): DeedName {
  let left = number;
  for (const [name, weight] of Object.entries(DEED_WEIGHTS)) {
    left -= weight;
    if (left < 0) return name as DeedName;
  }
  return 'nothing';
}

interface Pauses {
  readonly from: number;
  readonly longest: number;
}

/** Most things happen close together; now and then nothing happens for long. */
const PAUSES: readonly Pauses[] = [
  { from: 0, longest: 50 },
  { from: 50_000, longest: 500 },
  { from: 85_000, longest: 4_000 },
  { from: 98_000, longest: 60_000 },
];

function pauseAt(number: number): number {
  const i = PAUSES.findLastIndex(({ from }) => number >= from);
  const { from, longest } = PAUSES[i]!;
  return Math.floor(((number - from) / (endOf(i) - from)) * longest);
}

function endOf(i: number): number {
  return PAUSES[i + 1]?.from ?? STEP_BOUNDS.pause;
}
