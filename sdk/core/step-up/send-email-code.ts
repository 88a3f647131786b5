// The merchant's `sendEmailCode` hook, whose failures are told to the shopper and are nobody's fault but its own.
import { CareError } from '../../protocol/care-error.ts';
import { sleep, type Clock } from '../../runtime.ts';
import type { Logger } from '../logger.ts';
import { why } from '../why.ts';

/** What is to be sent, and nothing that a shopper has written but the address. */
export interface EmailCodeMail {
  /** One address, in lower case, its domain in ASCII. */
  readonly to: string;
  /** Six digits. */
  readonly code: string;
  readonly site: string;
  /** Language of the shopper: `de`, or `pt-BR`. */
  readonly locale: string;
  /** From then on the code is good for nothing; in ms since 1970. */
  readonly expiresAt: number;
}

/** Resolves once the mail is on its way, within 10 seconds; rejects when it cannot be sent. */
export type SendEmailCode = (mail: EmailCodeMail) => Promise<unknown>;

export const SEND_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 5_000;

export interface SendOptions {
  readonly send: SendEmailCode;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** `late`: it may arrive all the same. @throws CareError `busy` when it was not sent */
export async function sendMail(
  { send, clock, logger }: SendOptions,
  mail: EmailCodeMail,
): Promise<'sent' | 'late'> {
  const end = new AbortController();
  const late = sleep(clock, SEND_WITHIN_MS, end.signal).then(() => 'late' as const);
  // Ended with the hook's answer; then nobody waits for it any more.
  late.catch(() => {});
  const sent = Promise.resolve(mail)
    .then(send)
    .then(() => 'sent' as const);
  // Whatever comes of it later, nobody waits for that either.
  sent.catch(() => {});
  try {
    const outcome = await Promise.race([sent, late]);
    if (outcome === 'late')
      logger.error('The sendEmailCode hook failed.', {
        site: mail.site,
        error: `it took more than ${SEND_WITHIN_MS} ms`,
      });
    return outcome;
  } catch (error) {
    // Mail servers like to repeat the address.
    const told = why(error).replaceAll(mail.to, '…').replaceAll(mail.code, '…');
    logger.error('The sendEmailCode hook failed.', { site: mail.site, error: told });
    throw notSent();
  } finally {
    end.abort();
  }
}

export function notSent(): CareError {
  return new CareError('busy', 'The mail could not be sent now: try again in a moment.', {
    retryAfterMs: AGAIN_AFTER_MS,
  });
}
