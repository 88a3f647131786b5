import { CareError } from '../protocol/care-error.ts';
import { samePeer } from './client-address.ts';
import { errorResponse } from './error-response.ts';
import type { Routes } from './routes.ts';

/** What of a path lies under `base` (`/care`, or empty for all): it begins with a slash. Null when it does not lie there. */
export function pathUnder(base: string, pathname: string): string | null {
  if (base === '') return pathname;
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null;
}

/** The same routes under a path of a larger server; what lies elsewhere is nobody's of ours. */
export function routesUnder(base: string, routes: Routes): Routes {
  if (base === '') return routes;
  const elsewhere = new WeakSet<Response>();
  return {
    async fetch(request) {
      const url = new URL(request.url);
      const path = pathUnder(base, url.pathname);
      if (path === null) {
        const response = errorResponse(new CareError('not-found', 'No such path.'));
        elsewhere.add(response);
        return response;
      }
      url.pathname = path;
      return routes.fetch(samePeer(new Request(url, request), request));
    },
    isUnclaimed: (response) => elsewhere.has(response) || routes.isUnclaimed(response),
  };
}
