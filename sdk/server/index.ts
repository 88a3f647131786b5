// Public entry `care-widget/server`.
export { importArticles, type Imported, type ImportOptions } from '../articles/import-articles.ts';
export {
  readSources,
  type ArticleSource,
  type ReadSources,
  type SourceFile,
} from '../articles/article-source.ts';
export { createCare, type Care } from './create-care.ts';
export { signCustomerToken, type SignOptions } from '../identity/sign-customer-token.ts';
export type { CareIdentity } from '../identity/care-identity.ts';
export type { TokenCustomer } from '../identity/customer-token.ts';
export type { IdentityKey, IdentityOptions, KeyLike } from '../identity/identity-options.ts';
export type { Agent, CareOptions, SiteOptions } from './care-options.ts';
export type { AgentConfig, ServeConfig } from './serve-config.ts';
export type { OwnApi } from './admin/open-admin.ts';
export type { ApiRate } from './admin/api-rates.ts';
export type { ApplyRequest } from './apply-in-process.ts';
export type { RequestListener } from './request-listener.ts';
export type { CareEvent, CareEvents, CareEventType, WebhookDisabled } from '../core/care-event.ts';
export type {
  NewWebhook,
  WebhookChanges,
  WebhookDeliveryOptions,
  WebhookOptions,
} from '../webhooks/webhook-options.ts';
export type { DeliveriesQuery, Webhooks } from '../webhooks/webhooks.ts';
export type { WebhookAttempt, WebhookDelivery } from '../webhooks/delivery.ts';
export type { WebhookEndpoint } from '../webhooks/endpoint.ts';
export type { CustomerHook, CustomerQuestion } from './customer-lookup.ts';
export type { CustomerInfo } from '../protocol/customer-info.ts';
export type { Logger } from '../core/logger.ts';
export type { RateLimits } from '../core/rates.ts';
export { BUS_MESSAGE_MAX_BYTES, type Bus, type BusListener } from '../bus/bus.ts';
export { BusRoom } from '../bus/memory.ts';
export { openBus } from '../bus/open-bus.ts';
export type { EndpointRecords, Jobs, Store } from '../stores/store.ts';
export type { FilePolicy } from '../core/files/file-policy.ts';
export type { ScanFile, ScannedFile } from '../core/files/scans.ts';
export {
  newObjectName,
  type FilesPort,
  type ObjectKey,
  type PutOptions,
  type StoredObject,
} from '../files/files.ts';
export { openFiles } from '../files/open-files.ts';
export type { Clock } from '../runtime.ts';
export { openStore } from '../stores/open-store.ts';
export { CareError, type ErrorCode } from '../protocol/care-error.ts';
