// What networks, clocks, the server and the database do.
import { uuidV4 } from '../../protocol/ids.ts';
import type { Dice } from './dice.ts';
import type { Tab } from './tab.ts';
import type { SimRequest } from './sim-request.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

export function connectionBreaks({ tabs }: World, dice: Dice): string | null {
  const open = tabs.flatMap<readonly [Tab, Wire | SimRequest]>((tab) =>
    [...tab.wires, ...tab.requests].map((one) => [tab, one]),
  );
  const [tab, one] = dice.pickFrom(open) ?? [];
  if (!tab || !one) return null;
  const tell = { client: dice.chance(60), server: dice.chance(60) };
  one.cut(tell);
  return `a connection of ${tab.name} breaks, ${JSON.stringify(tell)}`;
}

export function pathBreaks({ machines }: World, dice: Dice): string | null {
  const machine = dice.pickFrom(machines)!;
  const which = dice.pick(['up', 'down'] as const);
  machine.paths[which].broken = true;
  return `${which} of ${machine.name} breaks`;
}

export function pathHeals(world: World, dice: Dice): string | null {
  const machine = dice.pickFrom(world.machines)!;
  world.healPaths(machine);
  return `the network of ${machine.name} heals`;
}

/** As proxies do: new sockets do not get through, and those that are there may end too. Requests do. */
export function networkBlocksSockets({ machines, tabs }: World, dice: Dice): string | null {
  const machine = dice.pickFrom(machines.filter(({ agent }) => !agent))!;
  machine.paths.sockets = dice.pick(['refused', 'swallowed'] as const);
  const ends = dice.chance(50);
  const tell = { client: dice.chance(60), server: dice.chance(60) };
  for (const tab of tabs)
    if (ends && tab.machine === machine) for (const wire of tab.wires) wire.cut(tell);
  return `sockets of ${machine.name} are ${machine.paths.sockets}${ends ? ', and end' : ''}`;
}

export function networkAllowsSockets({ machines }: World, dice: Dice): string | null {
  const machine = dice.pickFrom(machines.filter(({ paths }) => paths.sockets !== 'pass'));
  if (!machine) return null;
  machine.paths.sockets = 'pass';
  return `sockets of ${machine.name} get through`;
}

export function serverDies(world: World, dice: Dice): string | null {
  const { server } = world;
  if (!server.isUp) return null;
  const when = dice.pick([
    'now',
    'before commit',
    'after commit',
    'before answer',
    'after answer',
  ] as const);
  if (when === 'now') server.crash();
  else server.light(when);
  world.later(dice.below(6_000), () => server.start());
  return `the server dies ${when}`;
}

export function serverDrains(world: World, dice: Dice): string | null {
  const { server } = world;
  server.drain(5_000);
  world.later(dice.below(4_000), () => server.crash());
  world.later(4_000 + dice.below(3_000), () => server.start());
  return 'the server drains';
}

export function serverSleeps(world: World, dice: Dice): string | null {
  const { server } = world;
  const { life } = server;
  life?.sleep();
  world.later(dice.below(20_000), () => life?.wakeUp());
  return 'the server stands still';
}

export function databaseRefuses(world: World, dice: Dice): string | null {
  const { server } = world;
  server.faults.refusing = true;
  world.later(dice.below(3_000), () => (server.faults.refusing = false));
  return 'the database refuses';
}

/** While the server is down, a conversation is restored from elsewhere. */
export function backupComesBack(world: World, dice: Dice): string | null {
  const { server, tabs } = world;
  const views = tabs.flatMap((tab) => [...tab.client.snapshot.conversations.values()]);
  const view = dice.pickFrom(views.filter(({ epoch }) => epoch !== null));
  if (!view) return null;
  server.crash();
  server.faults.epochs.set(view.id, uuidV4(dice.bytes));
  world.later(dice.below(6_000), () => server.start());
  return `${view.id} comes back from a backup`;
}

export function clockJumps({ machines, server }: World, dice: Dice): string | null {
  const wall = dice.pickFrom([...machines.map((machine) => machine.wall), server.wall])!;
  wall.offset += Math.round((dice.below(2_001) / 1_000 - 1) * DAY_MS);
  return `a clock jumps to ${wall.offset}`;
}
