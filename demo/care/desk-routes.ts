// The merchant's own routes on the care server: the desk's page, its sign-in, and the faces of the team.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { filesIn } from '../static-files.ts';
import { deskPage, whoAreYouPage } from './desk-pages.ts';
import type { SignIn } from './sign-in.ts';
import type { TeamMember } from './team.ts';

/** @returns a listener that says whether the request was for one of these */
export function deskRoutes(site: string, team: readonly TeamMember[], signIn: SignIn) {
  const serveFace = filesIn(new URL('./faces/', import.meta.url));
  const serveOwn = filesIn(new URL('./public/', import.meta.url));

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = URL.parse(request.url ?? '/', 'http://desk');
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
      .end(String(signIn.memberOf(cookie) ? deskPage(site) : whoAreYouPage(team)));
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
    `img-src 'self' blob:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types care-widget`,
  ].join('; '),
  'referrer-policy': 'no-referrer',
};
