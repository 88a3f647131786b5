import { html } from 'lit';
import type { TextRange } from '../client/care-articles.ts';

/** A text in which ranges are marked; such as overlap, or are not in it, are left out. */
export function highlight(text: string, ranges: readonly TextRange[]): unknown {
  const parts: unknown[] = [];
  let at = 0;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (from < at || to <= from || to > text.length) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
