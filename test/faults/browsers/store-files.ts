// The files in which a browser keeps the databases of pages, and what can become of files.
import { closeSync, ftruncateSync, globSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Dice } from '../dice.ts';
import type { EngineName } from './engines.ts';

export const DAMAGES = [
  'deleted',
  'emptied',
  'cut in half',
  'garbled',
  'half of them deleted',
] as const;
export type Damage = (typeof DAMAGES)[number];

/** Below the profile. */
const FILES: Record<EngineName, string> = {
  chromium: 'Default/IndexedDB/*leveldb/*',
  firefox: 'storage/default/http*/idb/**/*.sqlite*',
  webkit: '**/IndexedDB.sqlite3*',
};
/** As from a dying disk. */
const BYTES_PER_GARBLED_ONE = 100;

/** How many files it met. No browser may be running on the profile. */
export function damageStore(
  engine: EngineName,
  profile: string,
  damage: Damage,
  dice: Dice,
): number {
  const files = globSync(FILES[engine], { cwd: profile })
    .map((name) => join(profile, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  const isHalf = damage === 'half of them deleted';
  const odd = dice.below(2);
  for (const [i, path] of files.entries())
    if (damage === 'deleted' || (isHalf && i % 2 === odd)) rmSync(path);
    else if (!isHalf) spoil(path, damage, dice);
  return files.length;
}

function spoil(path: string, damage: Damage, dice: Dice): void {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  if (damage === 'emptied') ftruncateSync(file, 0);
  else if (damage === 'cut in half') ftruncateSync(file, size >> 1);
  else
    for (let i = 0; i < size / BYTES_PER_GARBLED_ONE; i++)
      writeSync(file, Uint8Array.of(dice.below(256)), 0, 1, dice.below(size));
  closeSync(file);
}
