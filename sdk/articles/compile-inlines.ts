import type { Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast';
import type { ArticleImage, ArticleInline } from '../protocol/article-blocks.ts';
import type { Compilation } from './compilation.ts';
import { readAddress, readSource } from './article-address.ts';

type Mark = 'strong' | 'emphasis' | 'code';
/** Of which links are made: they hold no others. */
type Held = Extract<ArticleInline, { kind: 'text' | 'break' | 'image' }>;

/** Further inside there is nothing that would still be seen. */
const MARKS_DEPTH_MAX = 12;
const SIZE = /(?:^|\s)(\d{1,5})[x×](\d{1,5})$/;

export function compileInlines(
  compilation: Compilation,
  nodes: readonly PhrasingContent[],
): ArticleInline[] {
  return joined(nodes.flatMap((node) => inline(compilation, node, [])));
}

function inline(
  compilation: Compilation,
  node: PhrasingContent,
  marks: readonly Mark[],
): ArticleInline[] {
  switch (node.type) {
    case 'text':
      checkText(compilation, node);
      return text(node.value, marks);
    case 'inlineCode':
      return text(node.value, [...marks, 'code']);
    case 'strong':
    case 'emphasis':
      if (marks.length >= MARKS_DEPTH_MAX) {
        compilation.refuse(node, 'emphasis lies too deep in itself');
        return [];
      }
      return node.children.flatMap((child) => inline(compilation, child, [...marks, node.type]));
    case 'break':
      return [{ kind: 'break' }];
    case 'image':
      return image(compilation, node, node);
    case 'imageReference': {
      const found = compilation.definition(node.identifier);
      return found ? image(compilation, node, { ...found, alt: node.alt }) : [];
    }
    case 'link':
      return link(compilation, node, { url: node.url, marks });
    case 'linkReference':
      return link(compilation, node, {
        url: compilation.definition(node.identifier)?.url ?? '',
        marks,
      });
    case 'html':
      compilation.refuse(node, 'HTML is not carried; write it as Markdown');
      return [];
    default:
      compilation.refuse(node, `"${node.type}" is not carried`);
      return [];
  }
}

function link(
  compilation: Compilation,
  node: Link | LinkReference,
  { url, marks }: { url: string; marks: readonly Mark[] },
): ArticleInline[] {
  const address = readAddress(url);
  if ('refused' in address) {
    compilation.refuse(node, address.refused);
    return [];
  }
  const inner = joined(node.children.flatMap((child) => inline(compilation, child, marks)));
  const content = inner.filter((one): one is Held => one.kind !== 'link' && one.kind !== 'article');
  if (content.every((one) => one.kind === 'text' && one.text.trim() === '')) {
    compilation.refuse(node, 'a link needs words that say where it leads');
    return [];
  }
  return 'slug' in address
    ? [{ kind: 'article', slug: address.slug, content }]
    : [{ kind: 'link', href: address.href, content }];
}

function image(
  compilation: Compilation,
  node: Image | ImageReference,
  given: {
    readonly url: string;
    readonly title?: string | null | undefined;
    readonly alt?: string | null | undefined;
  },
): ArticleImage[] {
  const source = readSource(given.url);
  const [size, width, height] = SIZE.exec(given.title ?? '') ?? [];
  if ('refused' in source) compilation.refuse(node, source.refused);
  if (size === undefined || !Number(width) || !Number(height))
    compilation.refuse(
      node,
      'a picture needs its size in pixels, as ![text](/picture.jpg "640x480")',
    );
  if ('refused' in source || size === undefined) return [];
  const caption = (given.title ?? '').slice(0, -size.length).trim();
  return [
    {
      kind: 'image',
      src: source.href,
      alt: given.alt ?? '',
      ...(caption !== '' && { caption }),
      width: Number(width),
      height: Number(height),
    },
  ];
}

/** What was meant as a link and is none is worth a word before readers see it. */
function checkText(
  compilation: Compilation,
  node: Extract<PhrasingContent, { type: 'text' }>,
): void {
  if (/(?<!\\)\]\((?!\s)/.test(compilation.sourceOf(node)))
    compilation.refuse(node, 'a link or picture is not closed, or its address holds blanks');
}

function text(value: string, marks: readonly Mark[]): ArticleInline[] {
  const own = [...new Set(marks)];
  return value === '' ? [] : [{ kind: 'text', text: value, ...(own.length > 0 && { marks: own }) }];
}

/** Neighbours that are marked alike are one. */
function joined(inlines: readonly ArticleInline[]): ArticleInline[] {
  const all: ArticleInline[] = [];
  for (const one of inlines) {
    const last = all.at(-1);
    if (last?.kind === 'text' && one.kind === 'text' && String(last.marks) === String(one.marks))
      all[all.length - 1] = { ...last, text: last.text + one.text };
    else all.push(one);
  }
  return all;
}
