import type { Clock } from '../runtime.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Routes } from './routes.ts';

/** The same, and each answer is told, unless the path was none of care's. */
export function toldRoutes(routes: Routes, telemetry: Telemetry, clock: Clock): Routes {
  return {
    ...routes,
    async fetch(request) {
      const from = clock.now();
      const response = await routes.fetch(request);
      if (!routes.isUnclaimed(response))
        telemetry.request({
          method: request.method,
          route: routeOf(new URL(request.url).pathname),
          status: response.status,
          ms: clock.now() - from,
        });
      return response;
    },
  };
}

/** No ids in it: each would be a series of its own. */
function routeOf(pathname: string): string {
  const [, word] = /^\/v1\/((?:admin\/)?[a-z.]+)/.exec(pathname) ?? [];
  return word === undefined ? 'files' : `/v1/${word}`;
}
