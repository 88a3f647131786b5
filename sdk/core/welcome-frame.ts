import { encode } from '../protocol/codec.ts';
import { HEARTBEAT_EVERY_MS } from '../protocol/limits.ts';
import type { Head } from '../protocol/model.ts';
import type { Admission } from './admission.ts';
import type { Office } from './office.ts';

export function welcomeFrame(
  { clock }: Pick<Office, 'clock'>,
  { you, version, token, session }: Admission & { readonly session: string },
  heads: Head[],
): string {
  return encode({
    type: 'welcome',
    version,
    session,
    now: clock.now(),
    heartbeatMs: HEARTBEAT_EVERY_MS,
    you,
    ...(token !== undefined && { token }),
    heads,
  });
}
