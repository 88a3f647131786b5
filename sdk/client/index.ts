// Public entry `care-widget/admin`: the admin API over HTTP, and its types, which are those of `care.api` too.
export { CareClient, type CareClientOptions } from './care-client.ts';
export { allOf } from '../api/all-of.ts';
export type { CareApi } from '../api/care-api.ts';
export type { Page } from '../api/page.ts';
export type {
  Article,
  ArticleFeedback,
  ArticleGap,
  ArticlePreview,
  ArticleReport,
  ArticleRevisionResource,
  LearnedArticlePhrase,
} from '../api/article-resources.ts';
export type {
  ApiKey,
  AuditEntry,
  Contact,
  ContactExport,
  Conversation,
  Entry,
  FileLink,
  FileResource,
  NewApiKey,
  Site,
  TeamAgent,
  Written,
} from '../api/resources.ts';
export { SCOPES, type Scope } from '../api/scopes.ts';
export { verifyAudit } from '../api/verify-audit.ts';
export { CareError, type ErrorCode } from '../protocol/care-error.ts';
