// Why a widget may not work on this page, for the developer who integrates it. Loaded when somebody asks.
import { once, systemClock } from '../../sdk/runtime.ts';
import type { CareClient } from '../client/care-client.ts';

export interface Report {
  readonly site: string;
  readonly server: string;
  /** BCP 47, of the page or element. */
  readonly language: string;
  /** One per thing that was looked at, in a fixed order. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly check:
    'server' | 'site' | 'clock' | 'socket' | 'policy' | 'connection' | 'storage' | 'script';
  readonly isFine: boolean;
  /** What was found, and what to do about it. */
  readonly words: string;
}

export interface DiagnoseOptions {
  readonly client: CareClient;
  readonly site: string;
  readonly server: string;
  readonly host: HTMLElement;
}

const CLOCK_TOLERANCE_MS = 120_000;
const SOCKET_WITHIN_MS = 5_000;

/** Asks the server for the site's facts and opens a socket that says nothing. Stores nothing. */
export async function diagnose(options: DiagnoseOptions): Promise<Report> {
  const { site, server, host, client } = options;
  const blocked = new Set<string>();
  const watching = new AbortController();
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI }) => blocked.add(`${effectiveDirective} ${blockedURI}`),
    watching,
  );
  const [facts, socket] = await Promise.all([askFacts(server, site), trySocket(server, site)]);
  watching.abort();
  const language = host.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  const findings = [
    ...facts,
    socket,
    policy(blocked),
    connection(client),
    storage(client),
    script(host),
  ];
  const says = isDebug() ? console.info : () => {};
  for (const { isFine, check, words } of findings)
    (isFine ? says : console.warn)(`care-widget: ${check}: ${words}`);
  return { site, server, language, findings };
}

/** Whoever has asked in the page's address wants to hear of what is fine, too. */
function isDebug(): boolean {
  return location.href.includes('care-debug');
}

async function askFacts(server: string, site: string): Promise<Finding[]> {
  const url = `${server}/v1/sites/${encodeURIComponent(site)}`;
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store' });
  } catch {
    const words = `${server} cannot be reached from this page. Is it running, does the page's policy allow connect-src ${server}, and is ${location.origin} among the site's origins?`;
    return [{ check: 'server', isFine: false, words }];
  }
  const answered = { check: 'server', isFine: true, words: `${server} answers.` } as const;
  const body = (await response.json().catch(() => null)) as {
    site?: unknown;
    error?: { code?: unknown };
  } | null;
  const isFine = response.ok && body?.site === site;
  const code = String(body?.error?.code ?? `status ${response.status}`);
  const words = isFine
    ? `The site "${site}" is there.`
    : `${url} says ${code}. Check data-site, and that ${location.origin} is among the site's origins.`;
  return [answered, { check: 'site', isFine, words }, ...clock(response)];
}

function clock(response: Response): Finding[] {
  const theirs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return []; // browsers show this header to the page only when the server allows it
  const off = Math.abs(Date.now() - theirs);
  const isFine = off < CLOCK_TOLERANCE_MS;
  const words = isFine
    ? "This device's clock agrees with the server's."
    : `This device's clock is ${Math.round(off / 1000)} s off. Messages show the server's time.`;
  return [{ check: 'clock', isFine, words }];
}

function trySocket(server: string, site: string): Promise<Finding> {
  const url = `${server.replace(/^http/, 'ws')}/v1/socket?site=${encodeURIComponent(site)}`;
  return new Promise((resolve) => {
    const over = new AbortController();
    const finding = (isFine: boolean) => {
      over.abort();
      socket?.close();
      const words = isFine
        ? 'WebSockets get through.'
        : `No WebSocket to ${url} within ${SOCKET_WITHIN_MS / 1000} s: the chat goes over HTTP, which is slower. Check connect-src, proxies and the site's origins.`;
      resolve({ check: 'socket', isFine, words });
    };
    let socket: WebSocket | undefined;
    once(systemClock, SOCKET_WITHIN_MS, () => finding(false), over.signal);
    try {
      socket = new WebSocket(url);
      socket.onopen = () => finding(true);
      socket.onerror = () => finding(false);
    } catch {
      finding(false);
    }
  });
}

function storage({ snapshot }: CareClient): Finding {
  const isFine = snapshot.storage !== 'memory';
  const words = isFine
    ? 'Messages are kept on this device.'
    : 'This device keeps nothing: a private window, a full disk, or site data that is blocked.';
  return { check: 'storage', isFine, words };
}

function script(host: HTMLElement): Finding {
  const tags = [...document.scripts].filter(({ src }) => /\/care-widget[^/]*\.js/.test(src));
  const widgets = document.querySelectorAll(
    `care-widget[site="${CSS.escape(host.getAttribute('site') ?? '')}"]`,
  );
  const isFine = tags.length < 2 && widgets.length < 2;
  const words = isFine
    ? 'The widget is on this page once.'
    : `${tags.length} script tags and ${widgets.length} widgets for this site: remove all but one.`;
  return { check: 'script', isFine, words };
}

/** A page cannot read its policy; what it forbade while we asked it can. */
function policy(blocked: ReadonlySet<string>): Finding {
  const isFine = blocked.size === 0;
  const words = isFine
    ? "The page's policy lets the widget reach its server."
    : `The page's policy forbade: ${[...blocked].join('; ')}. Allow it there.`;
  return { check: 'policy', isFine, words };
}

function connection({ snapshot: { link } }: CareClient): Finding {
  const isFine = link.at !== 'stopped';
  const words = isFine
    ? `The connection is ${link.at}.`
    : `The server has ended the connection: ${link.why}. Reload the page; if it stays so, look at the server's log.`;
  return { check: 'connection', isFine, words };
}
