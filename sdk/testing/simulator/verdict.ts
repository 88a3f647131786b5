// What must hold once everything works again: every reader shows what the store holds, and nothing is left over.
import type { LogEvent } from '../../protocol/events.ts';
import type { ConversationRow, Store } from '../../stores/store.ts';
import type { Written } from './ledger.ts';
import type { SimConversation } from './sim-client.ts';
import type { Tab } from './tab.ts';
import type { CheckName, Failure } from './watch.ts';

const ALL = 10_000;

export interface Healed {
  readonly site: string;
  /** With the epochs that the server gives. */
  readonly store: Pick<Store, 'inbox' | 'events'>;
  readonly tabs: readonly Tab[];
  readonly written: readonly Written[];
}

interface Truth {
  readonly row: ConversationRow;
  readonly public: readonly LogEvent[];
  readonly internal: readonly LogEvent[];
}

/** Everything that does not hold now. */
export async function verdict({ site, store, tabs, written }: Healed): Promise<Failure[]> {
  const truths = await readAll(store, site);
  const failures: Failure[] = [];
  const fail = (check: CheckName, detail: string) => void failures.push({ check, detail });
  storedOnce(truths, written, fail);
  inOrder(truths, written, fail);
  onePerson(tabs, fail);
  for (const tab of tabs) {
    const say = (check: CheckName, detail: string) => fail(check, `${tab.name}: ${detail}`);
    const { conversations, inbox, storage } = tab.client.snapshot;
    if (storage === 'memory' && !tab.machine.agent && !tab.machine.isSplit)
      say('kept again', 'what it holds is not on its device');
    for (const view of conversations.values()) {
      const truth = truths.get(view.id);
      const isOwn = !truth || isOf(tab, truth.row);
      for (const { op, state } of view.pending)
        // Whoever became somebody else is not shown the event of what was sent before.
        if (isOwn || state !== 'sent') say('nothing waits', `${op} is ${state}`);
      if (truth && isOwn) compare(view, truth, tab.machine.agent !== null, say);
      else if (truth) remains(view, truth, say);
      else if (view.pending.length === 0) say('one order', `${view.id} is not in the store`);
    }
    for (const { row } of truths.values())
      if (!conversations.has(row.id) && isOf(tab, row)) say('one order', `${row.id} is missing`);
    for (const row of inbox?.rows ?? []) {
      const truth = truths.get(row.conversation)?.row;
      if (
        row.status !== truth?.status ||
        row.unread !== truth.unread ||
        row.changedAt !== truth.changedAt
      )
        say(
          'same list',
          `${row.conversation} is ${row.status} with ${row.unread} unread, not ${truth?.status} with ${truth?.unread}`,
        );
    }
    if (inbox && inbox.rows.length !== truths.size)
      say('same list', `${inbox.rows.length} rows of ${truths.size}`);
  }
  return failures;
}

type Fail = (check: CheckName, detail: string) => void;

async function readAll(store: Healed['store'], site: string): Promise<Map<string, Truth>> {
  const { rows } = await store.inbox({ site, status: null, cursor: null, limit: ALL });
  const truths = new Map<string, Truth>();
  for (const row of rows) {
    const range = { site, conversation: row.id, after: 0, before: null, limit: ALL };
    const read = (log: 'public' | 'internal') => store.events({ ...range, log, end: 'oldest' });
    truths.set(row.id, { row, public: await read('public'), internal: await read('internal') });
  }
  return truths;
}

function isOf(tab: Tab, row: ConversationRow): boolean {
  return tab.machine.agent !== null || tab.contact === row.contact;
}

/** Once; and once for each that the writer has been, where a device forgot who it is before it heard of a commit. */
function storedOnce(
  truths: ReadonlyMap<string, Truth>,
  written: readonly Written[],
  fail: Fail,
): void {
  const places = placesOf(truths);
  for (const { text, fate, op, tab, byAgent } of written) {
    const found = places.get(text) ?? [];
    const owners = new Set(found.map(({ conversation }) => truths.get(conversation)?.row.contact));
    const distinct = !byAgent && tab.machine.forgot ? owners.size : 1;
    const least = fate === 'kept' ? 1 : 0;
    const most = fate === 'refused' ? 0 : distinct;
    if (found.length < least || found.length > most)
      fail('stored once', `${text} (${fate}, ${op}) is in the store ${found.length} times`);
  }
}

