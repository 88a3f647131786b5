// Search over a shop's answers: the entry `care-widget/faq`.
export type {
  FaqArticle,
  FaqContext,
  FaqExplanation,
  FaqResult,
  LearnedPhrase,
  SynonymGroup,
  TextRange,
} from './article.ts';
export { createIndex, createIndexInSlices, type IndexOptions } from './create-index.ts';
export type { FaqIndex, SearchOptions } from './faq-index.ts';
export { synonymsFrom, type Language } from './language.ts';
export { loadLanguage } from './load-language.ts';
