// Text of strangers → tokens → Lit templates: what is not a link that we know to be safe stays text.
// Every step looks at each character a bounded number of times.
import { html, type TemplateResult } from 'lit';

export type TextToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Longer words are no addresses that anybody could check before following them. */
const LINK_MAX_CHARS = 2_000;
/** Blanks, quotes and angle brackets end an address; so does the punctuation of languages that write without blanks. */
const DELIMITERS = /([\s<>"“”„«»、。，！？；：（）「」【】]+)/u;
const LINK_START = /https?:\/\/|www\.|mailto:|tel:/i;
const TRAILING = new Set([...".,;:!?'’)]}*_~…"]);
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const EMAIL = /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

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
    if (plain) tokens.push({ kind: 'text', text: plain });
    tokens.push({ kind: 'link', text: word.slice(link.from, link.to), href: link.href });
    plain = word.slice(link.to);
  }
  if (plain) tokens.push({ kind: 'text', text: plain });
  return tokens;
}

/** The address that `text` means, or null when it is not one a reader may be sent to. */
export function safeHref(text: string): string | null {
  try {
    const url = new URL(text);
    // A name before the host is the oldest way to make a foreign address look like one's own.
    if (!ALLOWED.has(url.protocol) || url.username || url.password) return null;
    return url.href;
  } catch {
    return null;
  }
}

/** `newTab` is read out after a link's text. */
export function richText(text: string, newTab: string): TemplateResult {
  return html`${tokenize(text).map((token) => (token.kind === 'text' ? token.text : link(token, newTab)))}`;
}

// Shown with line breaks kept, so no blank of this source may get in.
// prettier-ignore
const link = ({ href, text }: { href: string; text: string }, newTab: string) =>
  html`<a href=${href} target="_blank" rel="noopener noreferrer ugc">${text}<span class="sr"> (${newTab})</span></a>`;

function findLink(word: string): { from: number; to: number; href: string } | null {
  if (word.length < 5 || word.length > LINK_MAX_CHARS) return null;
  const start = word.search(LINK_START);
  const at = word.indexOf('@');
  if (start < 0 && at < 0) return null;
  const from = start >= 0 ? start : leading(word);
  if (start > 0 && /[\p{L}\p{N}]/u.test(word[start - 1]!)) return null;
  const to = end(word, from);
  const candidate = word.slice(from, to);
  if (start < 0) return EMAIL.test(candidate) ? { from, to, href: `mailto:${candidate}` } : null;
  const href = safeHref(/^www\./i.test(candidate) ? `https://${candidate}` : candidate);
  return href ? { from, to, href } : null;
}

function leading(word: string): number {
  let from = 0;
  while (from < word.length && "([{'*_~".includes(word[from]!)) from++;
  return from;
}

/** Where the address ends: punctuation after it belongs to the sentence, a bracket only when it closes one inside. */
function end(word: string, from: number): number {
  let to = word.length;
  const depth: Record<string, number> = {};
  for (let i = from; i < to; i++) depth[word[i]!] = (depth[word[i]!] ?? 0) + 1;
  while (to > from && TRAILING.has(word[to - 1]!)) {
    const last = word[to - 1]!;
    const opener = OPENERS[last];
    if (opener && (depth[opener] ?? 0) >= (depth[last] ?? 0)) break;
    depth[last] = (depth[last] ?? 1) - 1;
    to--;
  }
  return to;
}
