// Files of one folder by their exact names, read once: nothing outside the folder can be asked for.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerResponse } from 'node:http';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Answers `true` when the folder has a file of that name. */
export type ServeFile = (name: string, response: ServerResponse) => boolean;

/** @param folder an address beside the asking module, with a slash at its end */
export function filesIn(folder: URL): ServeFile {
  const root = fileURLToPath(folder);
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(root.length).split(sep).join('/'), readFileSync(path));
  }
  return (name, response) => {
    const file = files.get(name);
    if (!file) return false;
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      // Faces are shown in pages of another origin.
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    response.end(file);
    return true;
  };
}
