// The bytes of a file, as harmless as an answer can be: from here a stranger's file reaches shoppers and agents.
import type { ShownFile, ShownFiles } from '../core/files/shown-files.ts';
import { isPicture } from '../core/files/file-kinds.ts';
import { CareError } from '../protocol/care-error.ts';

/** @throws CareError `not-found`, whatever it is that is wrong */
export async function fileAnswer(
  shown: ShownFiles | null,
  request: Request,
  { id, signature }: { readonly id: string; readonly signature: string },
): Promise<Response> {
  if (!shown) throw new CareError('not-found');
  const site = new URL(request.url).searchParams.get('site') ?? '';
  const found = await shown.open(site, id, signature);
  const headers = headersOf(found);
  if (request.method !== 'HEAD') return new Response(found.bytes, { headers });
  await found.bytes.cancel();
  return new Response(null, { headers });
}

function headersOf({ file, goodForMs }: ShownFile): Record<string, string> {
  const { type, name, bytes } = file;
  // Pictures were drawn anew by us; everything else is as its sender made it, and only ever saved.
  const how = isPicture(type) ? 'inline' : 'attachment';
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-length': String(bytes ?? file.declaredBytes),
    'content-disposition': `${how}; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    // Shops' pages are of another site than the care server, and some let in nothing that does not say this. What is
    // protected is the address.
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': `private, max-age=${Math.floor(goodForMs / 1000)}`,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  };
}

/** For those who read no other; quotes and backslashes would end it. */
function plain(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
