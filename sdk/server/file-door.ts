import { agentAuthor, agentOf } from './agent-of.ts';
import type { Sender } from '../core/files/uploads.ts';
import type { Office } from '../core/office.ts';
import { CareError } from '../protocol/care-error.ts';
import type { CareOptions } from './care-options.ts';
import { ownOrigins, type Doorkeeper } from './doorkeeper.ts';

export interface FileDoorOffice {
  readonly options: Pick<CareOptions, 'authenticateAgent'>;
  readonly office: Pick<Office, 'visitors'>;
  readonly doorkeeper: Doorkeeper;
}

export interface FileDoor {
  /** Of every answer, so that the page that asked may read it. */
  readonly headers: Readonly<Record<string, string>>;
  /** @throws CareError `token-expired` for nobody, `forbidden` for an agent of other sites */
  whoAsks(): Promise<Sender>;
}

const TOKEN_MAX_CHARS = 512;

/** @throws CareError `unknown-site`, `origin-forbidden` */
export function atTheFileDoor(
  { options, office, doorkeeper }: FileDoorOffice,
  request: Request,
): FileDoor {
  const site = new URL(request.url).searchParams.get('site') ?? '';
  const own = ownOrigins(request);
  const { contacts, agents } = doorkeeper.door(site, originOf(request, own), own);
  const origin = request.headers.get('origin');
  return {
    headers: {
      vary: 'Origin',
      'cache-control': 'no-store',
      ...(origin !== null && {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Upload-Offset, Retry-After',
        // An agent's log-in is most often a cookie. Shops have none here.
        ...(agents && { 'access-control-allow-credentials': 'true' }),
      }),
    },
    async whoAsks() {
      const token = bearerOf(request);
      const contact = token !== null && contacts && (await office.visitors.recognise(site, token));
      if (contact) return { site, you: contact };
      const agent = agents ? await agentOf(options, request) : null;
      if (!agent) throw new CareError('token-expired');
      if (agent.sites && !agent.sites.includes(site))
        throw new CareError('forbidden', `This agent does not answer for site "${site}".`);
      return { site, you: agentAuthor(agent) };
    },
  };
}

/**
 * Browsers name no origin when a page reads from its own host. They say so in a header instead, which no page can set.
 */
function originOf(request: Request, own: readonly string[]): string | null {
  const origin = request.headers.get('origin');
  const isOwn = request.headers.get('sec-fetch-site') === 'same-origin';
  return origin ?? (isOwn ? (own.at(-1) ?? null) : null);
}

function bearerOf(request: Request): string | null {
  const [, token] =
    /^Bearer ([\w~+/.-]+=*)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token !== undefined && token.length <= TOKEN_MAX_CHARS ? token : null;
}
