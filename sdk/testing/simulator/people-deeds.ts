// What people do in the tab before them.
import { awake } from './deed.ts';
import type { Dice } from './dice.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

export function shopperWrites({ tabs, ledger }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs).filter(({ machine }) => !machine.agent));
  if (!tab) return null;
  const known = dice.pickFrom([...tab.client.snapshot.conversations.keys()]);
  const conversation = dice.chance(60) || known === undefined ? null : known;
  const text = ledger.write(tab, false, (one) => tab.client.post(conversation, one));
  return `${tab.name} writes ${text} to ${conversation ?? 'us'}`;
}

export function agentWrites(world: World, dice: Dice): string | null {
  return atDesk(world, dice, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.post(conversation, text)),
  );
}

export function agentNotes(world: World, dice: Dice): string | null {
  return atDesk(world, dice, (tab, conversation) =>
    world.ledger.write(tab, true, (text) => tab.client.note(conversation, text)),
  );
}

export function agentSetsStatus(world: World, dice: Dice): string | null {
  const status = dice.chance(70) ? 'resolved' : 'open';
  return atDesk(world, dice, (tab, conversation) => {
    tab.client.setStatus(conversation, status).catch(() => undefined); // the tab may be on its way out
  });
}

export function somebodyReads({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.markRead(conversation);
  return `${tab.name} reads`;
}

export function somebodyTypes({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  tab.client.setTyping(conversation, dice.chance(80));
  return `${tab.name} types`;
}

/** Back through a conversation, from the device or the server. */
export function somebodyScrolls({ tabs }: World, dice: Dice): string | null {
  const tab = dice.pickFrom(awake(tabs));
  const conversation = dice.pickFrom([...(tab?.client.snapshot.conversations.keys() ?? [])]);
  if (!tab || conversation === undefined) return null;
  void tab.client.loadOlder(conversation);
  return `${tab.name} scrolls back`;
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
