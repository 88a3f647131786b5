import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import {
  isBoolean,
  isCount,
  isNumber,
  isString,
  isWebUrl,
  listOf,
  maybe,
  orNull,
  shape,
} from '../../sdk/protocol/shape.ts';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { ClientWorld } from './care-client.ts';

const isSiteInfo = shape<SiteInfo>({
  site: isString,
  name: isString,
  team: listOf(
    shape<SiteInfo['team'][number]>({ id: isString, name: isString, avatar: maybe(isWebUrl) }),
  ),
  replyMinutes: maybe(isNumber),
  emailCodes: maybe(isBoolean),
  files: maybe(
    orNull(
      shape<NonNullable<SiteInfo['files']>>({
        types: listOf(isString),
        maxBytes: isCount,
        maxCount: isCount,
      }),
    ),
  ),
});

/**
 * What anybody may know of the site, or why it cannot be had: the server's code; `busy` when nobody can be reached,
 * `internal` when the answer is not one of a care server, be its status what it may.
 */
export async function loadSite({
  server,
  site,
  fetch,
}: Pick<ClientWorld, 'server' | 'site' | 'fetch'>): Promise<SiteInfo | ErrorCode> {
  let response: Response;
  try {
    response = await fetch(`${server}/v1/sites/${encodeURIComponent(site)}`);
  } catch {
    return 'busy';
  }
  const body: unknown = await response.json().catch(() => null); // a captive portal answers with a page
  if (response.ok) return isSiteInfo(body) ? body : 'internal';
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  return isString(code) ? (code as ErrorCode) : 'internal';
}
