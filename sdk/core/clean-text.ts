// Text that people typed, freed of what no person types and some database or screen would choke on.

/** C0 and C1 controls (NUL among them) and DEL, except tab and line feed. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Halves of characters; UTF-8 cannot carry them. */
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Marks that turn the direction of what follows; in a name or title they only deceive. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** A message or note: lines are kept, blanks around it are not. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .trim();
}

/** A name, title or address: one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ');
}

/** Somebody's name as others may see it: one that shows nothing, or turns what stands beside it, is none. */
export function cleanName<T extends { readonly name?: string | undefined }>({
  name,
  ...rest
}: T): Omit<T, 'name'> & { name?: string } {
  const clean = cleanLine(name ?? '');
  return { ...rest, ...(!isBlank(clean) && { name: clean }) };
}

/** True when nothing would be seen of it. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}
