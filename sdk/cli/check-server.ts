import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { bad, good, warn, type Finding } from './finding.ts';
import { reason, type ScriptTag } from './installation.ts';
import { readLimited } from './read-limited.ts';

const ANSWER_MAX_BYTES = 1_000_000;
const SCRIPT_MAX_BYTES = 5_000_000;
const SOCKET_WITHIN_MS = 10_000;
/** A clock that is further off makes times of messages look wrong, and short-lived tokens fail. */
const CLOCK_MAX_MS = 60_000;

export interface ServerAsked {
  /** Without a slash at its end. */
  readonly server: string;
  readonly site: string;
  /** The page's origin, as its browsers would send it. */
  readonly origin: string;
}

/** What the care server answers to whoever is on that page. */
export async function checkServer(asked: ServerAsked): Promise<readonly Finding[]> {
  const site = await checkSite(asked);
  if (site.some(({ is }) => is === 'bad')) return site;
  return [...site, await checkSocket(asked)];
}

/** The script as a browser on the page would get it. */
export async function checkScript(
  { src, integrity }: ScriptTag,
  origin: string,
): Promise<readonly Finding[]> {
  let response: Response;
  let body: Buffer;
  try {
    response = await fetch(src, { headers: { origin } });
    body = await readLimited(response, SCRIPT_MAX_BYTES);
  } catch (error) {
    return [bad(`${src.href} cannot be reached: ${reason(error)}.`)];
  }
  const { status, headers } = response;
  if (status !== 200)
    return [bad(`${src.href} answers ${status}: is the care server at this address?`)];
  const found: Finding[] = [];
  const type = headers.get('content-type') ?? 'nothing';
  if (!/javascript/.test(type))
    found.push(bad(`${src.href} is sent as ${type}, so browsers do not run it.`));
  const allowed = headers.get('access-control-allow-origin');
  if (src.origin !== origin && allowed !== '*' && allowed !== origin)
    found.push(
      bad(`${src.href} lacks Access-Control-Allow-Origin: a module of another origin needs it.`),
    );
  if (!headers.has('content-encoding'))
    found.push(warn(`${src.href} is sent uncompressed: let your proxy pass Accept-Encoding on.`));
  if (integrity && !integrity.split(/\s+/).some((one) => isHashOf(one, body)))
    found.push(
      bad(
        `${src.href} is not what integrity="${integrity}" says: take the hash from integrity.json.`,
      ),
    );
  return found.length > 0 ? found : [good('The script is served as it should be.')];
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse((await readLimited(response, ANSWER_MAX_BYTES)).toString());
  } catch {
    return null;
  }
}

async function checkSite({ server, site, origin }: ServerAsked): Promise<readonly Finding[]> {
  const url = `${server}/v1/sites/${encodeURIComponent(site)}`;
  let response: Response;
  try {
    response = await fetch(url, { headers: { origin } });
  } catch (error) {
    return [bad(`The care server ${server} cannot be reached: ${reason(error)}.`)];
  }
  const answer = (await jsonOf(response)) as {
    name?: string;
    error?: { code?: string };
  } | null;
  const code = answer?.error?.code;
  if (code === 'unknown-site')
    return [bad(`The care server has no site "${site}": add it to sites, or correct data-site.`)];
  if (code === 'origin-forbidden')
    return [bad(`The site "${site}" does not list ${origin}: add it to its origins.`)];
  if (!response.ok || answer?.name === undefined)
    return [bad(`${url} answers ${response.status}: is this a care server?`)];
  const found = [good(`The care server knows the site "${site}": ${answer.name}`)];
  const date = Date.parse(response.headers.get('date') ?? '');
  const off = Math.abs(date - Date.now());
  if (off > CLOCK_MAX_MS)
    found.push(
      warn(`The server’s clock and this machine’s are ${Math.round(off / 1000)} s apart.`),
    );
  return found;
}

function checkSocket({ server, site, origin }: ServerAsked): Promise<Finding> {
  const url = `${server.replace(/^http/, 'ws')}/v1/socket?site=${encodeURIComponent(site)}`;
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { origin, handshakeTimeout: SOCKET_WITHIN_MS });
    socket.once('open', () => {
      socket.close();
      resolve(good('WebSockets pass.'));
    });
    socket.once('error', (error) =>
      resolve(
        warn(
          `WebSockets do not pass (${reason(error)}): shoppers are served over HTTP instead, but the desk needs them. Let your proxy pass the Upgrade header on.`,
        ),
      ),
    );
  });
}

function isHashOf(integrity: string, body: Buffer): boolean {
  const [, algorithm = '', hash] = /^(sha256|sha384|sha512)-(.+)$/.exec(integrity) ?? [];
  return algorithm !== '' && createHash(algorithm).update(body).digest('base64') === hash;
}
