import * as v from 'valibot';

/** What a key may do. `write` does not hold `read`. */
export const SCOPES = [
  'conversations:read',
  'conversations:write',
  'contacts:read',
  'contacts:write',
  'contacts:export',
  'sites:read',
  'agents:read',
  'files:read',
  'articles:read',
  'articles:write',
  'audit:read',
  'keys:read',
  'keys:write',
] as const;

export const scope = v.picklist(SCOPES);
export type Scope = v.InferOutput<typeof scope>;

/** What agents may do by the merchant's log-in: what the desk is for, and nothing that hands out data in bulk. */
export const AGENT_SCOPES: readonly Scope[] = [
  'conversations:read',
  'conversations:write',
  'contacts:read',
  'contacts:write',
  'sites:read',
  'agents:read',
  'files:read',
  'articles:read',
  'articles:write',
];
