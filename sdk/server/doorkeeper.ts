import type { Door, LoginWatch } from '../core/admit.ts';
import { CareError } from '../protocol/care-error.ts';
import { systemClock } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';
import { clientNetwork, networkOf } from './client-address.ts';
import { FailedLogins } from './failed-logins.ts';

/**
 * Which pages may talk to which site. This stops browsers only, because other clients can claim any origin: who
 * somebody is, is decided by tokens and tickets.
 */
export class Doorkeeper {
  readonly #options: CareOptions;
  readonly #failed: FailedLogins;

  constructor(options: CareOptions) {
    this.#options = options;
    this.#failed = new FailedLogins(options.clock ?? systemClock, options.failedLogins);
  }

  /** @throws CareError `unknown-site` */
  site(site: string): CareOptions['sites'][string] {
    const { sites } = this.#options;
    const found = Object.hasOwn(sites, site) ? sites[site] : undefined;
    if (!found) throw new CareError('unknown-site', `This server has no site "${site}".`);
    return found;
  }

  /** @throws CareError `unknown-site`, `origin-forbidden` */
  door(site: string, origin: string | null, own: readonly string[]): Door {
    const { origins } = this.site(site);
    if (origin === null) {
      if (this.#options.allowMissingOrigin) return { site, contacts: true, agents: true };
      throw new CareError('origin-forbidden', 'The request has no Origin header.');
    }
    const contacts = origins.includes(origin);
    const agents = this.isDesk(origin, own);
    if (contacts || agents) return { site, contacts, agents };
    throw new CareError(
      'origin-forbidden',
      `The origin ${origin} is not on the list of site "${site}".`,
    );
  }

  /** True for a listed desk, and for pages of the host that is asked: `own`, spelled as browsers do. */
  isDesk(origin: string, own: readonly string[]): boolean {
    return this.#options.desk?.origins.includes(origin) === true || own.includes(origin);
  }

  /** Counts the log-ins that fail from where this comes. */
  loginsOf(request: Request): LoginWatch {
    return this.#failed.of(networkOf(request, this.#options));
  }

  /** The same for a socket. @param connection the address at its other end */
  loginsFrom(connection: string | null, headers: Headers): LoginWatch {
    return this.#failed.of(clientNetwork(connection, headers, this.#options));
  }
}

/** The origins of pages of the server that a request was sent to. */
export function ownOrigins(request: Request): readonly string[] {
  const { protocol, host } = new URL(request.url);
  const isSecure = protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
  return originsAt(request.headers.get('host') ?? host, isSecure);
}

/**
 * What was asked for over https comes from no page that came without it: somebody on the way could have written that one.
 * A proxy that ends TLS and does not say so leaves both.
 */
export function originsAt(host: string | null, isSecure: boolean): readonly string[] {
  if (host === null) return [];
  return isSecure ? [`https://${host}`] : [`https://${host}`, `http://${host}`];
}
