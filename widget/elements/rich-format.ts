// What people mean by `*bold*`, `_italic_` and a line that begins with a dash, where they can mean nothing else. Marks
// stay part of the text: joined, everything gives the text again. Each character is looked at a bounded number of times.
export type Mark = 'bold' | 'italic' | 'code';

export interface FormatToken {
  readonly text: string;
  /** What the text between two marks is meant to look like; the marks themselves are `mark`. */
  readonly as?: Mark | 'mark';
}

export interface Block {
  readonly kind: 'text' | 'list';
  /** Those of a list keep the end of their line. */
  readonly lines: readonly { readonly mark: string; readonly text: string }[];
}

/** A mark opens after a blank or a bracket and before a word, and closes the other way round, all in one line. */
const MARKED =
  /(^|[\s([{"'“„«¿¡])(\*\*?|_|`)(?=[\p{L}\p{N}\p{Extended_Pictographic}("'“„«¿¡])((?:(?!\2)[^\n])+)\2(?=$|[\s.,;:!?)\]}"'”»…])/gu;
const KINDS: Readonly<Record<string, Mark>> = {
  '*': 'bold',
  '**': 'bold',
  _: 'italic',
  '`': 'code',
};
/** Sums, and prices with a footnote, are no emphasis. */
const NUMBERS = /^[\d\s.,:%+-]+$/;

const BULLET = /^[-•*] +(?=\S)/;
const NUMBER = /^\d{1,3}[.)] +(?=\S)/;

export function formatInline(text: string): readonly FormatToken[] {
  const tokens: FormatToken[] = [];
  let done = 0;
  for (const match of text.matchAll(MARKED)) {
    const [whole, before, mark, inner] = match as unknown as [string, string, string, string];
    const kind = KINDS[mark]!;
    if (/\s$/.test(inner) || (kind !== 'code' && NUMBERS.test(inner))) continue;
    const from = match.index + before.length;
    if (from > done) tokens.push({ text: text.slice(done, from) });
    tokens.push({ text: mark, as: 'mark' }, { text: inner, as: kind }, { text: mark, as: 'mark' });
    done = match.index + whole.length;
  }
  if (done < text.length) tokens.push({ text: text.slice(done) });
  return tokens;
}

/** Two lines or more of the same kind are a list; one alone may be anything, a date or a minus among them. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const blocks: { kind: Block['kind']; lines: { mark: string; text: string }[] }[] = [];
  for (let i = 0; i < lines.length;) {
    const mark = [BULLET, NUMBER].find((one) => one.test(lines[i]!));
    let end = i;
    while (mark && end < lines.length && mark.test(lines[end]!)) end++;
    if (mark && end - i > 1) {
      const items = lines.slice(i, end).map((line) => {
        const [found] = mark.exec(line)!;
        return { mark: found, text: line.slice(found.length) };
      });
      blocks.push({ kind: 'list', lines: items });
      i = end;
      continue;
    }
    const before = blocks.at(-1);
    const line = { mark: '', text: lines[i++]! };
    if (before?.kind === 'text') before.lines[0]!.text += line.text;
    else blocks.push({ kind: 'text', lines: [line] });
  }
  return blocks;
}

/** One emoji as it is seen, of however many characters: with a skin tone, joined to others, a flag. */
const EMOJI =
  /^(?:(?:\p{RI}{2}|(?:\p{Emoji_Presentation}|\p{Emoji_Modifier_Base}(?=[\u{1F3FB}-\u{1F3FF}])|\p{Extended_Pictographic}\uFE0F)[\uFE0F\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*)*) ?){1,3}$/u;
/** Longer than three of the longest. */
const EMOJI_MAX_CHARS = 60;

/** Up to three emoji and nothing else. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= EMOJI_MAX_CHARS && EMOJI.test(text);
}
