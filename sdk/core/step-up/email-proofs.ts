// Shoppers without a log-in who prove an e-mail address: a code goes there, and whoever can say it is let in to what
// belongs to the address. What is answered never depends on whether anybody has the address.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { CareError } from '../../protocol/care-error.ts';
import type { EmailCodeAnswer, EmailProofAnswer } from '../../protocol/email-proof.ts';
import { uuidV4, type RandomBytes } from '../../protocol/ids.ts';
import { EMAIL_CODE_DIGITS, EMAIL_CODE_LASTS_MS, EMAIL_CODE_TRIES } from '../../protocol/limits.ts';
import { sleep, type Clock } from '../../runtime.ts';
import type { Allowance, EmailCode, EmailProved } from '../../stores/port/proof-records.ts';
import type { Store } from '../../stores/store.ts';
import type { Hub } from '../hub.ts';
import type { Logger } from '../logger.ts';
import { hashOfToken, newSecretToken } from '../secret-token.ts';
import { authorOf, VISITOR_LASTS_MS } from '../visitors.ts';
import { why } from '../why.ts';
import { mailAddress } from './mail-address.ts';
import { askLimits, mailboxLimit, tryLimits, type Asker } from './mail-limits.ts';
import { newCode } from './new-code.ts';
import { notSent, sendMail, type SendEmailCode } from './send-email-code.ts';

const AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

export interface EmailProofsOptions {
  readonly store: Pick<Store, 'proofs' | 'useToken'>;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
  /** The same on all servers of a shop. */
  readonly secret: string;
  readonly send: SendEmailCode;
  readonly life: AbortSignal;
}

export interface CodeQuestion extends Omit<Asker, 'visitor'> {
  readonly token: string;
}

export class EmailProofs {
  readonly #options: EmailProofsOptions;
  readonly #keyOf = (...what: readonly string[]) => this.#keyed('allowance', ...what);
  /** How long the last mail took: so long it also takes when none is sent. */
  #sendingMs = 0;

  constructor(options: EmailProofsOptions) {
    this.#options = options;
  }

