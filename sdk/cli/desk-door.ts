// The desk's page and its sign-in, for `serve`: who has a key that the configuration knows is let in.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { Agent } from '../server/care-options.ts';
import { requestUrl } from '../server/request-url.ts';
import type { AgentConfig } from '../server/serve-config.ts';
import { isKeyOf } from './agent-key.ts';
import { DESK_STYLES, deskHtml, signInHtml, type DeskShop } from './desk-html.ts';

/** The cookie is the key itself, out of reach of scripts; taking the hash out of the configuration ends it. */
const COOKIE = 'care-desk';
const LASTS_S = 30 * 24 * 60 * 60;
const FORM_MAX_BYTES = 2_000;

export class DeskDoor {
  readonly #agents: readonly AgentConfig[];
  readonly #shop: DeskShop;

  constructor(agents: readonly AgentConfig[], shop: DeskShop) {
    this.#agents = agents;
    this.#shop = shop;
  }

  /** @param header of the request */
  agentOf(header: (name: string) => string | null | undefined): Agent | null {
    const prefix = prefixOf(header('x-forwarded-proto'));
    const key = new RegExp(`(?:^|;\\s*)${prefix}${COOKIE}=([\\w-]+)`).exec(
      header('cookie') ?? '',
    )?.[1];
    return key === undefined ? null : this.#agentWith(key);
  }

  /** Answers what is the desk's; false for all other paths. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const url = requestUrl(request.url);
    // Care says so.
    if (!url) return false;
    const { pathname, searchParams } = url;
    const isPost = request.method === 'POST';
    if (isPost && pathname.startsWith('/desk/sign-') && isOfOtherPage(request)) {
      response.writeHead(403).end();
      return true;
    }
    if (pathname === '/desk.css') {
      send(response, DESK_STYLES, { 'content-type': 'text/css; charset=utf-8' });
      return true;
    }
    if (pathname === '/desk/sign-in' && isPost) void this.#signIn(request, response);
    else if (pathname === '/desk/sign-out' && isPost) this.#go(request, response, '', 0);
    else if (pathname === '/desk') {
      const agent = this.agentOf((name) => request.headers[name]?.toString());
      const wrong = searchParams.has('wrong');
      sendPage(request, response, agent ? deskHtml(this.#shop) : signInHtml(this.#shop, wrong));
    } else return false;
    return true;
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (Number(request.headers['content-length'] ?? Infinity) > FORM_MAX_BYTES) throw new Error();
      const key = new URLSearchParams(await readText(request)).get('key')?.trim() ?? '';
      if (this.#agentWith(key)) this.#go(request, response, key, LASTS_S);
      else response.writeHead(303, { location: '/desk?wrong' }).end();
    } catch {
      response.writeHead(400).end();
    }
  }

  /** Back to the desk with another cookie. */
  #go(request: IncomingMessage, response: ServerResponse, key: string, seconds: number): void {
    const secure = isSecure(request.headers['x-forwarded-proto']);
    const prefix = prefixOf(request.headers['x-forwarded-proto']);
    const cookie = `${prefix}${COOKIE}=${key}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
    response.writeHead(303, { location: '/desk', 'set-cookie': cookie }).end();
  }

  #agentWith(key: string): Agent | null {
    const known = this.#agents.filter(({ keyHash }) => isKeyOf(keyHash, key))[0];
    if (!known) return null;
    const { keyHash: _, ...agent } = known;
    return agent;
  }
}

/** The proxy that ends TLS says so; `serve` itself speaks plain http. */
function isSecure(forwardedProto: unknown): boolean {
  return forwardedProto === 'https';
}

/** Over https the cookie has a name that no other host can set. A cookie without it is somebody else's there. */
function prefixOf(forwardedProto: unknown): '__Host-' | '' {
  return isSecure(forwardedProto) ? '__Host-' : '';
}

/** A form of another page; the cookie's SameSite does not keep that from setting one. Browsers say so where it matters. */
function isOfOtherPage({ headers }: IncomingMessage): boolean {
  const from = headers['sec-fetch-site'];
  return from !== undefined && from !== 'same-origin' && from !== 'none';
}

function sendPage(request: IncomingMessage, response: ServerResponse, html: string): void {
  const { host = 'localhost' } = request.headers;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src https: http: blob: data:',
    `connect-src 'self' ${isSecure(request.headers['x-forwarded-proto']) ? 'wss' : 'ws'}://${host}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types care-widget',
  ];
  send(response, html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
}

function send(response: ServerResponse, body: string, headers: Record<string, string>): void {
  response
    .writeHead(200, {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    })
    .end(body);
}
