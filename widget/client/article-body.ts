import { plainTextOfBlocks } from '../../sdk/articles/plain-text.ts';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';

/** As it is shown in excerpts. A device may have kept anything: what cannot be read has no words. */
export function bodyOf({ content }: PublishedArticle): string {
  try {
    return plainTextOfBlocks(content);
  } catch {
    return '';
  }
}
