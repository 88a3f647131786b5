import { CareError } from '../../sdk/protocol/care-error.ts';

/** A call that cannot be meant: said in the developer's console, for whoever does not look at the promise. */
export function badCall(sentence: string): CareError {
  console.error('care-widget:', sentence);
  return new CareError('bad-request', sentence);
}
