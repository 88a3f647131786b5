// Which of the files that somebody chose the shop takes, and why not the others. Asked before anything is sent.
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { fileSize } from './file-size.ts';

export type Takes = NonNullable<SiteInfo['files']>;

/** Of what some systems do not know the type by themselves. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heif',
  pdf: 'application/pdf',
  txt: 'text/plain',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

export interface Taken {
  readonly files: readonly File[];
  /** Why some were not taken, in words; each reason once. */
  readonly problems: readonly string[];
}

export function takenFiles(
  chosen: readonly File[],
  takes: Takes,
  /** How many there are already. */
  count: number,
  { texts, language }: { readonly texts: MoreTexts; readonly language: string },
): Taken {
  const files: File[] = [];
  const problems = new Set<string>();
  for (const file of chosen) {
    const typed = withType(file);
    if (!takes.types.includes(typed.type)) problems.add(texts.fileType);
    else if (file.size === 0) problems.add(texts.fileEmpty);
    else if (file.size > takes.maxBytes)
      problems.add(texts.fileTooLarge(fileSize(takes.maxBytes, language)));
    else if (count + files.length >= takes.maxCount)
      problems.add(texts.tooManyFiles(takes.maxCount));
    else files.push(typed);
  }
  return { files, problems: [...problems] };
}

function withType(file: File): File {
  const type = TYPES[file.name.split('.').at(-1)!.toLowerCase()];
  return file.type || !type ? file : new File([file], file.name, { type });
}
