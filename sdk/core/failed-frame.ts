import type { ErrorCode } from '../protocol/care-error.ts';
import { encode } from '../protocol/codec.ts';

/** @param request what failed, when it has a name: a request's id, or the conversation of a `follow` */
export function failedFrame(code: ErrorCode, request?: string, message?: string): string {
  return encode({ type: 'failed', request, code, message });
}
