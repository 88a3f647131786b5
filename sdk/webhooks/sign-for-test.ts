import type { CareEvent } from '../core/care-event.ts';
import { signedHeaders } from './signature.ts';
import { webhookBody } from './webhook-body.ts';

/**
 * The body and headers with which care would send an event, for tests of your receiver.
 * @param at when it is signed, in ms since 1970; now when absent
 */
export function signForTest(
  event: CareEvent,
  secrets: string | readonly string[],
  at: number = Date.now(),
): { readonly body: string; readonly headers: Record<string, string> } {
  const body = webhookBody(event);
  const all = typeof secrets === 'string' ? [secrets] : secrets;
  const headers = signedHeaders(all, { id: event.id, timestamp: Math.floor(at / 1_000), body });
  return { body, headers: { 'content-type': 'application/json', ...headers } };
}
