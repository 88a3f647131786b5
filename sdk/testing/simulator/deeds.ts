// What people, networks, machines and databases do in a simulated world, and how often.
import { uuidV4 } from '../../protocol/ids.ts';
import type { Tab } from './tab.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

type Deed = (world: World) => string | null;

/** How often, and what. A deed that finds nothing to do gives null. */
const DEEDS: readonly (readonly [number, Deed])[] = [
  [16, shopperWrites],
  [12, agentWrites],
  [3, agentNotes],
  [6, somebodyReads],
  [2, agentSetsStatus],
  [2, somebodyTypes],
  [6, connectionBreaks],
  [4, pathBreaks],
  [5, pathHeals],
  [3, serverDies],
  [1, serverDrains],
  [1, backupComesBack],
  [2, databaseRefuses],
  [3, tabDies],
  [3, tabSleeps],
  [4, tabWakes],
  [1, serverSleeps],
  [1, clockJumps],
  [3, pageNotices],
];
const TOTAL = DEEDS.reduce((sum, [weight]) => sum + weight, 0);

/** Does one thing, and gives its name. */
export function deed(world: World): string {
  let drawn = world.dice.below(TOTAL);
  for (const [weight, one] of DEEDS) {
    drawn -= weight;
    if (drawn < 0) return one(world) ?? 'nothing';
  }
  return 'nothing';
}

function shopperWrites({ dice, tabs, ledger }: World): string | null {
  const tab = dice.pickFrom(awake(tabs).filter(({ machine }) => !machine.agent));
  if (!tab) return null;
  const known = dice.pickFrom([...tab.client.snapshot.conversations.keys()]);
  const conversation = dice.chance(60) || known === undefined ? null : known;
  const text = ledger.write(tab, false, (one) => tab.client.post(conversation, one));
  return `${tab.name} writes ${text} to ${conversation ?? 'us'}`;
}

function agentWrites(world: World): string | null {
  return atDesk(world, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.post(conversation, text)),
  );
}

function agentNotes(world: World): string | null {
  return atDesk(world, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.note(conversation, text)),
  );
}

function agentSetsStatus(world: World): string | null {
  const status = world.dice.chance(70) ? 'resolved' : 'open';
  return atDesk(world, (tab, conversation) => {
    tab.client.setStatus(conversation, status).catch(() => undefined); // the tab may be on its way out
  });
}

function somebodyReads({ dice, tabs }: World): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.markRead(conversation);
  return `${tab.name} reads`;
}

function somebodyTypes({ dice, tabs }: World): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.setTyping(conversation, dice.chance(80));
  return `${tab.name} types`;
}

function connectionBreaks({ dice, tabs }: World): string | null {
  const wires = tabs.flatMap<readonly [Tab, Wire]>((tab) => tab.wires.map((wire) => [tab, wire]));
  const [tab, wire] = dice.pickFrom(wires) ?? [];
  if (!tab || !wire) return null;
  const tell = { client: dice.chance(60), server: dice.chance(60) };
  wire.cut(tell);
  return `a connection of ${tab.name} breaks, ${JSON.stringify(tell)}`;
}

function pathBreaks({ dice, machines }: World): string | null {
  const machine = dice.pickFrom(machines)!;
  const which = dice.pick(['up', 'down'] as const);
  machine.paths[which].broken = true;
  return `${which} of ${machine.name} breaks`;
}

function pathHeals(world: World): string | null {
  const machine = world.dice.pickFrom(world.machines)!;
  world.healPaths(machine);
  return `the network of ${machine.name} heals`;
}

function serverDies(world: World): string | null {
  const { dice, server } = world;
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

function serverDrains(world: World): string | null {
  const { dice, server } = world;
  server.drain(5_000);
  world.later(dice.below(4_000), () => server.crash());
  world.later(4_000 + dice.below(3_000), () => server.start());
  return 'the server drains';
}

/** While the server is down, a conversation is restored from elsewhere. */
function backupComesBack(world: World): string | null {
  const { dice, server, tabs } = world;
  const views = tabs.flatMap((tab) => [...tab.client.snapshot.conversations.values()]);
  const view = dice.pickFrom(views.filter(({ epoch }) => epoch !== null));
  if (!view) return null;
  server.crash();
  server.faults.epochs.set(view.id, uuidV4(dice.bytes));
  world.later(dice.below(6_000), () => server.start());
  return `${view.id} comes back from a backup`;
}

function databaseRefuses(world: World): string | null {
  const { dice, server } = world;
  server.faults.refusing = true;
  world.later(dice.below(3_000), () => (server.faults.refusing = false));
  return 'the database refuses';
}

function tabDies(world: World): string | null {
  const { dice } = world;
  const tab = dice.pickFrom(world.tabs);
  if (!tab) return null;
  const politely = dice.chance(40) && !tab.life.isAsleep;
  if (politely) void tab.client.close();
  else tab.crash();
  world.gone(tab);
  world.later(dice.below(5_000), () => world.furnish(tab.machine));
  return `${tab.name} ${politely ? 'is closed' : 'dies'}`;
}

function tabSleeps({ dice, tabs }: World): string | null {
  const tab = dice.pickFrom(awake(tabs));
  tab?.life.sleep();
  return tab ? `${tab.name} sleeps` : null;
}

function tabWakes({ dice, tabs }: World): string | null {
  const tab = dice.pickFrom(tabs.filter(({ life }) => life.isAsleep));
  if (!tab) return null;
  tab.life.wakeUp();
  const why = dice.pick(['look', 'restored', null] as const);
  if (why) tab.client.wake(why);
  return `${tab.name} wakes up, ${why}`;
}

function serverSleeps(world: World): string | null {
  const { dice, server } = world;
  const { life } = server;
  life?.sleep();
  world.later(dice.below(20_000), () => life?.wakeUp());
  return 'the server stands still';
}

function clockJumps({ dice, machines, server }: World): string | null {
  const wall = dice.pickFrom([...machines.map((machine) => machine.wall), server.wall])!;
  wall.offset += Math.round((dice.below(2_001) / 1_000 - 1) * DAY_MS);
  return `a clock jumps to ${wall.offset}`;
}

function pageNotices({ dice, tabs }: World): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const why = dice.pick(['look', 'network'] as const);
  tab?.client.wake(why);
  return tab ? `${tab.name} notices ${why}` : null;
}

function atDesk(
  { dice, tabs }: World,
  act: (tab: Tab, conversation: string) => void,
): string | null {
  const tab = dice.pickFrom(awake(tabs).filter(({ machine }) => machine.agent));
  const row = dice.pickFrom(tab?.client.snapshot.inbox?.rows ?? []);
  if (!tab || !row) return null;
  tab.client.follow(row.conversation);
  act(tab, row.conversation);
  return `${tab.name} acts on ${row.conversation}`;
}

function awake(tabs: readonly Tab[]): Tab[] {
  return tabs.filter(({ life }) => !life.isAsleep);
}
