// What must be true after everything has healed, by the store, which is the one truth.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Log } from '../../sdk/protocol/model.ts';
import type { Store } from '../../sdk/stores/store.ts';
import type { Crew } from './crew.ts';
import type { RealClient } from './real-client.ts';
import { until } from './until.ts';

/** More than any conversation of these tests holds. */
const ALL = 10_000;

/**
 * Waits until everybody agrees with the store. Gives what is still wrong after `withinMs`, and what never may have
 * been shown in between; nothing when all is well.
 */
export async function settled(crew: Crew, store: Store, withinMs: number): Promise<string[]> {
  let wrong: string[] = [];
  await until(async () => {
    wrong = waiting(crew);
    if (wrong.length === 0) wrong = await differences(crew, store);
    return wrong.length === 0;
  }, withinMs);
  return [...wrong, ...crew.all.flatMap((one) => [...one.complaints])];
}

/** Cheap, so that the store is not read while clients are still busy. */
function waiting(crew: Crew): string[] {
  return crew.all.flatMap(({ name, client }) => {
    const { link, conversations } = client.snapshot;
    const pending = [...conversations.values()].flatMap((one) => one.pending);
    return [
      ...(link.at === 'ready' ? [] : [`${name} is ${link.at}`]),
      ...pending.map(({ op, state, action }) => `${name}: ${action.kind} ${op} is ${state}`),
    ];
  });
}

async function differences(crew: Crew, store: Store): Promise<string[]> {
  const wrong: string[] = [];
  const written = new Map<string, LogEvent[]>();
  for (const id of crew.conversations) {
    const logs = {
      public: await read(store, crew.site, id, 'public'),
      internal: await read(store, crew.site, id, 'internal'),
    };
    for (const event of [...logs.public, ...logs.internal])
      if (/^(message|note)\./.test(event.what.kind))
        written.set(event.op, [...(written.get(event.op) ?? []), event]);
    for (const [name, events] of Object.entries(logs))
      if (events.some(({ seq }, i) => seq !== i + 1))
        wrong.push(`${id}: the ${name} log has a gap`);
    for (const one of crew.all) wrong.push(...shownOtherwise(one, id, logs));
  }
  for (const one of crew.all) wrong.push(...notOnce(one, written));
  return wrong;
}

function read(
  store: Store,
  site: string,
  conversation: string,
  log: Log,
): Promise<readonly LogEvent[]> {
  return store.events({
    site,
    conversation,
    log,
    after: 0,
    before: null,
    limit: ALL,
    end: 'oldest',
  });
}

function shownOtherwise(
  { name, client }: RealClient,
  id: string,
  logs: Readonly<Record<Log, readonly LogEvent[]>>,
): string[] {
  const view = client.snapshot.conversations.get(id);
  const isAgent = client.snapshot.inbox !== null;
  if (!view) return isAgent ? [`${name} does not see ${id}`] : [];
  return (['public', 'internal'] as const).flatMap((log) => {
    const shown = lines(view.events.filter((event) => event.log === log));
    const true_ = log === 'internal' && !isAgent ? '' : lines(logs[log]);
    return shown === true_ ? [] : [`${name} shows of ${id} ${log}:\n${shown}\nnot\n${true_}`];
  });
}

const lines = (events: readonly LogEvent[]) =>
  events.map(({ seq, op, what }) => `${seq} ${what.kind} ${op}`).join('\n');

function notOnce(one: RealClient, written: ReadonlyMap<string, readonly LogEvent[]>): string[] {
  const { name, posted, acknowledged } = one;
  const wrong: string[] = [];
  for (const [op, text] of posted) {
    const events = written.get(op) ?? [];
    if (events.length !== 1)
      wrong.push(`${name}: "${text}" ${op} is stored ${events.length} times`);
    const [event] = events;
    const seq = acknowledged.get(op);
    if (event?.log === 'public' && seq !== undefined && seq > event.seq)
      wrong.push(`${name}: ${op} was acknowledged as ${seq} and stored as ${event.seq}`);
  }
  return wrong;
}
