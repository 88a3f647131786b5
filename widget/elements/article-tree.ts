// An article's text: a tree of known blocks → Lit templates. Nothing in it is markup, and what is not known is nothing [A6].
import { html, nothing, type TemplateResult } from 'lit';
import type {
  ArticleBlock,
  ArticleImage,
  ArticleInline,
} from '../../sdk/protocol/article-blocks.ts';
import { articleHref, articleSource } from './article-links.ts';

export interface TreeOptions {
  /** Read out after a link's text. */
  readonly newTab: string;
  /** What a table that can be scrolled is called. */
  readonly table: string;
  /** Whether there is an article with this slug. */
  readonly knows: (slug: string) => boolean;
  readonly openArticle: (slug: string) => void;
  /** To a heading of this article. */
  readonly goTo: (anchor: string) => void;
}

/** Deeper than any server lets them lie in each other. */
const DEPTH_MAX = 12;

export function articleTree(blocks: unknown, options: TreeOptions, depth = 0): unknown {
  if (!Array.isArray(blocks) || depth > DEPTH_MAX) return nothing;
  return (blocks as ArticleBlock[]).map((block) => drawnBlock(block, options, depth));
}

function drawnBlock(block: ArticleBlock, options: TreeOptions, depth: number): unknown {
  switch (block.kind) {
    case 'heading':
      return heading(block, inlines(block.content, options));
    case 'paragraph':
      return html`<p>${inlines(block.content, options)}</p>`;
    case 'list':
      return list(block, options, depth);
    case 'quote':
      return html`<blockquote>${articleTree(block.content, options, depth + 1)}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'rule':
      return html`<hr />`;
    case 'table':
      return table(block, options);
    default:
      return unknown(block);
  }
}

/** The article's title is a third-level heading within the panel. */
function heading({ level, anchor }: Extract<ArticleBlock, { kind: 'heading' }>, words: unknown) {
  if (level === 2) return html`<h4 tabindex="-1" data-anchor=${anchor}>${words}</h4>`;
  if (level === 3) return html`<h5 tabindex="-1" data-anchor=${anchor}>${words}</h5>`;
  return html`<h6 tabindex="-1" data-anchor=${anchor}>${words}</h6>`;
}

function list(
  { ordered, start, items }: Extract<ArticleBlock, { kind: 'list' }>,
  options: TreeOptions,
  depth: number,
): unknown {
  if (!Array.isArray(items)) return nothing;
  const drawn = items.map((item) => html`<li>${articleTree(item, options, depth + 1)}</li>`);
  return ordered
    ? html`<ol start=${Number(start ?? 1)}>
        ${drawn}
      </ol>`
    : html`<ul>
        ${drawn}
      </ul>`;
}

function table(
  { align, head, rows }: Extract<ArticleBlock, { kind: 'table' }>,
  options: TreeOptions,
): TemplateResult {
  const side = (i: number) => align?.[i] ?? '';
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${options.table}>
    <table>
      <thead>
        <tr>
          ${listed(head).map((cell, i) => html`<th scope="col" class=${side(i)}>${inlines(cell, options)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${listed(rows).map(
          (row) =>
            html`<tr>
              ${listed(row).map((cell, i) => html`<td class=${side(i)}>${inlines(cell, options)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlines(content: unknown, options: TreeOptions): unknown {
  return listed(content as ArticleInline[]).map((inline) => drawnInline(inline, options));
}

function drawnInline(inline: ArticleInline, options: TreeOptions): unknown {
  switch (inline.kind) {
    case 'text':
      return marked(inline.text, inline.marks ?? []);
    case 'break':
      return html`<br />`;
    case 'image':
      return image(inline);
    case 'link':
      return link(inline, options);
    case 'article': {
      const { slug, content } = inline;
      const words = inlines(content, options);
      if (!options.knows(slug)) return words;
      return within(words, () => options.openArticle(slug));
    }
    default:
      return unknown(inline);
  }
}

function marked(text: unknown, marks: readonly string[]): unknown {
  const [first, ...rest] = marks;
  const inner = rest.length > 0 ? marked(text, rest) : String(text);
  if (first === 'strong') return html`<strong>${inner}</strong>`;
  if (first === 'emphasis') return html`<em>${inner}</em>`;
  if (first === 'code') return html`<code>${inner}</code>`;
  return inner;
}

function link(
  { href, content }: Extract<ArticleInline, { kind: 'link' }>,
  options: TreeOptions,
): unknown {
  const words = inlines(content, options);
  if (String(href).startsWith('#')) return within(words, () => options.goTo(href.slice(1)));
  const safe = articleHref(href);
  if (safe === null) return words;
  // prettier-ignore
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer ugc">${words}<span class="sr"> (${options.newTab})</span></a>`;
}

function image({ src, alt, caption, width, height }: ArticleImage): unknown {
  const safe = articleSource(src);
  if (safe === null) return String(alt);
  // prettier-ignore
  const picture = html`<img src=${safe} alt=${alt} width=${Number(width)} height=${Number(height)} loading="lazy" decoding="async" referrerpolicy="no-referrer" />`;
  return caption ? html`<span class="figure">${picture}<small>${caption}</small></span>` : picture;
}

/** A link that leaves neither the page nor the panel. */
// prettier-ignore
const within = (words: unknown, go: () => void) =>
  html`<button type="button" class="link" role="link" @click=${go}>${words}</button>`;

const listed = <T>(of: readonly T[]): readonly T[] => (Array.isArray(of) ? of : []);

/** Something that a newer server knows. */
const unknown = (_block: never) => nothing;
