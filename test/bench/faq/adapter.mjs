// Our engine as the harness wants it. With its language's rules and vocabulary, as the widget loads it.
import { createIndex, loadLanguage } from '../../../sdk/faq/index.ts';

export const name = 'care-widget';

export async function index(articles, locale) {
  const language = await loadLanguage(locale);
  let made = createIndex(articles, { locale, language });
  return {
    search: (query) =>
      made.search(query, { limit: 10 }).map(({ id, confidence }) => ({ id, score: confidence })),
    learn: (pairs) => {
      const learned = pairs.map(({ q, id }) => ({ id, phrase: q }));
      made = createIndex(articles, { locale, language, learned });
    },
  };
}