function inOrder(
  truths: ReadonlyMap<string, Truth>,
  written: readonly Written[],
  fail: Fail,
): void {
  const places = placesOf(truths);
  const last = new Map<object, Map<string, number>>();
  for (const { tab, text, asked } of written) {
    if (asked) continue;
    const ofTab = last.get(tab) ?? new Map<string, number>();
    last.set(tab, ofTab);
    for (const { conversation, log, seq } of places.get(text) ?? []) {
      const before = ofTab.get(`${conversation} ${log}`) ?? 0;
      if (seq < before)
        fail('in the order of writing', `${text} is ${seq}, behind one written later`);
      ofTab.set(`${conversation} ${log}`, Math.max(before, seq));
    }
  }
}

/** Where each text is. */
function placesOf(truths: ReadonlyMap<string, Truth>): ReadonlyMap<string, readonly LogEvent[]> {
  const places = new Map<string, LogEvent[]>();
  for (const truth of truths.values())
    for (const event of [...truth.public, ...truth.internal])
      if ('text' in event.what)
        places.set(event.what.text, [...(places.get(event.what.text) ?? []), event]);
  return places;
}

/** All tabs of a device are the same shopper. */
function onePerson(tabs: readonly Tab[], fail: Fail): void {
  const people = new Map<object, string>();
  for (const { machine, contact, name } of tabs) {
    // Whoever is known to the server stays who they are, on a device that forgot them as well.
    if (contact === null || machine.isSplit) continue;
    const other = people.get(machine) ?? contact;
    people.set(machine, other);
    if (other !== contact) fail('one person', `${name} is ${contact}, another tab ${other}`);
  }
}

/** What is left of a conversation that was this device's when it was somebody else. */
function remains(view: SimConversation, truth: Truth, fail: Fail): void {
  const first = view.events[0]?.seq ?? 1;
  const differ = view.events.findIndex(({ op }, i) => op !== truth.public[first - 1 + i]?.op);
  if (differ >= 0) fail('one order', `${view.id}, of another contact, differs at ${differ}`);
}

function compare(view: SimConversation, truth: Truth, desk: boolean, fail: Fail): void {
  const { row } = truth;
  if (view.epoch !== row.epoch)
    fail('one order', `${row.id} is of epoch ${view.epoch}, not ${row.epoch}`);
  const logs = desk ? (['public', 'internal'] as const) : (['public'] as const);
  for (const log of logs) {
    const shown = view.events.filter((event) => event.log === log);
    const stored = shown.length === 0 ? truth[log] : truth[log].slice(shown[0]!.seq - 1);
    const differ = stored.findIndex(
      (event, i) => event.op !== shown[i]?.op || event.epoch !== shown[i].epoch,
    );
    if (differ >= 0 || shown.length !== stored.length)
      fail(
        'one order',
        `${row.id} ${log}: ${shown.length} shown, ${stored.length} stored, first other at ${differ}`,
      );
  }
  const { status, read, delivered } = view;
  if (delivered > row.publicSeq)
    fail('same marks', `${row.id} is delivered up to ${delivered} of ${row.publicSeq}`);
  if (status !== row.status || read.contact !== row.readContact || read.agent !== row.readAgent)
    fail(
      'same marks',
      `${row.id} is ${status}, read to ${read.contact} and ${read.agent}, not ${row.status}, ${row.readContact} and ${row.readAgent}`,
    );
  // A view of the newest events alone cannot count the older ones, and the list's count is an upper bound.
  const whole = desk && view.events.find((event) => event.log === 'public')?.seq === 1;
  const agree = view.unread <= row.unread && view.unread > 0 === row.unread > 0;
  if (whole && !agree) fail('same marks', `${row.id} has ${view.unread} unread, not ${row.unread}`);
}
