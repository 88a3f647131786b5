// The contract of `sdk/jobs/jobs.ts` as data, for our stores and for those of merchants. Every case works in queues and
// sites of its own making, so that all of them may share one database.
import { claimCases } from './jobs-suite/claim-cases.ts';
import { endingCases } from './jobs-suite/ending-cases.ts';
import { keepingCases } from './jobs-suite/keeping-cases.ts';
import { laneCases } from './jobs-suite/lane-cases.ts';
import { outgoingCases } from './jobs-suite/outgoing-cases.ts';
import type { JobsCase } from './jobs-suite/jobs-case.ts';

export type { JobsCase } from './jobs-suite/jobs-case.ts';

/** Give each `run` a function that opens a store on the same database every time it is called. It throws what does not hold. */
export const jobsSuite: readonly JobsCase[] = [
  ...claimCases,
  ...endingCases,
  ...laneCases,
  ...keepingCases,
  ...outgoingCases,
];
