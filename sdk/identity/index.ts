// Public entry `care-widget/identity`: all that a shop's own log-in needs, and nothing of the server.
export { signCustomerToken, type SignOptions } from './sign-customer-token.ts';
export type { TokenCustomer } from './customer-token.ts';
export type { IdentityKey, KeyLike } from './identity-options.ts';
export { CareError, type ErrorCode } from '../protocol/care-error.ts';
