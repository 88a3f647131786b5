// Many ops, one commit: on a disk that is really written to, the commit is nearly all of an op's cost.
import { CareError } from '../protocol/care-error.ts';
import type { Decide, OpOutcome, OpRequest, Store } from '../stores/store.ts';

export interface GroupCommit {
  /**
   * Resolves once the op is durable, repeated or refused.
   * @throws CareError: the store's own, or `internal` when the rules threw on this op
   */
  submit(request: OpRequest): Promise<OpOutcome>;
  /** Resolves when everything submitted so far, and whatever is submitted meanwhile, has its answer. */
  drained(): Promise<void>;
}

interface Waiting {
  readonly request: OpRequest;
  readonly resolve: (outcome: OpOutcome) => void;
  readonly reject: (error: CareError) => void;
}

/** Above this a commit takes long enough to be felt by those who wait for the next. */
const BATCH_MAX_OPS = 500;

export interface GroupCommitOptions {
  readonly maxBatch?: number;
  /** Resolves when this turn of the event loop is over; a simulated process has turns of its own. */
  readonly endOfTurn?: () => Promise<void>;
}

/**
 * Everything submitted in one turn of the event loop goes into one commit. One commit is in flight; what comes
 * meanwhile goes into the next. There is no timer: whoever is alone is committed at once.
 *
 *   submit → queue → (end of the turn) → commit of up to `maxBatch` → answers → (end of the turn) → …
 */
export function createGroupCommit(
  store: Pick<Store, 'commit'>,
  decide: Decide,
  { maxBatch = BATCH_MAX_OPS, endOfTurn = turnOfTheLoop }: GroupCommitOptions = {},
): GroupCommit {
  let queue: Waiting[] = [];
  let running = false;
  let idle: (() => void)[] = [];

  const run = async () => {
    while (queue.length > 0) {
      await endOfTurn();
      const batch = queue.slice(0, maxBatch);
      queue = queue.slice(maxBatch);
      await commit(store, decide, batch);
    }
    running = false;
    for (const resolve of idle) resolve();
    idle = [];
  };

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject });
        if (running) return;
        running = true;
        void run();
      }),
    drained: () => (running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Answers everybody in the batch; never rejects. */
async function commit(
  store: Pick<Store, 'commit'>,
  decide: Decide,
  batch: readonly Waiting[],
): Promise<void> {
  const thrown = new Map<OpRequest, unknown>();
  try {
    const outcomes = await store.commit(
      batch.map(({ request }) => request),
      guarded(decide, thrown),
    );
    batch.forEach(({ request, resolve, reject }, i) => {
      if (thrown.has(request)) reject(failure(thrown.get(request)));
      else resolve(outcomes[i]!);
    });
  } catch (error) {
    // A database that cannot be used fails every op alike. Anything else may be one op's fault, and must not
    // become the fate of those who happened to share its turn.
    if (batch.length > 1 && !(error instanceof CareError && error.retryable))
      for (const one of batch) await commit(store, decide, [one]);
    else for (const { reject } of batch) reject(failure(error));
  }
}

/** Rules that throw refuse that one op, so that the rest of its batch is committed; the error is kept for its sender. */
function guarded(decide: Decide, thrown: Map<OpRequest, unknown>): Decide {
  return (row, request, files) => {
    try {
      thrown.delete(request);
      return decide(row, request, files);
    } catch (error) {
      thrown.set(request, error);
      return { refuse: 'internal' };
    }
  };
}

function failure(cause: unknown): CareError {
  return cause instanceof CareError ? cause : new CareError('internal', undefined, { cause });
}
