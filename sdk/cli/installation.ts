// What a shop's page has of the widget, read as text: nothing of it runs.
import { readLimited } from './read-limited.ts';

export interface ScriptTag {
  readonly src: URL;
  readonly isModule: boolean;
  readonly data: Readonly<Record<string, string>>;
  readonly nonce: string | undefined;
  readonly integrity: string | undefined;
}

export interface Installation {
  /** After redirects. */
  readonly page: URL;
  readonly tags: readonly ScriptTag[];
  /** Content-Security-Policy of the header and of meta elements. */
  readonly policies: readonly string[];
}

const PAGE_MAX_BYTES = 20_000_000;
const SCRIPT = /<script\b[^>]*\bsrc\s*=[^>]*>/gi;
const META = /<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;
const WIDGET = /\/care-widget(-[\w.-]+)?\.js$/;

/** @throws Error with what to do when the page cannot be read */
export async function readInstallation(address: string): Promise<Installation> {
  const response = await fetch(address, { headers: { accept: 'text/html' } }).catch(
    (error: unknown) => {
      throw new Error(`${address} cannot be reached: ${reason(error)}.`);
    },
  );
  if (!response.ok)
    throw new Error(`${address} answers ${response.status}: name a page that is there.`);
  const page = new URL(response.url);
  const body = await readLimited(response, PAGE_MAX_BYTES).catch((error: unknown) => {
    throw new Error(`${address} cannot be read: ${reason(error)}.`);
  });
  const html = body.toString().replace(/<!--[^]*?-->/g, '');
  const header = response.headers.get('content-security-policy');
  const metas = [...html.matchAll(META)].map(([tag]) => attributesOf(tag)['content'] ?? '');
  const tags = [...html.matchAll(SCRIPT)].flatMap(([tag]) => {
    const attributes = attributesOf(tag);
    const src = attributes['src'] ?? '';
    return URL.canParse(src, page.href) && WIDGET.test(new URL(src, page).pathname)
      ? [tagOf(attributes, new URL(src, page))]
      : [];
  });
  return { page, tags, policies: [...(header === null ? [] : [header]), ...metas] };
}

/** Why a request failed, as its innermost cause says it. */
export function reason(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  return inner instanceof Error ? inner.message : String(inner);
}

function tagOf(attributes: Record<string, string>, src: URL): ScriptTag {
  const data = Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith('data-') ? [[name.slice(5), value] as const] : [],
  );
  return {
    src,
    isModule: attributes['type'] === 'module',
    data: Object.fromEntries(data),
    nonce: attributes['nonce'],
    integrity: attributes['integrity'],
  };
}

function attributesOf(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const inner = tag.replace(/^<\w+/, '').replace(/\/?>$/, '');
  for (const [, name, double, single, bare] of inner.matchAll(ATTRIBUTE))
    attributes[name!.toLowerCase()] ??= unescaped(double ?? single ?? bare ?? '');
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => ENTITIES[name]!);
}
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
