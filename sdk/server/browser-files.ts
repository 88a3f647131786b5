// The widget's own files, as the build made them: what a script tag loads from the care server.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json',
  json: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
};
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Plain names only: no dot first, nothing that climbs out of the folder. */
const SAFE_PATH = /^\/((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.([a-z0-9]+))$/;
/** The build puts a hash of the content into every name but those that script tags spell out. */
const HASHED = /-[\w-]{8,}\.\w+(?:\.map)?$/;
/** What a file system says of a name that the build did not make. */
const NOT_THERE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'];
const YEAR = 'public, max-age=31536000, immutable';
const SHORT = 'public, max-age=300, stale-while-revalidate=86400';

/** The file at the request's path in `folder`, or null when the build made none. */
export async function browserFile(
  request: Request,
  folder = browserFolder(),
): Promise<Response | null> {
  const [, path, ending] = SAFE_PATH.exec(new URL(request.url).pathname) ?? [];
  const type = ending === undefined ? undefined : TYPES[ending];
  if (path === undefined || type === undefined) return null;
  const found = await read(join(folder, path), request.headers.get('accept-encoding'));
  if (!found) return null;
  const { body, encoding } = found;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'content-type': type,
    'cache-control': HASHED.test(path) ? YEAR : SHORT,
    // Module scripts are fetched with CORS, from whatever shop has the tag.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Accept-Encoding',
    etag,
    ...(encoding && { 'content-encoding': encoding }),
    ...(ending === 'js' && { sourcemap: `${path.split('/').at(-1)}.map` }),
  };
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(body), { headers });
}

async function read(
  file: string,
  accepted: string | null,
): Promise<{ body: Buffer; encoding?: string } | null> {
  for (const { name, ending } of ENCODINGS) {
    if (!accepts(accepted, name)) continue;
    const body = await contents(file + ending);
    if (body) return { body, encoding: name };
  }
  const body = await contents(file);
  return body && { body };
}

function accepts(header: string | null, name: string): boolean {
  return (header ?? '')
    .split(',')
    .some((part) => part.trim().split(';')[0] === name && !/;\s*q=0(\.0*)?$/.test(part.trim()));
}

async function contents(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && NOT_THERE.includes(code)) return null;
    throw error;
  }
}

let known: string | undefined;

/** `dist/browser` of this package, wherever in it this code has been bundled to. */
function browserFolder(): string {
  return (known ??= join(packageFolder(import.meta.dirname), 'dist', 'browser'));
}

function packageFolder(from: string): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && /"name":\s*"care-widget"/.test(readFileSync(manifest, 'utf8')))
    return from;
  const above = dirname(from);
  if (above === from) throw new Error('The package care-widget is not where its code is.');
  return packageFolder(above);
}
