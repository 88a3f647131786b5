import type { FileInfo } from '../../protocol/files.ts';
import type { Author } from '../../protocol/model.ts';
import type { Decision, FileRow } from '../../stores/store.ts';
import { fileInfoOf, isWhole } from '../file-info-of.ts';

type Refusal = Extract<Decision, { refuse: unknown }>;

/** The files that a message names, as its event will say them, or why it is refused. */
export function attachedFiles(
  named: readonly string[],
  files: readonly FileRow[],
  actor: Author,
): { files: FileInfo[] } | Refusal {
  if (new Set(named).size < named.length)
    return { refuse: 'bad-request', message: 'A message names each of its files once.' };
  const infos: FileInfo[] = [];
  for (const id of named) {
    const file = files.find((one) => one.id === id);
    // The same answer for "not there" and "not yours", so that nobody can probe for files.
    if (!file || file.state === 'cancelled' || !isOf(file, actor))
      return { refuse: 'not-found', message: `There is no file ${id}.` };
    if (file.op !== null)
      return { refuse: 'file-used', message: `Another message has the file ${id} already.` };
    if (file.state === 'uploading')
      return { refuse: 'file-incomplete', message: `The upload of file ${id} is not complete.` };
    if (!isWhole(file) || file.state === 'blocked')
      return { refuse: 'file-refused', message: `The file ${id} was not taken.` };
    infos.push(fileInfoOf(file));
  }
  return { files: infos };
}

function isOf({ owner }: FileRow, actor: Author): boolean {
  return owner.role === actor.role && owner.id === actor.id;
}
