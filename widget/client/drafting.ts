// What is written and not yet sent, in the snapshot and on the device. It is written with every change, so that nothing
// is left to do when the browser dies; while the device is busy, the journal holds the newest alone.
import type { Action } from '../../sdk/protocol/actions.ts';
import type { Drafts } from '../history/history.ts';
import type { Core } from './core.ts';

/** The field of the snapshot's drafts in which messages are written. */
export const MESSAGE = 'message';

/** Into the snapshot at once, onto the device once that is `ready`. */
export async function keepDraft(core: Core, drafts: Drafts, ready: Promise<void>): Promise<void> {
  showDrafts(core, drafts);
  await ready;
  core.journal.write({ drafts });
}

/** What an earlier page left, except where somebody has begun to write in the meantime. */
export function restoreDrafts(core: Core, kept: Drafts): void {
  showDrafts(core, { ...kept, ...core.state.snapshot.drafts });
}

/** The drafts that end when this is posted. What was written on after it is still a draft. */
export function endedBy({ state }: Core, action: Action): Drafts {
  const ends = action.kind === 'message.post' && action.text === state.snapshot.drafts[MESSAGE];
  return ends ? { [MESSAGE]: '' } : {};
}

export function showDrafts({ state }: Core, drafts: Drafts): void {
  state.change({ drafts: { ...state.snapshot.drafts, ...drafts } });
}
