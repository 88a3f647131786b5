import assert from 'node:assert/strict';
import type { LogEvent } from '../../protocol/events.ts';
import type { Log } from '../../protocol/model.ts';
import type { OpOutcome, OpRequest, Store } from '../../stores/store.ts';
import { decideForTest } from './test-rules.ts';

export type Applied = Extract<OpOutcome, { is: 'applied' }>;

/** Commits one request and gives its outcome. */
export async function commitOne(store: Store, request: OpRequest): Promise<OpOutcome> {
  return (await store.commit([request], decideForTest))[0]!;
}

/** Commits a batch of which every request must be applied. */
export async function commitAll(store: Store, requests: readonly OpRequest[]): Promise<Applied[]> {
  return (await store.commit(requests, decideForTest)).map(applied);
}

export function applied(outcome: OpOutcome | undefined): Applied {
  assert.ok(outcome?.is === 'applied', `expected an applied op, got ${JSON.stringify(outcome)}`);
  return outcome;
}

/** What became of each: `applied`, `repeated`, or the code of the refusal. */
export function verdicts(outcomes: readonly OpOutcome[]): string[] {
  return outcomes.map((outcome) => (outcome.is === 'refused' ? outcome.code : outcome.is));
}

export function allEvents(
  store: Store,
  site: string,
  conversation: string,
  log: Log = 'public',
): Promise<readonly LogEvent[]> {
  return store.events({
    site,
    conversation,
    log,
    after: 0,
    before: null,
    limit: 100_000,
    end: 'oldest',
  });
}

export function assertGapless(events: readonly LogEvent[], length: number): void {
  assert.deepEqual(
    events.map((event) => event.seq),
    Array.from({ length }, (_, i) => i + 1),
  );
}

export function texts(events: readonly LogEvent[]): string[] {
  return events.flatMap(({ what }) =>
    'text' in what && typeof what.text === 'string' ? [what.text] : [],
  );
}
