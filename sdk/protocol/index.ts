// Public entry `care-widget/protocol`. Inside the project, import the file itself.
export * from './actions.ts';
export {
  articleBlock,
  articleInline,
  type ArticleBlock,
  type ArticleImage,
  type ArticleInline,
} from './article-blocks.ts';
export {
  articlesDelta,
  publishedArticle,
  searchAnswer,
  searchReport,
  voteAnswer,
  voteRequest,
  type ArticlesDelta,
  type ArticleVotes,
  type LearnedPhrase,
  type PublishedArticle,
  type SearchAnswer,
  type SearchOutcome,
  type SearchReport,
  type ServedLocale,
  type VoteAnswer,
  type VoteRequest,
} from './articles.ts';
export * from './care-error.ts';
export * from './close-codes.ts';
export * from './codec.ts';
export { context, type Context } from './context.ts';
export { contactFacts, type ContactFacts, type Order } from './contact-facts.ts';
export { downFrame, type DownFrame, type DownFrameOf } from './down.ts';
export * from './events.ts';
export * from './files.ts';
export * from './ids.ts';
export * from './limits.ts';
export * from './model.ts';
export { card, choices, type Card } from './offers.ts';
export * from './site-info.ts';
export { upFrame, type Hello, type Op, type UpFrame, type UpFrameOf } from './up.ts';
