// Keys, tokens that are good and the means to make others.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { openIdentity } from '../../sdk/identity/care-identity.ts';
import type { IdentityOptions } from '../../sdk/identity/identity-options.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';

export const NOW = Date.UTC(2026, 0, 5, 12);
export const ADA = {
  customerId: 'c1',
  name: 'Ada',
  email: 'ada@shop.example',
  emailVerified: true,
};

export function newKey(kid: string, kind: 'ed25519' | 'ec' = 'ed25519') {
  const { privateKey, publicKey } =
    kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync(kind);
  return { kid, key: privateKey, publicKey };
}

export function open(options: IdentityOptions, at = () => NOW, sites = ['demo']) {
  const reasons: string[] = [];
  const world = {
    sites,
    clock: { now: at },
    refused: (_: string, why: string) => void reasons.push(why),
  };
  return { ...openIdentity(options, world), reasons };
}

export function sign(
  key: KeyObject | Uint8Array,
  kid: string | undefined,
  claims: JWTPayload = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const at = NOW / 1000;
  const good = {
    iss: 'care-widget',
    aud: 'demo',
    sub: 'c1',
    iat: at,
    exp: at + 300,
    jti: uuidV4(),
  };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'care-customer+jwt', ...(kid && { kid }), ...header })
    .sign(key);
}
