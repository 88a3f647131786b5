// The whole integration: care inside a merchant's own node:http server, beside the merchant's own routes.
import type { RequestListener, Server } from 'node:http';
import { createCare } from '../../sdk/server/index.ts';
import { filesIn } from '../static-files.ts';
import { deskPage, whoAreYouPage } from './desk-pages.ts';
import { SignIn } from './sign-in.ts';
import { teamAt } from './team.ts';

export const SITE = 'demo';

export interface CareOptions {
  /** As `createCare` takes it, for example `sqlite:care.db`. */
  readonly store: string;
  /** Where the pages with the script tag are: no other origin may use this site. */
  readonly shopOrigins: readonly string[];
  /** Where the server answers, for example `http://localhost:4101`. */
  readonly url: string;
}

/** @returns the way to end it */
export async function mountCare(
  server: Server,
  options: CareOptions,
): Promise<() => Promise<void>> {
  const team = teamAt(options.url);
  const signIn = new SignIn();

  const care = await createCare({
    store: options.store,
    sites: {
      [SITE]: {
        name: 'Orlo & Fenn',
        origins: [...options.shopOrigins],
        team: [...team],
        replyMinutes: 5,
      },
    },
    // Care has no accounts of its own: the shop's sign-in says who may sit at the desk.
    authenticateAgent: (request) => Promise.resolve(signIn.memberOf(request.headers.get('cookie'))),
  });

  const ownRoute = ownRoutes(signIn, options.url);
  // Own routes first, care answers the rest: the script, its API, and 404.
  server.on('request', (request, response) => {
    if (!ownRoute(request, response)) care.requestListener(request, response);
  });
  care.attach(server);
  return () => care.close();
}

/** The desk's page, its sign-in and the faces. Answers whether the request was one of them. */
function ownRoutes(signIn: SignIn, care: string) {
  const team = teamAt(care);
  const serveFace = filesIn(new URL('./faces/', import.meta.url));
  const serveOwn = filesIn(new URL('./public/', import.meta.url));

  return (...[request, response]: Parameters<RequestListener>): boolean => {
    const url = URL.parse(request.url ?? '/', care);
    const { pathname = '/', searchParams } = url ?? {};
    if (pathname.startsWith('/faces/')) return serveFace(pathname.slice(7), response);
    if (pathname.startsWith('/desk/')) return serveOwn(pathname.slice(6), response);
    if (pathname !== '/desk' && pathname !== '/') return false;

    const { cookie } = request.headers;
    const chosen = team.find((member) => member.id === searchParams?.get('as'));
    if (chosen || searchParams?.has('leave')) {
      const setCookie = chosen ? signIn.enter(chosen) : signIn.leave(cookie);
      response.writeHead(303, { location: '/desk', 'set-cookie': setCookie }).end();
      return true;
    }
    response
      .writeHead(200, DESK_HEADERS)
      .end(String(signIn.memberOf(cookie) ? deskPage(SITE) : whoAreYouPage(team)));
    return true;
  };
}

/** What strangers type ends at the desk, so its page gets the strictest policy there is. */
const DESK_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  'referrer-policy': 'no-referrer',
};
