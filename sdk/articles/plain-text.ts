import type { ArticleBlock, ArticleInline } from '../protocol/article-blocks.ts';

/** What would be read aloud. */
export function plainText(inlines: readonly ArticleInline[]): string {
  return inlines.map(inlineText).join('');
}

export function plainTextOfBlocks(blocks: readonly ArticleBlock[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n');
}

function inlineText(inline: ArticleInline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return ' ';
    case 'image':
      return inline.alt;
    case 'link':
    case 'article':
      return plainText(inline.content);
    default:
      return unknown(inline);
  }
}

function blockText(block: ArticleBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainText(block.content);
    case 'list':
      return block.items.map(plainTextOfBlocks).join('\n');
    case 'quote':
      return plainTextOfBlocks(block.content);
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainText).join(' ')).join('\n');
    case 'rule':
      return '';
    default:
      return unknown(block);
  }
}

/** What a newer server may have; nothing is known of it [A6]. */
const unknown = (_never: never) => '';
