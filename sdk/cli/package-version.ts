import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of this package, wherever in it this code has been bundled to. */
export function packageVersion(from = import.meta.dirname): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest)) {
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
    if (name === 'care-widget' && version !== undefined) return version;
  }
  const above = dirname(from);
  if (above === from) throw new Error('The package care-widget is not where its code is.');
  return packageVersion(above);
}
