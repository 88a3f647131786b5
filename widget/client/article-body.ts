import { plainTextOfBlocks } from '../../sdk/articles/plain-text.ts';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';

/** As excerpts show it. A device may have kept anything: what cannot be read has no more words. */
export function bodyOf({ summary, content }: PublishedArticle): string {
  try {
    return [summary, plainTextOfBlocks(content)].filter(Boolean).join('\n');
  } catch {
    return summary;
  }
}
