const ANCHOR_MAX_CHARS = 100;

/** Lower case and digits of any script, joined by hyphens; `part` when there are none. Also what slugs are made of. */
export function anchorOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{Ll}\p{Lo}\p{M}\p{Nd}]+/gu);
  let anchor = '';
  for (const word of words ?? []) {
    const next = anchor === '' ? word : `${anchor}-${word}`;
    if (next.length > ANCHOR_MAX_CHARS) break;
    anchor = next;
  }
  return anchor || 'part';
}
