// What people, networks, machines and databases do in a simulated world, and how often.
import { uuidV4 } from '../../protocol/ids.ts';
import { Dice } from './dice.ts';
import type { Step } from './step.ts';
import type { Tab } from './tab.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** Gives what it did, or null when it found nothing to do. */
type Deed = (world: World, dice: Dice) => string | null;

/** How often each deed is done, the gentle ones first: a history that fails with those is told first. */
export const DEED_WEIGHTS = {
  nothing: 1,
  shopperWrites: 16,
  agentWrites: 12,
  agentNotes: 3,
  somebodyReads: 6,
  agentSetsStatus: 2,
  somebodyTypes: 2,
  somebodyScrolls: 1,
  tabOpens: 1,
  tabShown: 3,
  pageNotices: 3,
  pathHeals: 5,
  tabWakes: 4,
  connectionBreaks: 6,
  pathBreaks: 4,
  tabSleeps: 3,
  tabDies: 3,
  serverDrains: 1,
  serverDies: 3,
  serverSleeps: 1,
  databaseRefuses: 2,
  clockJumps: 1,
  backupComesBack: 1,
  /** By name alone: of histories with it, a few in a hundred still go wrong. */
  tokenVoid: 0,
} as const;

export type DeedName = keyof typeof DEED_WEIGHTS;

const DEEDS: { readonly [Name in DeedName]: Deed } = {
  nothing: () => null,
  shopperWrites,
  agentWrites,
  agentNotes,
  somebodyReads,
  agentSetsStatus,
  somebodyTypes,
  somebodyScrolls,
  tabOpens,
  tabShown,
  pageNotices,
  pathHeals,
  tabWakes,
  connectionBreaks,
  pathBreaks,
  tabSleeps,
  tabDies,
  serverDrains,
  serverDies,
  serverSleeps,
  databaseRefuses,
  clockJumps,
  backupComesBack,
  tokenVoid,
};

/** Does one thing, and tells what. */
export function act(world: World, { deed, luck }: Step): string {
  return DEEDS[deed](world, new Dice(luck)) ?? 'nothing';
}

function shopperWrites({ tabs, ledger }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs).filter(({ machine }) => !machine.agent));
  if (!tab) return null;
  const known = dice.pickFrom([...tab.client.snapshot.conversations.keys()]);
  const conversation = dice.chance(60) || known === undefined ? null : known;
  const text = ledger.write(tab, false, (one) => tab.client.post(conversation, one));
  return `${tab.name} writes ${text} to ${conversation ?? 'us'}`;
}

function agentWrites(world: World, dice: Dice): string | null {
  return atDesk(world, dice, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.post(conversation, text)),
  );
}

function agentNotes(world: World, dice: Dice): string | null {
  return atDesk(world, dice, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.note(conversation, text)),
  );
}

function agentSetsStatus(world: World, dice: Dice): string | null {
  const status = dice.chance(70) ? 'resolved' : 'open';
  return atDesk(world, dice, (tab, conversation) => {
    tab.client.setStatus(conversation, status).catch(() => undefined); // the tab may be on its way out
  });
}

function somebodyReads({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.markRead(conversation);
  return `${tab.name} reads`;
}

function somebodyTypes({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.setTyping(conversation, dice.chance(80));
  return `${tab.name} types`;
}

/** Back through a conversation, from the device or the server. */
function somebodyScrolls({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  void tab.client.loadOlder(conversation);
  return `${tab.name} scrolls back`;
}

function tabOpens(world: World, dice: Dice): string | null {
  const machine = dice.pickFrom(world.machines.filter(({ agent }) => !agent))!;
  const tab = world.openTab(machine);
  return tab && `${tab.name} is opened`;
}

function tabShown({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ machine }) => !machine.agent));
  tab?.show();
  return tab ? `${tab.name} is looked at` : null;
}

function connectionBreaks({ tabs }: World, dice: Dice): string | null {
  const wires = tabs.flatMap<readonly [Tab, Wire]>((tab) => tab.wires.map((wire) => [tab, wire]));
  const [tab, wire] = dice.pickFrom(wires) ?? [];
  if (!tab || !wire) return null;
  const tell = { client: dice.chance(60), server: dice.chance(60) };
  wire.cut(tell);
  return `a connection of ${tab.name} breaks, ${JSON.stringify(tell)}`;
}

function pathBreaks({ machines }: World, dice: Dice): string | null {
  const machine = dice.pickFrom(machines)!;
  const which = dice.pick(['up', 'down'] as const);
  machine.paths[which].broken = true;
  return `${which} of ${machine.name} breaks`;
}

function pathHeals(world: World, dice: Dice): string | null {
  const machine = dice.pickFrom(world.machines)!;
  world.healPaths(machine);
  return `the network of ${machine.name} heals`;
}

function serverDies(world: World, dice: Dice): string | null {
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

function serverDrains(world: World, dice: Dice): string | null {
  const { server } = world;
  server.drain(5_000);
  world.later(dice.below(4_000), () => server.crash());
  world.later(4_000 + dice.below(3_000), () => server.start());
  return 'the server drains';
}

/** While the server is down, a conversation is restored from elsewhere. */
function backupComesBack(world: World, dice: Dice): string | null {
  const { server, tabs } = world;
  const views = tabs.flatMap((tab) => [...tab.client.snapshot.conversations.values()]);
  const view = dice.pickFrom(views.filter(({ epoch }) => epoch !== null));
  if (!view) return null;
  server.crash();
  server.faults.epochs.set(view.id, uuidV4(dice.bytes));
  world.later(dice.below(6_000), () => server.start());
  return `${view.id} comes back from a backup`;
}

function databaseRefuses(world: World, dice: Dice): string | null {
  const { server } = world;
  server.faults.refusing = true;
  world.later(dice.below(3_000), () => (server.faults.refusing = false));
  return 'the database refuses';
}

function tabDies(world: World, dice: Dice): string | null {
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

function tabSleeps({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const told = dice.chance(50);
  tab?.sleep(told);
  return tab ? `${tab.name} sleeps, ${told ? 'told' : 'not told'}` : null;
}

function tabWakes({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ life }) => life.isAsleep));
  if (!tab) return null;
  const why = dice.pick(['look', 'restored', null] as const);
  tab.wakeUp(why);
  return `${tab.name} wakes up, ${why}`;
}

function serverSleeps(world: World, dice: Dice): string | null {
  const { server } = world;
  const { life } = server;
  life?.sleep();
  world.later(dice.below(20_000), () => life?.wakeUp());
  return 'the server stands still';
}

function clockJumps({ machines, server }: World, dice: Dice): string | null {
  const wall = dice.pickFrom([...machines.map((machine) => machine.wall), server.wall])!;
  wall.offset += Math.round((dice.below(2_001) / 1_000 - 1) * DAY_MS);
  return `a clock jumps to ${wall.offset}`;
}

function pageNotices({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const why = dice.pick(['look', 'network'] as const);
  tab?.client.wake(why);
  return tab ? `${tab.name} notices ${why}` : null;
}

/** Somebody becomes a stranger: the server knows the token no longer, and ends what it was used for. */
function tokenVoid({ tabs, server }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(tabs.filter(({ contact, machine }) => contact && !machine.agent));
  if (!tab?.contact) return null;
  tab.machine.forgot = true;
  server.faults.revoked.add(tab.contact);
  for (const other of tabs.filter(({ machine }) => machine === tab.machine))
    for (const wire of other.wires) wire.cut({ client: true, server: true });
  return `the token of ${tab.machine.name} is void`;
}

function atDesk(
  { tabs }: World,
  dice: Dice,
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
