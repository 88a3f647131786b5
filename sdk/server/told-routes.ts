import { eachEndpoint } from '../api/care-api.ts';
import type { Clock } from '../runtime.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Routes } from './routes.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);
const ROUTES = new Set([
  'health',
  'ready',
  'sites',
  'desk',
  'frames',
  'identity',
  'files',
  'articles',
  'openapi.json',
  'admin',
]);
const ADMIN_ROUTES = new Set(eachEndpoint().map(({ endpoint }) => endpoint.path.split('/')[3]));

/** The same, and each answer is told, unless the path was none of care's. */
export function toldRoutes(routes: Routes, telemetry: Telemetry, clock: Clock): Routes {
  return {
    ...routes,
    async fetch(request) {
      const from = clock.now();
      const response = await routes.fetch(request);
      if (!routes.isUnclaimed(response))
        telemetry.request({
          method: methodOf(request),
          route: routeOf(new URL(request.url).pathname),
          status: response.status,
          ms: clock.now() - from,
        });
      return response;
    },
  };
}

/** No ids in it, and no word that is not ours: each would be a series of its own, kept for ever. */
function routeOf(pathname: string): string {
  const [version, word = '', resource = ''] = pathname.slice(1).split('/', 3);
  if (version !== 'v1' || !ROUTES.has(word)) return 'files';
  return word === 'admin' && ADMIN_ROUTES.has(resource) ? `/v1/admin/${resource}` : `/v1/${word}`;
}

function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}
