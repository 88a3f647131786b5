import type { RandomBytes } from '../../protocol/ids.ts';

const WORD_BYTES = 4;
const WORDS = 2 ** (8 * WORD_BYTES);

/** A number of so many digits, each of them as likely as the others: what would favour some is drawn again. */
export function newCode(random: RandomBytes, digits: number): string {
  const numbers = 10 ** digits;
  const fair = WORDS - (WORDS % numbers);
  for (;;) {
    const drawn = Buffer.from(random(WORD_BYTES)).readUInt32BE();
    if (drawn < fair) return String(drawn % numbers).padStart(digits, '0');
  }
}
