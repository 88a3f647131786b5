// What a page's Content-Security-Policy says of one address. Only as much of the standard as a widget meets.

export interface Asked {
  readonly url: URL;
  /** Origin of the page itself. */
  readonly self: string;
  /** On the script tag. */
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

/** Directives in the order in which they are looked for. */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
};

/** Each policy of a header (they are joined by commas) or of a meta element as its directives. */
export function readPolicies(texts: readonly string[]): readonly Map<string, readonly string[]>[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((policy) => {
      const directives = new Map<string, readonly string[]>();
      for (const part of policy.split(';')) {
        const [name, ...sources] = part.trim().split(/\s+/);
        if (name && !directives.has(name.toLowerCase()))
          directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter((directives) => directives.size > 0);
}

/** The directive of some policy that forbids it, or null. */
export function forbiddenBy(
  policies: ReturnType<typeof readPolicies>,
  directive: keyof typeof FALLBACKS & string,
  asked: Asked,
): string | null {
  for (const policy of policies) {
    const name = FALLBACKS[directive]!.find((one) => policy.has(one));
    if (name === undefined) continue;
    if (!policy.get(name)!.some((source) => allows(source, asked))) return name;
  }
  return null;
}

function allows(source: string, { url, self, nonce, integrity }: Asked): boolean {
  const text = source.toLowerCase();
  if (text === "'none'") return false;
  if (text === "'self'") return new URL(self).host === url.host;
  if (nonce && source === `'nonce-${nonce}'`) return true;
  if (integrity && source === `'${integrity}'`) return true;
  if (text === '*') return /^(https?|wss?):$/.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/.test(text)) return covers(text, url.protocol);
  const [, scheme, host = '', port, path] =
    /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/.exec(text) ?? [];
  if (host === '' || host.startsWith("'")) return false;
  return (
    covers(scheme ?? new URL(self).protocol, url.protocol) &&
    isHost(host, url.hostname) &&
    isPort(port, url) &&
    (!path || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path))
  );
}

/** A source of http also covers https, and both cover sockets. */
function covers(scheme: string, protocol: string): boolean {
  const more: Record<string, readonly string[]> = {
    'http:': ['https:', 'ws:', 'wss:'],
    'https:': ['wss:'],
    'ws:': ['wss:', 'http:', 'https:'],
  };
  return scheme === protocol || (more[scheme] ?? []).includes(protocol);
}

function isHost(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : pattern === hostname;
}

function isPort(port: string | undefined, url: URL): boolean {
  return port === '*' || (port ?? '') === url.port;
}
