import type { CareError } from '../../../sdk/protocol/care-error.ts';
import type { ArticlesTexts } from '../locales/articles-en.ts';

/** What to tell whoever writes. */
export function problemText({ code, message }: CareError, texts: ArticlesTexts): string {
  switch (code) {
    case 'busy':
    case 'rate-limited':
    case 'internal':
      return texts.offline;
    case 'token-expired':
      return texts.signedOut;
    case 'forbidden':
    case 'origin-forbidden':
      return texts.forbidden;
    case 'not-found':
      return texts.gone;
    default:
      return texts.refused(message);
  }
}
