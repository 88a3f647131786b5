import { FILE_NAME_MAX_CHARS } from '../../protocol/limits.ts';
import { cleanLine } from '../clean-text.ts';
import { endingsOf, type FileType } from './file-kinds.ts';

/** What is seen of no name, and what some system takes for more than a name. */
const NOT_IN_NAMES = /[\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu;

/**
 * A name that is only a name: without folders, marks of direction and of nothing, dots that hide it, and of a bearable
 * length. Null when its ending is that of another type.
 */
export function fileNameOf(raw: string, type: FileType): string | null {
  const [first] = endingsOf(type);
  const last = cleanLine(raw.normalize('NFC')).split(/[\\/]/).at(-1)!;
  const name = last
    .replace(NOT_IN_NAMES, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .trim();
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, first];
  if (!endingsOf(type).includes(ending.toLowerCase())) return null;
  return `${cut(stem.trim() || 'file', FILE_NAME_MAX_CHARS - ending.length - 1)}.${ending}`;
}

/** Never inside a character. */
function cut(text: string, chars: number): string {
  return text.slice(0, chars).replace(/[\ud800-\udbff]$/, '');
}