  /**
   * Sends a code, unless the mailbox has had its share: then it is answered alike, for nobody is to learn who asked.
   * @throws CareError `bad-request`, `token-expired`, `forbidden`, `rate-limited`, `busy`
   */
  async ask(
    { token, ...from }: CodeQuestion,
    { email: typed, locale }: { readonly email: string; readonly locale: string },
  ): Promise<EmailCodeAnswer> {
    const { store, clock, random } = this.#options;
    const email = mailAddress(typed);
    const visitor = hashOfToken(token);
    const at = clock.now();
    await this.#check({ ...from, visitor }, email, at);
    const entry = uuidV4(random);
    const { own, again, failures } = askLimits({ ...from, visitor }, email, this.#keyOf);
    await this.#allow([...own, again, failures], entry, at);
    const mailbox = mailboxLimit(email, this.#keyOf);
    const isFree = (await store.proofs.allow([mailbox], entry, at)) === null;
    const asked = { site: from.site, visitor, email, entry, expiresAt: at + EMAIL_CODE_LASTS_MS };
    const spent = [...own, again];
    if (isFree) await this.#send(asked, localeOf(locale), { spent, mailbox });
    else await this.#pretend(asked);
    await this.#giveBack([failures], entry);
    return { email, expiresInMs: EMAIL_CODE_LASTS_MS, againInMs: AGAIN_AFTER_MS };
  }

  /**
   * Who this device is from now on, and the token for it. The same attempt again, should its answer get lost, is
   * answered again.
   * @throws CareError `wrong-code`, `token-expired` for a code that is not there, used or tried too often, `rate-limited`
   */
  async prove(
    { token, ...from }: CodeQuestion,
    said: { readonly code: string; readonly device: string; readonly attempt: string },
  ): Promise<EmailProofAnswer> {
    const { store, clock, random } = this.#options;
    const { site } = from;
    const visitor = hashOfToken(token);
    const at = clock.now();
    const entry = uuidV4(random);
    const tries = tryLimits({ ...from, visitor }, this.#keyOf);
    await this.#allow(tries, entry, at);
    const code = await store.proofs.tryCode(site, visitor, { at, max: EMAIL_CODE_TRIES });
    if (!code) throw usedUp();
    if (!isSame(code.code, this.#codeHash(code, said.code)))
      throw code.tries < EMAIL_CODE_TRIES ? new CareError('wrong-code') : usedUp();
    const fresh = newSecretToken(random);
    const proved = await store.proofs.prove({
      ...{ site, visitor, at, code: code.code, attempt: said.attempt },
      token: {
        hash: hashOfToken(fresh),
        device: said.device,
        createdAt: at,
        expiresAt: at + VISITOR_LASTS_MS,
      },
    });
    if (!proved) throw usedUp();
    await this.#giveBack(tries, entry);
    // Whoever reads their mail has asked for it: what the limits are for is mail that nobody wanted.
    const { again } = askLimits({ ...from, visitor }, code.email, this.#keyOf);
    await this.#giveBack([again, mailboxLimit(code.email, this.#keyOf)], code.entry);
    this.#tell(site, proved);
    return { you: authorOf(proved.contact), token: fresh };
  }

  /** @throws CareError `token-expired`, `forbidden` */
  async #check({ site, visitor }: Asker, email: string, at: number): Promise<void> {
    const found = await this.#options.store.useToken(site, visitor, at, 0);
    if (!found) throw new CareError('token-expired');
    const { customer, proven } = found.contact;
    if (customer) throw new CareError('forbidden', 'The shop knows who this is.');
    if (proven && proven.email !== email)
      throw new CareError('forbidden', 'This device has proved another address: forget it first.');
  }

  async #send(
    asked: Omit<EmailCode, 'code'>,
    locale: string,
    { spent, mailbox }: { readonly spent: readonly Allowance[]; readonly mailbox: Allowance },
  ): Promise<void> {
    const { store, clock, random } = this.#options;
    const { site, visitor, email: to, entry, expiresAt } = asked;
    const code = newCode(random, EMAIL_CODE_DIGITS);
    await store.proofs.keepCode({ ...asked, code: this.#codeHash(asked, code) });
    const from = clock.now();
    try {
      const outcome = await sendMail(this.#options, { to, code, site, locale, expiresAt });
      this.#sendingMs = clock.now() - from;
      if (outcome === 'sent') return;
    } catch (error) {
      await store.proofs.dropCode(site, visitor, entry);
      await this.#giveBack([...spent, mailbox], entry);
      throw error;
    }
    // It may come yet, and is good then: so the mailbox has had it, and whoever asked may ask again.
    await this.#giveBack(spent, entry);
    throw notSent();
  }

  /** A code that nobody can say, unless one that was sent there is still good. */
  async #pretend(asked: Omit<EmailCode, 'code'>): Promise<void> {
    const { store, clock, random, life } = this.#options;
    const { site, visitor, email } = asked;
    const before = await store.proofs.code(site, visitor, clock.now());
    if (before?.email !== email)
      await store.proofs.keepCode({ ...asked, code: hashOfToken(newSecretToken(random)) });
    if (this.#sendingMs > 0) await sleep(clock, this.#sendingMs, life);
  }

  /** @throws CareError `rate-limited` */
  async #allow(allowances: readonly Allowance[], entry: string, at: number): Promise<void> {
    const until = await this.#options.store.proofs.allow(allowances, entry, at);
    if (until !== null)
      throw new CareError('rate-limited', undefined, { retryAfterMs: Math.max(1_000, until - at) });
  }

  #giveBack(allowances: readonly Allowance[], entry: string): Promise<void> {
    const keys = allowances.map(({ key }) => key);
    return this.#options.store.proofs.giveBack(keys, entry);
  }

  /** Sockets with the token of before end; everybody who looks on hears whose the conversations are now. */
  #tell(site: string, { contact, from, linked }: EmailProved): void {
    const { hub, logger } = this.#options;
    for (const row of linked) hub.announce(row, []);
    hub.dismiss(site, from ?? contact.id);
    logger.info('A shopper proved an e-mail address.', { site, conversations: linked.length });
  }

  /** Addresses are not kept for longer than their codes are good. */
  forgetOld(): void {
    const { store, clock, logger, life } = this.#options;
    store.proofs.forgetOld(clock.now()).catch((error: unknown) => {
      if (!life.aborted) logger.warn('Old codes could not be removed.', { error: why(error) });
    });
  }

  #codeHash({ site, visitor, email }: Omit<EmailCode, 'code'>, code: string): string {
    return this.#keyed('code', site, visitor, email, code);
  }

  #keyed(...what: readonly string[]): string {
    const text = JSON.stringify(what);
    return createHmac('sha256', this.#options.secret).update(text).digest('hex');
  }
}

/** Both of one length: hashes in hex. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function usedUp(): CareError {
  return new CareError('token-expired', 'This code is not good any more: ask for a new one.');
}

/** Language and region and nothing else: no word of a shopper's reaches the mail. */
function localeOf(text: string): string {
  const [, language, region] =
    /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?(?:-|$)/i.exec(text) ?? [];
  if (language === undefined) return 'en';
  const lower = language.toLowerCase();
  return region === undefined ? lower : `${lower}-${region.toUpperCase()}`;
}
