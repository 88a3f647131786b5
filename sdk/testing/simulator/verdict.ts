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
  for (const tab of tabs) {
    const say = (check: CheckName, detail: string) => fail(check, `${tab.name}: ${detail}`);
    const { conversations, inbox } = tab.client.snapshot;
    for (const view of conversations.values()) {
      for (const { op, state } of view.pending) say('nothing waits', `${op} is ${state}`);
      const truth = truths.get(view.id);
      if (truth) compare(view, truth, tab.machine.agent !== null, say);
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

function storedOnce(
  truths: ReadonlyMap<string, Truth>,
  written: readonly Written[],
  fail: Fail,
): void {
  const times = new Map<string, number>();
  for (const truth of truths.values())
    for (const { what } of [...truth.public, ...truth.internal])
      if (what.kind === 'message.posted' || what.kind === 'note.posted')
        times.set(what.text, (times.get(what.text) ?? 0) + 1);
  for (const { text, fate, op } of written) {
    const found = times.get(text) ?? 0;
    const least = fate === 'kept' ? 1 : 0;
    const most = fate === 'refused' ? 0 : 1;
    if (found < least || found > most)
      fail('stored once', `${text} (${fate}, ${op}) is in the store ${found} times`);
  }
}

function inOrder(
  truths: ReadonlyMap<string, Truth>,
  written: readonly Written[],
  fail: Fail,
): void {
  const places = new Map<string, LogEvent>();
  for (const truth of truths.values())
    for (const event of [...truth.public, ...truth.internal])
      if ('text' in event.what) places.set(event.what.text, event);
  const last = new Map<object, Map<string, number>>();
  for (const { tab, text, asked } of written) {
    const event = places.get(text);
    if (!event || asked) continue;
    const ofTab = last.get(tab) ?? new Map<string, number>();
    last.set(tab, ofTab);
    const log = `${event.conversation} ${event.log}`;
    const before = ofTab.get(log) ?? 0;
    if (event.seq < before)
      fail('in the order of writing', `${text} is ${event.seq}, behind one written later`);
    ofTab.set(log, Math.max(before, event.seq));
  }
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
  const { status, read } = view;
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
