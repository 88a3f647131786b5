// `POST /v1/desk/tickets`: the merchant's login, sent along as a cookie, becomes a one-time ticket for the socket.
import type { Author } from '../../sdk/protocol/model.ts';
import { isAuthor } from '../../sdk/protocol/read-event.ts';
import { isString } from '../../sdk/protocol/shape.ts';

export type TicketAnswer =
  | { readonly got: 'ticket'; readonly ticket: string; readonly agent: Author | null }
  | { readonly got: 'signed-out' | 'forbidden' | 'unknown-site' }
  /** No answer, or none that makes sense, such as a proxy's page: try again later. */
  | { readonly got: 'nothing' };

interface TicketRequest {
  readonly site: string;
  readonly server: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

export async function fetchTicket(
  request: TicketRequest,
  signal: AbortSignal,
): Promise<TicketAnswer> {
  const url = `${request.server}/v1/desk/tickets?site=${encodeURIComponent(request.site)}`;
  try {
    const response = await request.fetch(url, { method: 'POST', credentials: 'include', signal });
    if (response.status === 401) return { got: 'signed-out' };
    if (response.status === 403) return { got: 'forbidden' };
    if (response.status === 404) return { got: 'unknown-site' };
    if (!response.ok) return { got: 'nothing' };
    const body = (await response.json()) as { ticket?: unknown; agent?: unknown } | null;
    if (!isString(body?.ticket) || body.ticket === '') return { got: 'nothing' };
    return { got: 'ticket', ticket: body.ticket, agent: isAuthor(body.agent) ? body.agent : null };
  } catch {
    // fetch and json() throw for a dead network, a closed tab and a captive portal alike; the answer is the same.
    return { got: 'nothing' };
  }
}
