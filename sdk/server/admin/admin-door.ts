// Who asks: a program with a key, or an agent whom the merchant's log-in knows, from a page of the desk.
import { AGENT_SCOPES } from '../../api/scopes.ts';
import type { AdminOffice } from '../../core/admin/admin-office.ts';
import { callerWithKey, KEY_PREFIX } from '../../core/admin/api-keys.ts';
import { watched } from '../../core/admit.ts';
import type { Caller } from '../../core/admin/caller.ts';
import { CareError } from '../../protocol/care-error.ts';
import { agentAuthor, agentOf } from '../agent-of.ts';
import type { CareOptions } from '../care-options.ts';
import { ownOrigins, type Doorkeeper } from '../doorkeeper.ts';

export interface AdminDoorOffice {
  readonly options: Pick<CareOptions, 'authenticateAgent' | 'path'>;
  readonly doorkeeper: Doorkeeper;
  readonly office: Pick<AdminOffice, 'store' | 'clock'>;
}

const BEARER = /^Bearer +(\S{1,512})$/i;
const EXPOSED = 'ETag, RateLimit, RateLimit-Policy, Retry-After';

/** Of every answer, so that a desk on another host may read it; other pages may not. */
export function deskHeaders(doorkeeper: Doorkeeper, request: Request): Record<string, string> {
  const headers = { vary: 'Origin, Authorization', 'cache-control': 'no-store' };
  const origin = request.headers.get('origin');
  if (origin === null || !doorkeeper.isDesk(origin, ownOrigins(request))) return headers;
  return {
    ...headers,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
  };
}

/** @throws CareError `token-expired` for nobody, `origin-forbidden` for a page that is none of the desk, `rate-limited` */
export async function whoCalls(
  { options, doorkeeper, office }: AdminDoorOffice,
  request: Request,
): Promise<Caller> {
  const [, token] = BEARER.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token?.startsWith(KEY_PREFIX)) {
    return watched(doorkeeper.loginsOf(request), () => known(office, token));
  }
  checkPage(doorkeeper, request);
  const agent = options.authenticateAgent ? await agentOf(options, request) : null;
  if (!agent)
    throw new CareError(
      'token-expired',
      'Send an API key as "Authorization: Bearer ck_live_…", or log in to the desk.',
    );
  return {
    author: agentAuthor(agent),
    actor: { kind: 'agent', id: agent.id },
    sites: agent.sites ?? null,
    scopes: AGENT_SCOPES,
    expiresAt: null,
  };
}

async function known(office: AdminDoorOffice['office'], token: string): Promise<Caller> {
  const caller = await callerWithKey(office, token);
  if (caller) return caller;
  throw new CareError('token-expired', 'The API key is unknown, revoked or has expired.');
}

/**
 * A log-in by cookie would also work for a page that the agent merely visits. Browsers name no origin when a page reads
 * from its own host, and when it is an image or a link; they say which in a header that no page can set.
 */
function checkPage(doorkeeper: Doorkeeper, request: Request): void {
  const origin = request.headers.get('origin');
  const from = request.headers.get('sec-fetch-site');
  const isDesk =
    origin === null
      ? from === null || from === 'same-origin'
      : doorkeeper.isDesk(origin, ownOrigins(request));
  if (!isDesk)
    throw new CareError(
      'origin-forbidden',
      'This page is none of the desk: add its origin to desk.origins of createCare.',
    );
}
