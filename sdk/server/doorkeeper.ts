import type { Door } from '../core/admit.ts';
import { CareError } from '../protocol/care-error.ts';
import type { CareOptions } from './care-options.ts';

/**
 * Which pages may talk to which site. This stops browsers only, because other clients can claim any origin: who
 * somebody is, is decided by tokens and tickets.
 */
export class Doorkeeper {
  readonly #options: CareOptions;

  constructor(options: CareOptions) {
    this.#options = options;
  }

  /** @throws CareError `unknown-site` */
  site(site: string): CareOptions['sites'][string] {
    const { sites } = this.#options;
    const found = Object.hasOwn(sites, site) ? sites[site] : undefined;
    if (!found) throw new CareError('unknown-site', `This server has no site "${site}".`);
    return found;
  }

  /** @throws CareError `unknown-site`, `origin-forbidden` */
  door(site: string, origin: string | null, host: string | null): Door {
    const { origins } = this.site(site);
    if (origin === null) {
      if (this.#options.allowMissingOrigin) return { site, contacts: true, agents: true };
      throw new CareError('origin-forbidden', 'The request has no Origin header.');
    }
    const contacts = origins.includes(origin);
    const agents = this.isDesk(origin, host);
    if (contacts || agents) return { site, contacts, agents };
    throw new CareError(
      'origin-forbidden',
      `The origin ${origin} is not on the list of site "${site}".`,
    );
  }

  /** True for a listed desk, and for pages of the host that is asked, spelled as browsers do. */
  isDesk(origin: string, host: string | null): boolean {
    if (this.#options.desk?.origins.includes(origin)) return true;
    return host !== null && (origin === `https://${host}` || origin === `http://${host}`);
  }
}

/** The host that a request was sent to, with its port. */
export function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}
