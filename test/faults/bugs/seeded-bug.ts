// A bug that somebody could have written: one place of the product, and what stands there instead.
export interface SeededBug {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What it breaks: the promise that some test must hold. */
  readonly rule: string;
  /** Test files to begin with; all others follow. */
  readonly first: readonly string[];
}

/** The file's text with the bug in it. @throws Error when the place is not there exactly once */
export function planted(text: string, { name, file, find, replace }: SeededBug): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(
      `Bug “${name}”: its place is there ${after === undefined ? 0 : more.length + 1} times in ${file}; bring the entry up to date.`,
    );
  return before + replace + after;
}
