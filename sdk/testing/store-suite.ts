// The contract of `sdk/stores/store.ts` as data, for our adapters and for those of merchants. Every case works on
// sites of its own making, so that all of them may share one database.
import { adminCases } from './store-suite/admin-cases.ts';
import { articleCases } from './store-suite/article-cases.ts';
import { articleEvidenceCases } from './store-suite/article-evidence-cases.ts';
import { commitCases } from './store-suite/commit-cases.ts';
import { commonCases } from './store-suite/common-cases.ts';
import { concurrencyCases } from './store-suite/concurrency-cases.ts';
import { contactCases } from './store-suite/contact-cases.ts';
import { failureCases } from './store-suite/failure-cases.ts';
import { fileCases } from './store-suite/file-cases.ts';
import { inboxCases } from './store-suite/inbox-cases.ts';
import { logCases } from './store-suite/log-cases.ts';
import type { StoreCase } from './store-suite/store-case.ts';
import { textCases } from './store-suite/text-cases.ts';
import { visitorCases } from './store-suite/visitor-cases.ts';

export type { StoreCase } from './store-suite/store-case.ts';

/** Give each `run` a function that opens the same database every time it is called. It throws what does not hold. */
export const storeSuite: readonly StoreCase[] = [
  ...commitCases,
  ...failureCases,
  ...logCases,
  ...inboxCases,
  ...visitorCases,
  ...contactCases,
  ...fileCases,
  ...adminCases,
  ...commonCases,
  ...articleCases,
  ...articleEvidenceCases,
  ...textCases,
  ...concurrencyCases,
];
