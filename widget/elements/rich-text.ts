// Text of strangers → tokens → Lit templates: what is not a link that we know to be safe stays text.
// Every step looks at each character a bounded number of times. Loaded with the first message that is not plain.
import { html, type TemplateResult } from 'lit';
import { blocksOf, formatInline, isEmojiOnly, type FormatToken } from './rich-format.ts';

export interface TextToken {
  readonly text: string;
  /** Where a link leads; absent for plain text. */
  readonly href?: string;
}

/** Longer words are no addresses that anybody could check before following them. */
const LINK_MAX_CHARS = 2_000;
/** Blanks, quotes and angle brackets end an address; so does the punctuation of languages that write without blanks. */
const DELIMITERS = /([\s<>"“”„«»、。，！？；：（）「」【】]+)/u;
const START = /https?:\/\/|www\.|mailto:|tel:/i;
const EMAIL = /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const ALLOWED = /^(https?|mailto|tel):$/;
/** Punctuation after an address belongs to the sentence. */
const TRAILING = ".,;:!?'’]}*_~`…";

/** Splits a text into plain runs and safe links; joined again, the tokens' texts are the text. */
export function tokenize(text: string): readonly TextToken[] {
  const tokens: TextToken[] = [];
  let plain = '';
  for (const word of text.split(DELIMITERS)) {
    const link = findLink(word);
    if (!link) {
      plain += word;
      continue;
    }
    plain += word.slice(0, link.from);
    if (plain) tokens.push({ text: plain });
    tokens.push({ text: word.slice(link.from, link.to), href: link.href });
    plain = word.slice(link.to);
  }
  if (plain) tokens.push({ text: plain });
  return tokens;
}

/** `newTab` is read out after a link's text. */
export function richText(text: string, newTab: string): TemplateResult {
  if (isEmojiOnly(text)) return html`<span class="big">${text}</span>`;
  const words = (line: string) => inline(line, newTab);
  return html`${blocksOf(text).map(({ kind, lines }) =>
    kind === 'list' ? list(lines, words) : lines.map((line) => words(line.text)),
  )}`;
}

function inline(text: string, newTab: string): readonly unknown[] {
  return tokenize(text).flatMap(({ text, href }) =>
    href ? [link(href, text, newTab)] : formatInline(text).map(drawn),
  );
}

function drawn({ text, as }: FormatToken): unknown {
  switch (as) {
    case 'bold':
      return html`<strong>${text}</strong>`;
    case 'italic':
      return html`<em>${text}</em>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'mark':
      return html`<span class="mark" aria-hidden="true">${text}</span>`;
    default:
      return text;
  }
}

// prettier-ignore
const list = (lines: readonly { mark: string; text: string }[], words: (line: string) => unknown) =>
  html`<span class="list" role="list">${lines.map(
    ({ mark, text }) => html`<span class="item ${/\d/.test(mark) ? '' : 'dot'}" role="listitem"><span class="sign" aria-hidden="true">${mark}</span>${words(text)}</span>`,
  )}</span>`;

// Shown with line breaks kept, so no blank of this source may get in. The direction keeps marks in the text before it
// from turning an address into another one.
// prettier-ignore
const link = (href: string, text: string, newTab: string) =>
  html`<a dir="ltr" href=${href} target="_blank" rel="noopener noreferrer ugc">${text}<span class="sr"> (${newTab})</span></a>`;

function findLink(word: string): { from: number; to: number; href: string } | null {
  if (word.length > LINK_MAX_CHARS) return null;
  let from = word.search(START);
  if (from < 0 && word.includes('@')) from = word.search(/\w/);
  // In the middle of a word it is no address but a part of something else.
  if (from < 0 || /[\p{L}\p{N}]/u.test(word[from - 1] ?? '')) return null;
  const to = end(word, from);
  const href = safeHref(word.slice(from, to));
  return href === null ? null : { from, to, href };
}

/** The address that `text` means, or null when it is not one a reader may be sent to. */
export function safeHref(text: string): string | null {
  if (EMAIL.test(text)) return `mailto:${text}`;
  try {
    const { protocol, username, password, href } = new URL(
      /^www\./i.test(text) ? `https://${text}` : text,
    );
    // A name before the host is the oldest way to make a foreign address look like one's own.
    return ALLOWED.test(protocol) && !username && !password ? href : null;
  } catch {
    return null;
  }
}

/** Where the address ends: before the sentence's own punctuation, and before a bracket that it did not open. */
function end(word: string, from: number): number {
  let to = word.length;
  let open = 0;
  for (const char of word.slice(from)) open += char === '(' ? 1 : char === ')' ? -1 : 0;
  for (; to > from; to--) {
    const last = word[to - 1]!;
    if (last === ')' && open < 0) open++;
    else if (!TRAILING.includes(last)) break;
  }
  return to;
}
