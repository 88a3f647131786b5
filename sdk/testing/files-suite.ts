// The contract of `sdk/files/files.ts` as data, for our adapters and for those of merchants. Every case works on a site
// of its own making, so that all of them may share one place.
import { fileContractCases } from './files-suite/contract-cases.ts';
import type { FilesCase } from './files-suite/files-case.ts';
import { resumptionCases } from './files-suite/resumption-cases.ts';

export type { FilesCase } from './files-suite/files-case.ts';

/** Give each `run` a function that opens the same place every time it is called. It throws what does not hold. */
export const filesSuite: readonly FilesCase[] = [...fileContractCases, ...resumptionCases];
