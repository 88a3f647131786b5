// The API in process: one check in front of every method, and the methods by resource.
import { apiOf, type CareApi, type Handlers } from '../../api/care-api.ts';
import { checkInput } from '../../api/endpoint.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { AdminOffice } from './admin-office.ts';
import { keyHandlers } from './api-keys.ts';
import { articleHandlers } from './articles.ts';
import { holds, notFound, reaches, type Caller } from './caller.ts';
import { contactHandlers } from './contacts.ts';
import { conversationHandlers } from './conversations.ts';
import { agentHandlers, auditHandlers, fileHandlers, siteHandlers } from './facts.ts';

type AnyHandler = (caller: Caller, input: unknown) => Promise<unknown>;

/** Gives everybody the API that is theirs. */
export function openApi(office: AdminOffice): (caller: Caller) => CareApi {
  const handlers: Handlers<Caller> = {
    conversations: conversationHandlers(office),
    contacts: contactHandlers(office),
    sites: siteHandlers(office),
    agents: agentHandlers(office),
    files: fileHandlers(office),
    articles: articleHandlers(office),
    audit: auditHandlers(office),
    keys: keyHandlers(office),
  };
  // Each takes what its endpoint's schema gives, which is what it is given below.
  const table = handlers as unknown as Record<string, Record<string, AnyHandler>>;
  return (caller) =>
    apiOf(async ({ namespace, method, endpoint }, given) => {
      if (!holds(caller, endpoint.scope))
        throw new CareError('forbidden', `This needs the scope ${endpoint.scope}.`);
      const input = checkInput(endpoint, given);
      const { site } = input;
      if (typeof site === 'string' && !(Object.hasOwn(office.sites, site) && reaches(caller, site)))
        throw notFound();
      return table[namespace]![method]!(caller, input);
    });
}
