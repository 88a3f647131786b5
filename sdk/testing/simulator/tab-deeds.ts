// What becomes of tabs, and of who their browser is.
import { awake } from './deed.ts';
import type { Dice } from './dice.ts';
import type { World } from './world.ts';

export function tabOpens(world: World, dice: Dice): string | null {
  const machine = dice.pickFrom(world.machines.filter(({ agent }) => !agent))!;
  const tab = world.openTab(machine);
  return tab && `${tab.name} is opened`;
}

export function tabShown({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ machine }) => !machine.agent));
  tab?.show();
  return tab ? `${tab.name} is looked at` : null;
}

export function tabDies(world: World, dice: Dice): string | null {
  const tab = dice.pickFrom(world.tabs);
  if (!tab) return null;
  const politely = dice.chance(40) && !tab.life.isAsleep;
  if (!politely && !tab.life.isAsleep && dice.chance(50)) tab.client.sleep(); // pagehide
  if (politely) void tab.close();
  else tab.crash();
  world.gone(tab);
  world.later(dice.below(5_000), () => world.furnish(tab.machine));
  return `${tab.name} ${politely ? 'is closed' : 'dies'}`;
}

export function tabSleeps({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const told = dice.chance(50);
  tab?.sleep(told);
  return tab ? `${tab.name} sleeps, ${told ? 'told' : 'not told'}` : null;
}

export function tabWakes({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ life }) => life.isAsleep));
  if (!tab) return null;
  const why = dice.pick(['look', 'restored', null] as const);
  tab.wakeUp(why);
  return `${tab.name} wakes up, ${why}`;
}

export function pageNotices({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const why = dice.pick(['look', 'network'] as const);
  tab?.client.wake(why);
  return tab ? `${tab.name} notices ${why}` : null;
}

/** Somebody becomes a stranger: the server knows the token no longer, and ends what it was used for. */
export function tokenVoid({ tabs, server }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ contact, machine }) => contact && !machine.agent));
  if (!tab?.contact) return null;
  tab.machine.forgot = true;
  if (tab.machine.device.store.trouble) tab.machine.isSplit = true;
  server.faults.revoked.add(tab.contact);
  for (const other of tabs.filter(({ machine }) => machine === tab.machine))
    for (const one of [...other.wires, ...other.requests]) one.cut({ client: true, server: true });
  return `the token of ${tab.machine.name} is void`;
}
