// What was on the device, into the snapshot: when a client opens, and when a device that was late or broken answers.
import { PAGE_EVENTS } from '../../sdk/protocol/limits.ts';
import type { Kept } from '../history/history.ts';
import type { Conversations } from './conversations.ts';
import type { Core } from './core.ts';
import { restoreDrafts } from './drafting.ts';
import type { Outbox } from './outbox.ts';
import type { Posting } from './posting.ts';
import { keptThread } from './thread.ts';

interface Parts {
  readonly core: Core;
  readonly conversations: Conversations;
  readonly outbox: Outbox;
  readonly posting: Posting;
}

/** What this tab knows already stays as this tab knows it. */
export async function takeKept(
  { core, conversations, outbox, posting }: Parts,
  kept: Kept,
): Promise<void> {
  for (const one of kept.conversations) {
    const events = conversations.get(one.id)?.view.epoch
      ? null
      : await core.journal.events(one.id, one.have + 1, PAGE_EVENTS);
    // In the meantime the server may have told of it.
    if (events && !conversations.get(one.id)?.view.epoch) {
      const thread = keptThread(one, events, core.side);
      // While this tab slept, another one may have sent what this one holds.
      outbox.shown(thread.view.events);
      const pending = outbox.pendingOf(one.id);
      conversations.add(thread);
      if (pending.length > 0) conversations.pending(one.id, pending);
    }
  }
  await posting.adopt(); // what the device holds by now, which this tab may have moved meanwhile
  restoreDrafts(core, kept.drafts);
}
