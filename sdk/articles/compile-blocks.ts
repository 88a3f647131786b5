import type { BlockContent, Code, DefinitionContent, List, Nodes, Table } from 'mdast';
import type { ArticleBlock } from '../protocol/article-blocks.ts';
import { ARTICLE_DEPTH_MAX } from '../protocol/limits.ts';
import type { Compilation } from './compilation.ts';
import { readAddress } from './article-address.ts';
import { compileInlines } from './compile-inlines.ts';
import { plainText } from './plain-text.ts';

type MarkdownBlock = BlockContent | DefinitionContent | Nodes;

const LEVELS = { 1: 2, 2: 2, 3: 3, 4: 4, 5: 4, 6: 4 } as const;

/** @param depth of lists and quotes around them */
export function compileBlocks(
  compilation: Compilation,
  nodes: readonly MarkdownBlock[],
  depth: number,
): ArticleBlock[] {
  return nodes.flatMap((node) => compileBlock(compilation, node, depth) ?? []);
}

function compileBlock(
  compilation: Compilation,
  node: MarkdownBlock,
  depth: number,
): ArticleBlock | null {
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', content: compileInlines(compilation, node.children) };
    case 'heading': {
      const content = compileInlines(compilation, node.children);
      const anchor = compilation.anchor(plainText(content));
      return { kind: 'heading', level: LEVELS[node.depth], anchor, content };
    }
    case 'thematicBreak':
      return { kind: 'rule' };
    case 'code':
      return code(compilation, node);
    case 'table':
      return table(compilation, node);
    case 'list':
      return isTooDeep(compilation, node, depth) ? null : list(compilation, node, depth);
    case 'blockquote':
      if (isTooDeep(compilation, node, depth)) return null;
      return { kind: 'quote', content: compileBlocks(compilation, node.children, depth + 1) };
    case 'definition': {
      const address = readAddress(node.url);
      if ('refused' in address) compilation.refuse(node, address.refused);
      return null;
    }
    case 'html':
      compilation.refuse(node, 'HTML is not carried; write it as Markdown');
      return null;
    default:
      compilation.refuse(node, `"${node.type}" is not carried`);
      return null;
  }
}

function isTooDeep(compilation: Compilation, node: Nodes, depth: number): boolean {
  if (depth < ARTICLE_DEPTH_MAX) return false;
  compilation.refuse(node, `lists and quotes lie at most ${ARTICLE_DEPTH_MAX} deep in each other`);
  return true;
}

function list(compilation: Compilation, node: List, depth: number): ArticleBlock {
  const { start } = node;
  return {
    kind: 'list',
    ordered: node.ordered === true,
    ...(typeof start === 'number' && start !== 1 && { start }),
    items: node.children.map((item) => compileBlocks(compilation, item.children, depth + 1)),
  };
}

function code(compilation: Compilation, node: Code): ArticleBlock {
  const source = compilation.sourceOf(node);
  const [, fence = ''] = /^(`{3,}|~{3,})/.exec(source) ?? [];
  const lines = source.split('\n');
  const last = (lines.at(-1) ?? '').replace(/^[\s>]+/, '').trimEnd();
  const isClosed = lines.length > 1 && last.startsWith(fence) && /^(`+|~+)$/.test(last);
  if (fence !== '' && !isClosed)
    compilation.refuse(node, `the code that begins here with ${fence} is never closed`);
  return { kind: 'code', text: node.value };
}

function table(compilation: Compilation, { align, children }: Table): ArticleBlock {
  const [first, ...others] = children;
  const cells = (row: Table['children'][number]) =>
    row.children.map((cell) => compileInlines(compilation, cell.children));
  const head = first ? cells(first) : [];
  const rows = others.map((row) => {
    if (row.children.length > head.length)
      compilation.refuse(row, `this row has ${row.children.length} cells, its head ${head.length}`);
    const filled = cells(row).slice(0, head.length);
    while (filled.length < head.length) filled.push([]);
    return filled;
  });
  return { kind: 'table', align: head.map((_, i) => align?.[i] ?? null), head, rows };
}
