// How an agent gets onto a socket: the merchant's own log-in says who it is, and the ticket carries that over.
import * as v from 'valibot';
import { TICKET_LASTS_MS } from '../core/tickets.ts';
import { cleanName } from '../core/clean-text.ts';
import type { Office } from '../core/office.ts';
import { CareError } from '../protocol/care-error.ts';
import type { Author } from '../protocol/model.ts';
import { agentAnswer, type Agent, type CareOptions } from './care-options.ts';
import { hostOf, type Doorkeeper } from './doorkeeper.ts';
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
      'access-control-allow-methods': 'POST',
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
  const agent = await whoIs(options, request);
  if (!agent)
    return refusal('token-expired', 'Nobody is logged in: log in to the desk first.', headers);
  if (agent.sites && !agent.sites.includes(site))
    return refusal('forbidden', `This agent does not answer for site "${site}".`, headers);
  const { id, name, avatar } = agent;
  const author: Author = {
    role: 'agent',
    id,
    ...cleanName({ name }),
    ...(avatar !== undefined && { avatar }),
  };
  const ticket = office.tickets.issue(site, author);
  return jsonResponse({ ticket, agent: author, expiresInMs: TICKET_LASTS_MS }, headers);
}

async function whoIs(
  { authenticateAgent }: Pick<CareOptions, 'authenticateAgent'>,
  request: Request,
): Promise<Agent | null> {
  if (!authenticateAgent)
    throw new CareError(
      'token-expired',
      'createCare was given no authenticateAgent, so nobody can use the desk.',
    );
  const answer = await authenticateAgent(request);
  if (!answer) return null;
  const checked = v.safeParse(agentAnswer, answer);
  if (checked.success) return checked.output as Agent;
  const where = v.getDotPath(checked.issues[0]) ?? 'answer';
  throw new Error(`authenticateAgent gave a wrong ${where}: ${checked.issues[0].message}`);
}

/**
 * A log-in by cookie would also work for a page that the agent merely visits: so only desks may ask.
 * @throws CareError `origin-forbidden`
 */
function deskHeaders(doorkeeper: Doorkeeper, request: Request): Record<string, string> {
  const headers = { vary: 'Origin', 'cache-control': 'no-store' };
  const origin = request.headers.get('origin');
  if (origin === null) return headers;
  if (!doorkeeper.isDesk(origin, hostOf(request)))
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

function refusal(
  code: 'token-expired' | 'forbidden',
  message: string,
  headers: Record<string, string>,
): Response {
  return jsonResponse({ error: { code, message } }, headers, statusOf(code));
}
