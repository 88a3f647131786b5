// An article's tree → Lit templates, for readers and for whoever writes it. Nothing in the tree is markup, an address is
// one of those that the server lets through or it is not followed, and what this build does not know is not drawn.
import { html, nothing, type TemplateResult } from 'lit';
import type {
  ArticleBlock,
  ArticleImage,
  ArticleInline,
} from '../../sdk/protocol/article-blocks.ts';

export interface ArticleDrawing {
  /** Read out after a link that leads elsewhere. */
  readonly newTab: string;
  /** The level of the article's own title; its headings stand below it. 1 unless given. */
  readonly titleLevel?: 1 | 2 | 3;
  /** Whether the article with this slug can be opened; without it none can, and its name is drawn alone. */
  readonly hasArticle?: (slug: string) => boolean;
  readonly openArticle?: (slug: string) => void;
}

/** What `articleHref` of the protocol allows, and nothing that a browser would make into something else. */
const SAFE_HREF = /^(https:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|#)/;
const SAFE_SOURCE = /^(https:\/\/[^/\\]|\/(?![/\\]))/;
const LEVEL_MAX = 6;

/** The text of an article, to be put into a `.article` with `articleTreeStyles`. */
export function articleTree(
  blocks: readonly ArticleBlock[],
  drawing: ArticleDrawing,
): readonly unknown[] {
  return blocks.map((block) => drawBlock(block, drawing));
}

function drawBlock(block: ArticleBlock, drawing: ArticleDrawing): unknown {
  switch (block.kind) {
    case 'heading':
      return heading(block, drawing);
    case 'paragraph':
      return html`<p dir="auto">${inlines(block.content, drawing)}</p>`;
    case 'list':
      return list(block, drawing);
    case 'quote':
      return html`<blockquote dir="auto">${articleTree(block.content, drawing)}</blockquote>`;
    case 'code':
      return html`<pre dir="ltr" tabindex="0"><code>${block.text}</code></pre>`;
    case 'rule':
      return html`<hr />`;
    case 'table':
      return table(block, drawing);
    default:
      return unknown(block);
  }
}

function heading(
  { level, anchor, content }: Extract<ArticleBlock, { kind: 'heading' }>,
  drawing: ArticleDrawing,
): TemplateResult {
  const words = inlines(content, drawing);
  const id = placeOf(anchor);
  switch (Math.min(level + (drawing.titleLevel ?? 1) - 1, LEVEL_MAX)) {
    case 2:
      return html`<h2 id=${id} class="level-2" dir="auto" tabindex="-1">${words}</h2>`;
    case 3:
      return html`<h3 id=${id} class="level-${level}" dir="auto" tabindex="-1">${words}</h3>`;
    case 4:
      return html`<h4 id=${id} class="level-${level}" dir="auto" tabindex="-1">${words}</h4>`;
    case 5:
      return html`<h5 id=${id} class="level-${level}" dir="auto" tabindex="-1">${words}</h5>`;
    default:
      return html`<h6 id=${id} class="level-${level}" dir="auto" tabindex="-1">${words}</h6>`;
  }
}

function list(
  { ordered, start, items }: Extract<ArticleBlock, { kind: 'list' }>,
  drawing: ArticleDrawing,
): TemplateResult {
  const drawn = items.map((blocks) => html`<li dir="auto">${articleTree(blocks, drawing)}</li>`);
  // A list without its own marks says that it is one.
  return ordered
    ? html`<ol start=${start ?? 1}>
        ${drawn}
      </ol>`
    : html`<ul>
        ${drawn}
      </ul>`;
}

function table(
  { align, head, rows }: Extract<ArticleBlock, { kind: 'table' }>,
  drawing: ArticleDrawing,
): TemplateResult {
  const at = (column: number) => `at-${align[column] ?? 'start'}`;
  return html`<div class="wide" role="group" tabindex="0">
    <table dir="auto">
      <thead>
        <tr>
          ${head.map(
            (cell, column) =>
              html`<th scope="col" class=${at(column)} dir="auto">${inlines(cell, drawing)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(
                (cell, column) =>
                  html`<td class=${at(column)} dir="auto">${inlines(cell, drawing)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlines(content: readonly ArticleInline[], drawing: ArticleDrawing): readonly unknown[] {
  return content.map((inline) => drawInline(inline, drawing));
}

function drawInline(inline: ArticleInline, drawing: ArticleDrawing): unknown {
  switch (inline.kind) {
    case 'text':
      return marked(inline.text, inline.marks ?? []);
    case 'break':
      return html`<br />`;
    case 'image':
      return image(inline);
    case 'link':
      return link(inline.href, inlines(inline.content, drawing), drawing);
    case 'article':
      return reference(inline.slug, inlines(inline.content, drawing), drawing);
    default:
      return unknown(inline);
  }
}

function marked(text: string, marks: readonly string[]): unknown {
  let drawn: unknown = text;
  if (marks.includes('code')) drawn = html`<code>${drawn}</code>`;
  if (marks.includes('emphasis')) drawn = html`<em>${drawn}</em>`;
  if (marks.includes('strong')) drawn = html`<strong>${drawn}</strong>`;
  return drawn;
}

function image({ src, alt, caption, width, height }: ArticleImage) {
  if (!SAFE_SOURCE.test(src)) return nothing;
  const picture = html`<img
    src=${src}
    alt=${alt}
    width=${width}
    height=${height}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
  />`;
  if (caption === undefined) return picture;
  return html`<span class="figure"
    >${picture}<span class="caption" dir="auto">${caption}</span></span
  >`;
}

function link(href: string, words: unknown, { newTab }: ArticleDrawing): unknown {
  if (!SAFE_HREF.test(href)) return words;
  if (href.startsWith('#'))
    return html`<a href=${href} @click=${(event: Event) => jump(event, href.slice(1))}
      >${words}</a
    >`;
  if (!href.startsWith('https:')) return html`<a href=${href}>${words}</a>`;
  // prettier-ignore
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}<span class="sr"> (${newTab})</span></a>`;
}

function reference(slug: string, words: unknown, drawing: ArticleDrawing): unknown {
  const { hasArticle, openArticle } = drawing;
  if (!openArticle || !hasArticle?.(slug)) return words;
  return html`<button class="reference" type="button" @click=${() => openArticle(slug)}>
    ${words}
  </button>`;
}

/** Browsers look for `#` in the page and not in a shadow root, and the page's address is none of ours. */
function jump(event: Event, anchor: string): void {
  event.preventDefault();
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  const place = root.getElementById(placeOf(anchor));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

/** Apart from the ids of whatever view has the article in it. */
function placeOf(anchor: string): string {
  return `article-${anchor}`;
}

/** Of a later protocol. */
function unknown(_never: never): unknown {
  return nothing;
}
