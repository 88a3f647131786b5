import { encode } from '../protocol/codec.ts';
import { HEARTBEAT_EVERY_MS } from '../protocol/limits.ts';
import { uuidV4 } from '../protocol/ids.ts';
import type { Head } from '../protocol/model.ts';
import type { Admission } from './admission.ts';
import type { Office } from './office.ts';

export function welcomeFrame(
  { clock, random }: Pick<Office, 'clock' | 'random'>,
  { you, version, token }: Admission,
  heads: Head[],
): string {
  return encode({
    type: 'welcome',
    version,
    session: uuidV4(random),
    now: clock.now(),
    heartbeatMs: HEARTBEAT_EVERY_MS,
    you,
    ...(token !== undefined && { token }),
    heads,
  });
}
