import { Hono } from 'hono';
import type { Bus } from '../bus/bus.ts';
import type { Office } from '../core/office.ts';
import { why } from '../core/why.ts';
import { CareError } from '../protocol/care-error.ts';
import type { SiteInfo } from '../protocol/site-info.ts';
import { addArticleRoutes } from './articles-route.ts';
import type { Articles } from './open-articles.ts';
import type { Admin } from './admin/open-admin.ts';
import { browserFile } from './browser-files.ts';
import type { CareOptions } from './care-options.ts';
import { hostOf, type Doorkeeper } from './doorkeeper.ts';
import type { FilePolicy } from '../core/files/file-policy.ts';
import { errorResponse } from './error-response.ts';
import { addFileRoutes, type Attachments } from './files-route.ts';
import { allowFrames, exchangeFrames, type FramesOffice } from './frames-route.ts';
import type { IdentityParts } from '../identity/care-identity.ts';
import { exchangeIdentity } from './identity-route.ts';
import { publicKeys } from './public-keys.ts';
import { jsonResponse } from './json-response.ts';
import { readiness, type Readiness } from './readiness.ts';
import type { StoreHealth } from './store-health.ts';
import { CustomerLookup } from './customer-lookup.ts';
import { customerOf } from './customer-route.ts';
import { allowDesk, issueTicket } from './ticket-route.ts';

const SITE_INFO_MAX_AGE_S = 60;

export interface Routes {
  fetch(request: Request): Promise<Response>;
  /** True for an answer that only says that the path is none of ours. */
  isUnclaimed(response: Response): boolean;
}

export function createRoutes(
  options: CareOptions,
  office: Pick<Office, 'tickets' | 'visitors' | 'customers' | 'logger' | 'clock' | 'store'>,
  atTheDoor: Omit<FramesOffice, 'clock'> & {
    readonly health: StoreHealth;
    readonly identity: IdentityParts | null;
    readonly bus: Bus | null;
    readonly attachments: Attachments | null;
    readonly filePolicy: FilePolicy | null;
    readonly admin: Admin;
    readonly articles: Articles;
  },
): Routes {
  const { doorkeeper, attachments, filePolicy } = atTheDoor;
  const frames = { ...atTheDoor, clock: office.clock };
  const unclaimed = new WeakSet<Response>();
  const app = new Hono();
  app.get('/v1/health', async () =>
    statusAnswer((await atTheDoor.health.isWell()) ? 'ok' : 'store'),
  );
  const isDraining = () => atTheDoor.exchanges.draining;
  app.get('/v1/ready', async () => statusAnswer(await readiness({ ...atTheDoor, isDraining })));
  app.get('/v1/sites/:site', (c) =>
    siteInfo({ doorkeeper, filePolicy }, c.req.param('site'), c.req.raw),
  );
  app.get('/.well-known/care-jwks.json', () => publicKeys(atTheDoor.identity));
  app.options('/v1/desk/tickets', (c) => allowDesk(doorkeeper, c.req.raw));
  app.post('/v1/desk/tickets', (c) => issueTicket({ options, office, doorkeeper }, c.req.raw));
  const customers = new CustomerLookup(options.customer, office);
  app.options('/v1/desk/customers/:conversation', (c) => allowDesk(doorkeeper, c.req.raw));
  app.get('/v1/desk/customers/:conversation', (c) =>
    customerOf({ options, office, doorkeeper, customers }, c.req.param('conversation'), c.req.raw),
  );
  app.options('/v1/frames', (c) => allowFrames(frames, c.req.raw));
  app.post('/v1/frames', (c) => exchangeFrames(frames, c.req.raw));
  app.options('/v1/identity', (c) => allowFrames(frames, c.req.raw));
  app.post('/v1/identity', (c) => exchangeIdentity(office, frames, c.req.raw));
  addFileRoutes(app, { options, office, doorkeeper, attachments, clock: office.clock });
  const { articles } = atTheDoor;
  addArticleRoutes(app, { options, doorkeeper, ...office, ...articles });
  atTheDoor.admin.addRoutes(app);
  app.get('*', async (c) => (await browserFile(c.req.raw)) ?? c.notFound());
  app.notFound(() => {
    const response = errorResponse(new CareError('not-found', 'No such path.'));
    unclaimed.add(response);
    return response;
  });
  app.onError((error) => {
    if (error instanceof CareError && error.code !== 'internal') return errorResponse(error);
    office.logger.error('A request failed.', { error: why(error) });
    return errorResponse(new CareError('internal'));
  });
  return {
    async fetch(request) {
      const response = await app.fetch(request);
      response.headers.set('x-content-type-options', 'nosniff');
      return response;
    },
    isUnclaimed: (response) => unclaimed.has(response),
  };
}

function statusAnswer(status: Readiness): Response {
  return jsonResponse({ status }, { 'cache-control': 'no-store' }, status === 'ok' ? 200 : 503);
}

function siteInfo(
  { doorkeeper, filePolicy }: { doorkeeper: Doorkeeper; filePolicy: FilePolicy | null },
  site: string,
  request: Request,
): Response {
  const { name, team = [], replyMinutes } = doorkeeper.site(site);
  const origin = request.headers.get('origin');
  // Public facts; without an origin it is the page's own server or no browser at all.
  if (origin !== null) doorkeeper.door(site, origin, hostOf(request));
  const info: SiteInfo = {
    site,
    name,
    team: [...team],
    ...(replyMinutes !== undefined && { replyMinutes }),
    files: filePolicy && {
      types: [...filePolicy.types],
      maxBytes: filePolicy.maxBytes,
      maxCount: filePolicy.maxCount,
    },
  };
  return jsonResponse(info, {
    ...(origin !== null && { 'access-control-allow-origin': origin }),
    vary: 'Origin',
    'cache-control': `public, max-age=${SITE_INFO_MAX_AGE_S}`,
  });
}
