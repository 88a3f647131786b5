import type { IdentityParts } from '../identity/care-identity.ts';

const MAX_AGE_S = 300;

/** The public half of what signs customers' tokens, for other services of the shop that want to check one. */
export function publicKeys(identity: IdentityParts | null): Response {
  return new Response(JSON.stringify(identity?.jwks ?? { keys: [] }), {
    headers: {
      'content-type': 'application/jwk-set+json',
      'access-control-allow-origin': '*',
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      'x-content-type-options': 'nosniff',
    },
  });
}
