// `GET /v1/desk/customers/:conversation`: what the shop knows of who writes there, for whoever answers.
import type { Office } from '../core/office.ts';
import { CareError } from '../protocol/care-error.ts';
import { agentOf } from './agent-of.ts';
import type { CareOptions } from './care-options.ts';
import type { CustomerLookup, CustomerQuestion } from './customer-lookup.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { jsonResponse } from './json-response.ts';
import type { ContactRow, ConversationRow } from '../stores/store.ts';
import { deskHeaders, refusal } from './ticket-route.ts';

export interface CustomerOffice {
  readonly options: Pick<CareOptions, 'authenticateAgent'>;
  readonly office: Pick<Office, 'store'>;
  readonly doorkeeper: Doorkeeper;
  readonly customers: CustomerLookup;
}

/** @throws CareError `unknown-site`, `origin-forbidden` */
export async function customerOf(
  { options, office, doorkeeper, customers }: CustomerOffice,
  conversation: string,
  request: Request,
): Promise<Response> {
  const headers = deskHeaders(doorkeeper, request);
  const site = new URL(request.url).searchParams.get('site') ?? '';
  doorkeeper.site(site);
  const agent = await agentOf(options, request).catch((error: unknown) => {
    if (error instanceof CareError && error.code === 'token-expired') return null;
    throw error;
  });
  if (!agent)
    return refusal('token-expired', 'Nobody is logged in: log in to the desk first.', headers);
  if (agent.sites && !agent.sites.includes(site))
    return refusal('forbidden', `This agent does not answer for site "${site}".`, headers);
  const row = await office.store.conversation(site, conversation);
  if (!row) return refusal('not-found', 'There is no such conversation.', headers);
  const contact = await office.store.contacts.get(site, row.contact);
  return jsonResponse(await customers.ask(questionOf(row, contact)), headers);
}

/** Whom the shop has not vouched for is known by an id of care's alone. */
function questionOf(
  { site, contact: id, contactName }: ConversationRow,
  known: ContactRow | null,
): CustomerQuestion {
  const { customer, proven } = known ?? {};
  return {
    site,
    id,
    ...(contactName !== null && { name: contactName }),
    ...(proven && { email: proven.email, emailVerified: true }),
    ...(customer && {
      customerId: customer.id,
      ...(customer.email !== null && {
        email: customer.email,
        emailVerified: customer.emailVerifiedAt !== null,
      }),
    }),
  };
}
