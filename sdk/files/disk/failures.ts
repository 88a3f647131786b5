import { CareError } from '../../protocol/care-error.ts';

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** `busy` for a full disk, which somebody may make room on; `internal` for all else. The reason is its cause. */
export function diskError(cause: unknown): CareError {
  if (cause instanceof CareError) return cause;
  const isFull = ['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE'].includes(codeOf(cause));
  return new CareError(isFull ? 'busy' : 'internal', undefined, { cause });
}

export function whyNoFolder(folder: string, cause: unknown): string {
  const what = `The folder for files "${folder}"`;
  switch (codeOf(cause)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `${what} is a file, or lies below one: name a folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${what} cannot be written: let this user write it, or name another.`;
    default:
      return `${what} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
