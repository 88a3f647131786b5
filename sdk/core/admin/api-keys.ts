// Keys of programs: 256 random bits, of which a hash is kept; bound to sites and scopes, good for a time.
import { timingSafeEqual } from 'node:crypto';
import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import type { ApiKey } from '../../api/resources.ts';
import type { Scope } from '../../api/scopes.ts';
import { CareError } from '../../protocol/care-error.ts';
import { uuidV4 } from '../../protocol/ids.ts';
import type { ApiKeyRow } from '../../stores/admin-records.ts';
import { cleanLine, cleanName } from '../clean-text.ts';
import { hashOfToken, newSecretToken } from '../secret-token.ts';
import type { AdminOffice } from './admin-office.ts';
import { holds, notFound, reaches, type Caller } from './caller.ts';
import { seal, unseal } from './cursors.ts';

/** What scanners for leaked secrets look for. */
export const KEY_PREFIX = 'ck_live_';
const KEY = /^ck_live_[\w-]{43}$/;
const DAY_MS = 86_400_000;
const KEY_LASTS_MS = 90 * DAY_MS;
const KEY_LASTS_MAX_MS = 366 * DAY_MS;

export function keyHandlers(office: AdminOffice): Handlers<Caller>['keys'] {
  const { store, audit, clock, random } = office;
  const { keys } = store.admin;
  const noteAll = async (caller: Caller, key: ApiKeyRow, action: 'key.created' | 'key.revoked') => {
    const details = { name: key.name, scopes: key.scopes.join(' ') };
    for (const site of key.sites)
      await audit.add(caller, site, { action, target: key.id, details });
  };
  return {
    async create(caller, { name, sites, scopes, agent, expiresAt }) {
      const createdAt = clock.now();
      for (const site of sites)
        if (!Object.hasOwn(office.sites, site) || !reaches(caller, site)) throw notFound();
      checkScopes(caller, scopes);
      const secret = KEY_PREFIX + newSecretToken(random);
      const key: ApiKeyRow = {
        id: uuidV4(random),
        hash: hashOfToken(secret),
        name: cleanLine(name),
        sites: [...new Set(sites)],
        scopes: [...new Set(scopes)],
        agent: agent ? cleanName(agent) : (agentOf(caller) ?? null),
        createdAt,
        expiresAt: expiry(caller, createdAt, expiresAt),
        revokedAt: null,
      };
      if (caller.actor.kind === 'key' && (agent?.id ?? agentOf(caller)?.id) !== agentOf(caller)?.id)
        throw new CareError('forbidden', 'A key makes no keys in another agent’s name.');
      await noteAll(caller, key, 'key.created');
      await keys.add(key);
      return { key: keyOf(key), secret };
    },
    async list(caller, { site, cursor, limit = PAGE_ITEMS }) {
      const list = `keys ${site}`;
      const { rows, next } = await keys.list({ site, cursor: unseal(list, cursor), limit });
      const items = rows.filter((key) => key.sites.every((one) => reaches(caller, one))).map(keyOf);
      return { items, next: seal(list, next) };
    },
    async revoke(caller, { key: id }) {
      const key = await keys.get(id);
      if (!key?.sites.every((one) => reaches(caller, one))) throw notFound();
      if (key.revokedAt !== null) return keyOf(key);
      await noteAll(caller, key, 'key.revoked');
      await keys.revoke(id, clock.now());
      return keyOf((await keys.get(id)) ?? key);
    },
  };
}

/** Who comes with this key; null when it is unknown, expired or revoked. */
export async function callerWithKey(
  { store, clock }: Pick<AdminOffice, 'store' | 'clock'>,
  secret: string,
): Promise<Caller | null> {
  if (!KEY.test(secret)) return null;
  const hash = hashOfToken(secret);
  const key = await store.admin.keys.find(hash);
  // An index is no comparison in constant time; of a hash of 256 random bits that tells nothing, but this costs nothing.
  if (!key || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) return null;
  if (key.revokedAt !== null || key.expiresAt <= clock.now()) return null;
  return {
    author: key.agent ? { role: 'agent', ...key.agent } : { role: 'system', id: key.id },
    actor: { kind: 'key', id: key.id },
    sites: key.sites,
    scopes: key.scopes as readonly Scope[],
    expiresAt: key.expiresAt,
  };
}

function agentOf({ author }: Caller): ApiKeyRow['agent'] | undefined {
  if (author.role !== 'agent') return undefined;
  const { role: _, ...agent } = author;
  return agent;
}

function checkScopes(caller: Caller, scopes: readonly Scope[]): void {
  const missing = scopes.find((scope) => !holds(caller, scope));
  if (missing)
    throw new CareError('forbidden', `A key without the scope ${missing} makes none that has it.`);
}

/** @throws CareError `bad-request` */
function expiry(caller: Caller, now: number, wanted = now + KEY_LASTS_MS): number {
  if (wanted <= now || wanted > now + KEY_LASTS_MAX_MS)
    throw new CareError('bad-request', 'expiresAt: expected an instant within the next 366 days.');
  return Math.min(wanted, caller.expiresAt ?? wanted);
}

function keyOf({ hash: _, agent, ...key }: ApiKeyRow): ApiKey {
  return {
    ...key,
    sites: [...key.sites],
    scopes: [...key.scopes] as Scope[],
    agent: agent && { ...agent, name: agent.name ?? agent.id },
  };
}
