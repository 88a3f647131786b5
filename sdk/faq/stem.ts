/**
 * Cuts a language's endings off, the longest first, twice at most, and leaves three letters or more. It need not
 * find roots: the forms of a word must meet, and those of other words must not.
 */
export function stem(word: string, endings: ReadonlySet<string>): string {
  if (endings.size === 0 || /\d/.test(word)) return word;
  let rest = word;
  for (let pass = 0; pass < 2; pass++) {
    let cut = Math.min(6, rest.length - 3 - pass);
    while (cut > 0 && !endings.has(rest.slice(-cut))) cut--;
    if (cut <= 0) break;
    rest = rest.slice(0, -cut);
  }
  // shipped, ship; y and i change places in many languages.
  if (rest.length > 3 && rest.at(-1) === rest.at(-2)) rest = rest.slice(0, -1);
  return rest.endsWith('y') ? `${rest.slice(0, -1)}i` : rest;
}
