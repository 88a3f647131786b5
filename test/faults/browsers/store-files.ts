// The files in which a browser keeps the databases of pages, and what can become of files.
import {
  closeSync,
  ftruncateSync,
  globSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Dice } from '../dice.ts';
import type { EngineName } from './engines.ts';

export const DAMAGES = [
  'one letter changed',
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

export interface Place {
  readonly engine: EngineName;
  /** No browser may be running on it. */
  readonly profile: string;
  /** A text that is kept there. */
  readonly text: string;
}

/** @throws Error when there is nothing to damage */
export function damageStore({ engine, profile, text }: Place, damage: Damage, dice: Dice): void {
  const files = globSync(FILES[engine], { cwd: profile })
    .map((name) => join(profile, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  if (files.length === 0) throw new Error('There is no file to damage.');
  if (damage === 'one letter changed') return changeLetter(files, text);
  const isHalf = damage === 'half of them deleted';
  // A Firefox that finds a database's log without the database dies of it, whatever the page does: only the log goes.
  const odd = engine === 'firefox' ? 1 : dice.below(2);
  for (const [i, path] of files.entries())
    if (damage === 'deleted' || (isHalf && i % 2 === odd)) rmSync(path);
    else if (!isHalf) spoil(path, damage, dice);
}

/** The last one of the text, wherever it is written: what comes of it still looks like a message. */
function changeLetter(files: readonly string[], text: string): void {
  let found = 0;
  for (const path of files) {
    const bytes = readFileSync(path);
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const [whole, start] = [
        Buffer.from(text, encoding),
        Buffer.from(text.slice(0, -1), encoding),
      ];
      for (let at = bytes.indexOf(whole); at >= 0; at = bytes.indexOf(whole, at + 1), found++)
        bytes.write('x', at + start.length, encoding);
    }
    writeFileSync(path, bytes);
  }
  if (found === 0) throw new Error(`"${text}" is in no file.`);
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
