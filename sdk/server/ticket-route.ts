// How an agent gets onto a socket: the merchant's own log-in says who it is, and the ticket carries that over.
import { TICKET_LASTS_MS } from '../core/tickets.ts';
import type { Office } from '../core/office.ts';
import { CareError } from '../protocol/care-error.ts';
import { agentAuthor, agentOf } from './agent-of.ts';
import type { CareOptions } from './care-options.ts';
import { ownOrigins, type Doorkeeper } from './doorkeeper.ts';
import { statusOf } from './error-response.ts';
import { jsonResponse } from './json-response.ts';

export interface TicketOffice {
  readonly options: Pick<CareOptions, 'authenticateAgent'>;
  readonly office: Pick<Office, 'tickets' | 'logger'>;
  readonly doorkeeper: Doorkeeper;
}

/** The answer to a browser that asks whether a desk on another host may fetch tickets. */
export function allowDesk(doorkeeper: Doorkeeper, request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...deskHeaders(doorkeeper, request),
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? 'content-type',
      'access-control-max-age': '600',
    },
  });
}

/** @throws CareError `unknown-site`, `origin-forbidden`, `token-expired` when nobody is logged in, `forbidden` */
export async function issueTicket(
  { options, office, doorkeeper }: TicketOffice,
  request: Request,
): Promise<Response> {
  const headers = deskHeaders(doorkeeper, request);
  const site = new URL(request.url).searchParams.get('site') ?? '';
  doorkeeper.site(site);
  const agent = await agentOf(options, request);
  if (!agent)
    return refusal('token-expired', 'Nobody is logged in: log in to the desk first.', headers);
  if (agent.sites && !agent.sites.includes(site))
    return refusal('forbidden', `This agent does not answer for site "${site}".`, headers);
  const author = agentAuthor(agent);
  const ticket = await office.tickets.issue(site, author);
  return jsonResponse({ ticket, agent: author, expiresInMs: TICKET_LASTS_MS }, headers);
}

/**
 * A log-in by cookie would also work for a page that the agent merely visits: so only desks may ask.
 * @throws CareError `origin-forbidden`
 */
export function deskHeaders(doorkeeper: Doorkeeper, request: Request): Record<string, string> {
  const headers = { vary: 'Origin', 'cache-control': 'no-store' };
  const origin = request.headers.get('origin');
  if (origin === null) {
    checkOwnPage(request);
    return headers;
  }
  if (!doorkeeper.isDesk(origin, ownOrigins(request)))
    throw new CareError(
      'origin-forbidden',
      `The origin ${origin} is none of the desk: add it to desk.origins of createCare.`,
    );
  return {
    ...headers,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
  };
}

/** Images and links name no origin. Browsers say which page they are of in a header that no page can set. */
function checkOwnPage(request: Request): void {
  const from = request.headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin' && from !== 'none')
    throw new CareError('origin-forbidden', 'Another page asks, without naming its origin.');
}

export function refusal(
  code: 'token-expired' | 'forbidden' | 'not-found',
  message: string,
  headers: Record<string, string>,
): Response {
  return jsonResponse({ error: { code, message } }, headers, statusOf(code));
}
