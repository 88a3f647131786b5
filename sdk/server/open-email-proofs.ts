import { EmailProofs } from '../core/step-up/email-proofs.ts';
import type { Office } from '../core/office.ts';
import { every } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';

const SWEEP_EVERY_MS = 600_000;
const SECRET_BYTES = 32;
const SECRET_NAME = 'email-codes';

/** Null without the option `sendEmailCode`: then nobody is offered to prove an address. */
export async function openEmailProofs(
  { sendEmailCode: send }: Pick<CareOptions, 'sendEmailCode'>,
  { store, hub, clock, random, logger }: Office,
  life: AbortSignal,
): Promise<EmailProofs | null> {
  if (!send) return null;
  const proposal = Buffer.from(random(SECRET_BYTES)).toString('base64url');
  // All servers of a shop count and compare alike.
  const secret = await store.common.secret(SECRET_NAME, proposal);
  const proofs = new EmailProofs({ store, hub, clock, random, logger, secret, send, life });
  every(clock, SWEEP_EVERY_MS, () => proofs.forgetOld(), life);
  proofs.forgetOld();
  return proofs;
}
