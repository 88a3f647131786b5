// The one way in which anything changes: decided and committed in a group, answered, then announced.
import type { OpOutcome, OpRequest } from '../stores/store.ts';
import type { Hub } from './hub.ts';

/**
 * Applies an op. `answered` is called after the commit is durable and before anybody else hears of it.
 * Rejects when the store failed; then nothing of the op was written.
 */
export type ApplyOp = (
  request: OpRequest,
  answered?: (outcome: OpOutcome) => void,
) => Promise<OpOutcome>;

interface Submitter {
  submit(request: OpRequest): Promise<OpOutcome>;
}

/** Outcomes are announced in the order in which `group` settles them, which is the order of commits. */
export function applyOps(group: Submitter, hub: Pick<Hub, 'announce'>): ApplyOp {
  return async (request, answered) => {
    const outcome = await group.submit(request);
    answered?.(outcome);
    if (outcome.is === 'applied' && outcome.events.length > 0)
      hub.announce(outcome.row, outcome.events);
    return outcome;
  };
}
