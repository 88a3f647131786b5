// The admin API put together: in process as `care.api`, over HTTP as routes.
import type { Hono } from 'hono';
import type { CareApi } from '../../api/care-api.ts';
import { AuditLog } from '../../core/admin/audit-log.ts';
import type { AdminOffice } from '../../core/admin/admin-office.ts';
import { PROCESS } from '../../core/admin/caller.ts';
import { openApi } from '../../core/admin/open-api.ts';
import { cleanName } from '../../core/clean-text.ts';
import type { ShownFiles } from '../../core/files/shown-files.ts';
import type { Office } from '../../core/office.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { Author } from '../../protocol/model.ts';
import * as v from 'valibot';
import { agent as agentSchema } from '../../api/resources.ts';
import type { CareOptions } from '../care-options.ts';
import type { Articles } from '../open-articles.ts';
import type { Doorkeeper } from '../doorkeeper.ts';
import { addAdminRoutes } from './admin-routes.ts';
import { ApiRates } from './api-rates.ts';

/** The API with all rights, for the merchant's own code. What it writes comes from the shop's system. */
export interface OwnApi extends CareApi {
  /**
   * The same in an agent's name: what it writes comes from them, ends the contact's wait and takes the conversation.
   * @throws CareError `bad-request` for what makes no agent
   */
  as(actor: { readonly agent: Pick<Author, 'id' | 'avatar'> & { readonly name: string } }): CareApi;
}

export interface Admin {
  readonly api: OwnApi;
  addRoutes(app: Hono): void;
}

export function openAdmin(
  options: CareOptions,
  { store, apply, clock, random, logger }: Office,
  {
    doorkeeper,
    shown,
    articles,
  }: { doorkeeper: Doorkeeper; shown: ShownFiles | null; articles: Articles },
): Admin {
  const audit = new AuditLog(store.admin.audit, clock);
  const office: AdminOffice = {
    store,
    apply,
    audit,
    sites: options.sites,
    shown,
    articles: articles.desk,
    articleEar: articles.ear,
    clock,
    random,
  };
  const apiOf = openApi(office);
  const rates = new ApiRates(clock, options.apiRate);
  return {
    api: {
      ...apiOf(PROCESS),
      as: ({ agent }) => apiOf({ ...PROCESS, author: { role: 'agent', ...named(agent) } }),
    },
    addRoutes: (app) => addAdminRoutes(app, { options, doorkeeper, office, apiOf, rates, logger }),
  };
}

function named(agent: unknown): Omit<Author, 'role'> {
  const checked = v.safeParse(agentSchema, agent);
  if (checked.success) return cleanName(checked.output);
  const where = v.getDotPath(checked.issues[0]) ?? 'agent';
  throw new CareError('bad-request', `as: ${where}: expected ${checked.issues[0].expected}.`);
}
