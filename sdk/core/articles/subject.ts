// What questions that ask the same have in common: their words, folded, without order. Coarse on purpose: it groups for
// editors and counts askers; what is found is the search engine's business.

const WORDS_MAX = 12;
/** Of two subjects, how much they share to be one. */
const ALIKE = 0.6;

/** Words that carry the question, in its order, folded. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');
  const words = folded.match(/[\p{L}\p{Nd}]+/gu) ?? [];
  const kept = words.flatMap((word) =>
    isUnspaced(word) ? pairs(word) : word.length > 1 ? [word] : [],
  );
  return [...new Set(kept)].slice(0, WORDS_MAX);
}

/** Empty when there is no word in it. */
export function subjectOf(text: string): string {
  return wordsOf(text).sort().join(' ');
}

/** Whether they ask the same, as far as words tell: each is a subject. */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= ALIKE;
}

/** Scripts without spaces between words. */
function isUnspaced(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(
    word,
  );
}

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.length < 2
    ? letters
    : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}
