// Which word was meant: insertions, deletions, wrong letters and neighbours that changed places.

/** The number of typos between two words, or `max + 1` where there are more. */
export function typosBetween(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        above[column]! + 1,
        line[column - 1]! + 1,
        above[column - 1]! + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] && row > 1 && column > 1)
        cost = Math.min(cost, before[column - 2]! + 1);
      line[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > max) return max + 1;
    before = above;
    above = line;
  }
  return above[b.length]!;
}

/** One bit for each letter of a word, modulo 32: words that differ in many bits need no closer look. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

/** How many letters one of two words has and the other has not. */
export function differingLetters(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
