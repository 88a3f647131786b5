// What becomes of the store in which a browser keeps what its tabs hold.
import type { Dice } from './dice.ts';
import type { Machine } from './machine.ts';
import type { World } from './world.ts';

/** Nothing is kept for a while: the disk is full, or the browser is busy with itself. */
export function deviceRefuses(world: World, dice: Dice): string | null {
  const machine = shopperAt(world, dice);
  const { name, device } = machine;
  device.store.trouble = dice.pick(['full', 'refusing'] as const);
  const isKnown = world.tabs.some((tab) => tab.machine === machine && tab.contact !== null);
  // A tab that cannot read who its device is, and one whose device has not kept it yet, is somebody of its own.
  if (device.store.trouble === 'refusing' || !isKnown || machine.forgot)
    machine.forgot = machine.isSplit = true;
  world.later(dice.below(20_000), () => (device.store.trouble = null));
  return `the store of ${name} is ${device.store.trouble}`;
}

export function deviceIsSlow(world: World, dice: Dice): string | null {
  const { name, device } = shopperAt(world, dice);
  device.store.slowMs = dice.below(4_000);
  world.later(dice.below(10_000), () => (device.store.slowMs = 0));
  return `the store of ${name} takes ${device.store.slowMs} ms`;
}

/**
 * The browser throws the store away. A page that sleeps and was told of it has let its store go, and takes one that is
 * empty for one that was wiped on purpose: then this does not happen.
 */
export function deviceForgets(world: World, dice: Dice): string | null {
  const machine = shopperAt(world, dice);
  const tabs = world.tabs.filter((tab) => tab.machine === machine);
  if (tabs.some(({ life }) => life.isAsleep)) return null;
  machine.device.store.wipe();
  machine.forgot = machine.isSplit = true;
  world.ledger.storeWiped(machine, tabs);
  return `the browser wipes the store of ${machine.name}`;
}

function shopperAt({ machines }: World, dice: Dice): Machine {
  return dice.pickFrom(machines.filter(({ agent }) => !agent))!;
}
