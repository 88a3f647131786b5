import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { isNumber, isString, isWebUrl, listOf, maybe, shape } from '../../sdk/protocol/shape.ts';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { ClientWorld } from './care-client.ts';

const isSiteInfo = shape<SiteInfo>({
  site: isString,
  name: isString,
  team: listOf(
    shape<SiteInfo['team'][number]>({ id: isString, name: isString, avatar: maybe(isWebUrl) }),
  ),
  replyMinutes: maybe(isNumber),
});

/**
 * What anybody may know of the site.
 * @throws CareError with the server's code; `busy` when it cannot be reached, `internal` when its answer makes no sense
 */
export async function loadSite({
  server,
  site,
  fetch,
}: Pick<ClientWorld, 'server' | 'site' | 'fetch'>): Promise<SiteInfo> {
  let response: Response;
  try {
    response = await fetch(`${server}/v1/sites/${encodeURIComponent(site)}`);
  } catch (cause) {
    throw new CareError('busy', `${server} cannot be reached from this page.`, { cause });
  }
  const body: unknown = await response.json().catch(() => null); // a captive portal answers with a page
  if (!response.ok) throw new CareError(codeOf(body) ?? codeOfStatus(response.status));
  if (!isSiteInfo(body))
    throw new CareError('internal', `${server} did not answer as a care server does.`);
  return body;
}

function codeOf(body: unknown): ErrorCode | null {
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  return isString(code) ? (code as ErrorCode) : null;
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 403) return 'origin-forbidden';
  if (status === 404) return 'unknown-site';
  return status === 429 ? 'rate-limited' : 'internal';
}
