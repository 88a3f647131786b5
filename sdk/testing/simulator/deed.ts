import type { Dice } from './dice.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** Gives what it did, or null when it found nothing to do. */
export type Deed = (world: World, dice: Dice) => string | null;

/** The tabs in which somebody can do anything. */
export function awake(tabs: readonly Tab[]): Tab[] {
  return tabs.filter(({ life }) => !life.isAsleep);
}
