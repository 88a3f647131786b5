// A script that a shop pins: a name that changes with its content, and the hash with which the browser checks it.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names that stay, and whose content changes with each version. */
const ALIASES = ['care-widget.js', 'care-desk.js'];

/** File name → Subresource Integrity hash. */
export type Integrity = Readonly<Record<string, string>>;

/**
 * Puts a copy of each alias beside it whose name holds version and content, and `integrity.json` with the hash of
 * every script.
 */
export function pin(folder: string, version: string): Integrity {
  for (const name of ALIASES) {
    const content = readFileSync(join(folder, name));
    const short = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const pinned = name.replace(/\.js$/, `-${version}-${short}.js`);
    copyFileSync(join(folder, name), join(folder, pinned));
  }
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const hashOf = (name: string) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(folder, name)))
      .digest('base64')}`;
  const integrity = Object.fromEntries(scripts.sort().map((name) => [name, hashOf(name)]));
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
  return integrity;
}
