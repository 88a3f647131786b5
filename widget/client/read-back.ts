// Pages backwards through a conversation: from the device while it has them, then from the server.
import { PAGE_EVENTS } from '../../sdk/protocol/limits.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Log } from '../../sdk/protocol/model.ts';
import type { Core } from './core.ts';
import type { Engine } from './engine.ts';
import { Requests } from './requests.ts';
import type { Conversation } from './snapshot.ts';

/** Loads the events right before those that are loaded; none when neither device nor server can give them now. */
export async function readBack(engine: Engine, conversation: string): Promise<void> {
  const { core, conversations } = engine;
  const view = conversations.get(conversation)?.view;
  if (!view?.hasOlder) return;
  const requests = (engine.requests ??= new Requests(core));
  conversations.older(conversation, await olderEvents(core, requests, view));
}

async function olderEvents(
  { journal, side }: Pick<Core, 'journal' | 'side'>,
  requests: Requests,
  view: Conversation,
): Promise<readonly LogEvent[]> {
  const ask = async (log: Log, before: number) => {
    if (before <= 1) return [];
    const page = await requests.page({ conversation: view.id, log, after: 0, before });
    if (!page || page.epoch !== view.epoch) return [];
    journal.write({ events: page.events });
    return page.events;
  };
  const first = firstSeq(view, 'public');
  const kept = await journal.events(view.id, first, PAGE_EVENTS);
  const adjoin =
    kept.at(-1)?.seq === first - 1 && kept.every((event) => event.epoch === view.epoch);
  return [
    ...(adjoin ? kept : await ask('public', first)),
    ...(side === 'agent' ? await ask('internal', firstSeq(view, 'internal')) : []),
  ];
}

/** The lowest sequence that is loaded; 1 when there is nothing before. */
function firstSeq(view: Conversation, log: Log): number {
  return view.events.find((event) => event.log === log)?.seq ?? 1;
}
