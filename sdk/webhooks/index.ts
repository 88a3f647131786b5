// Public entry `care-widget/webhooks`: for the code that receives them.
export { verifyWebhook, type VerifyOptions, type WebhookHeaders } from './verify-webhook.ts';
export { signForTest } from './sign-for-test.ts';
export type { UnknownEvent } from './webhook-body.ts';
export type { CareEvent, CareEventType } from '../core/care-event.ts';
export { CareError, type ErrorCode } from '../protocol/care-error.ts';
