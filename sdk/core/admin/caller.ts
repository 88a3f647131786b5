// Who uses the API, and what they may.
import type { Scope } from '../../api/scopes.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { Author } from '../../protocol/model.ts';

export interface Caller {
  /** In whose name conversations are written to. */
  readonly author: Author;
  /** As the audit log names them. */
  readonly actor: { readonly kind: 'process' | 'key' | 'agent'; readonly id: string };
  /** Null: all. */
  readonly sites: readonly string[] | null;
  /** Null: all. */
  readonly scopes: readonly Scope[] | null;
  /** When what they came in with ends; null: never. */
  readonly expiresAt: number | null;
}

/** The merchant's own code. */
export const PROCESS: Caller = {
  author: { role: 'system', id: 'shop' },
  actor: { kind: 'process', id: 'shop' },
  sites: null,
  scopes: null,
  expiresAt: null,
};

export function reaches({ sites }: Caller, site: string): boolean {
  return sites === null || sites.includes(site);
}

export function holds({ scopes }: Caller, scope: Scope): boolean {
  return scopes === null || scopes.includes(scope);
}

/** The same for "not there" and "not yours", so that nobody can probe. */
export function notFound(): CareError {
  return new CareError('not-found', 'There is no such thing, or it is not yours to see.');
}
