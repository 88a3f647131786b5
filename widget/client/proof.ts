// The shop's word for who is logged in, exchanged for a token of ours beside the socket: whoever speaks on the socket
// has a token already. Loaded only where a shop says who its customers are.
import { CareError } from '../../sdk/protocol/care-error.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { isBoolean, isString, maybe, shape } from '../../sdk/protocol/shape.ts';
import { sleep } from '../../sdk/runtime.ts';
import type { Identity } from '../history/history.ts';
import type { IdentitySource } from './care-client.ts';
import type { Engine } from './engine.ts';

/** A shop that takes longer to say who is there is not waited for. */
const SOURCE_WITHIN_MS = 5_000;
const EXCHANGE_WITHIN_MS = 8_000;
/** Another tab of this device may be as quick. */
const TRIES = 4;

interface Answer {
  readonly you: { readonly id: string };
  /** Absent where the one that was given stays. */
  readonly token: string | undefined;
  /** What was here stays with those who share it by a proven address. */
  readonly apart: boolean | undefined;
}

const isAnswer = shape<Answer>({
  you: shape<Answer['you']>({ id: isString }),
  token: maybe(isString),
  apart: maybe(isBoolean),
});

/** What the shop has said. `nobody` is an answer; no answer is null. */
type Word = { readonly token: string; readonly customer: string } | 'nobody';

export class Proof {
  readonly #engine: Engine;
  readonly #source: IdentitySource;
  #word: Promise<Word | null> | null = null;
  /** The server has taken this word, or refused it for good. */
  #settled = false;
  #working: Promise<void> | null = null;
  #complained = false;
  /** A customer's token is void: without a new word nobody is here any more. */
  #void = false;

  private constructor(engine: Engine, source: IdentitySource) {
    this.#engine = engine;
    this.#source = source;
  }

  /** @throws CareError `bad-request` for what is no source */
  static of(engine: Engine, source: IdentitySource, before: Proof | null): Proof {
    if (typeof source === 'string' ? readCustomer(source) === null : typeof source !== 'function')
      throw new CareError(
        'bad-request',
        'identify() needs a token that care.identity.token() made, or a function that gives one.',
      );
    return before && before.#source === source ? before.#afresh() : new Proof(engine, source);
  }

  /** Whether what is kept may be shown. Otherwise it is another's, and is forgotten. */
  async admits(identity: Identity | null): Promise<boolean> {
    if (!identity?.customer) return true;
    const word = await this.#ask();
    if (!word || (word !== 'nobody' && word.customer === identity.customer)) return true;
    await this.#leave();
    return false;
  }

  /** Resolves when this device is whom the shop says, or stays who it is. @throws when the server cannot be asked */
  beforeHello(): Promise<void> {
    return (this.#working ??= this.#prove().finally(() => (this.#working = null)));
  }

  /** The same while there is a connection: nothing is sent on it as somebody else meanwhile. */
  async now(): Promise<void> {
    const { connection, core } = this.#engine;
    if (await this.#isForThisDevice()) return;
    this.#settled = false;
    const { at } = core.state.snapshot.link;
    if (at === 'idle' || at === 'stopped') return;
    connection.close();
    connection.open(); // its hello waits for `beforeHello`
    await this.beforeHello().catch(() => undefined); // tried again with each connection
  }

  /** The token that the word was exchanged for is void. */
  renew(): void {
    this.#void = true;
    this.#settled = false;
    this.#word = null;
  }

  #afresh(): this {
    this.#word = null;
    return this;
  }

  /** True when nothing has to be exchanged: the shop has said the same before, and the server has believed it. */
  async #isForThisDevice(): Promise<boolean> {
    const word = await this.#ask();
    const { identity } = this.#engine.core.journal;
    if (!word) return true;
    if (!(await this.admits(identity))) return true;
    return word === 'nobody' || (identity?.customer === word.customer && !identity.unproven);
  }

  async #prove(): Promise<void> {
    for (let tries = 0; !this.#settled && tries < TRIES; tries++) {
      const word = await this.#ask();
      const { identity } = this.#engine.core.journal;
      if (!word || !(await this.admits(identity)) || word === 'nobody') return;
      if (!(await this.#exchange(word, identity))) this.#word = null;
    }
  }

  /** False when it has to be tried again. */
  async #exchange(word: Exclude<Word, 'nobody'>, known: Identity | null): Promise<boolean> {
    const { journal } = this.#engine.core;
    const { customer } = word;
    // Should the server link what is here and its answer be lost, this device still knows whose it is.
    const claim = known && { ...known, customer, ...(!known.customer && { unproven: true }) };
    const identity = claim ? await journal.swapIdentity(claim.token, claim) : null;
    if (claim && identity?.token !== claim.token) return false;
    const device = identity?.device ?? uuidV4(this.#engine.core.options.random);
    const answer = await this.#say(word.token, device, identity?.token);
    if (answer === 'refused') {
      if (known) await journal.swapIdentity(known.token, known);
      if (this.#settled && this.#void) await this.#leave();
      return false;
    }
    const { token = identity?.token, contact, apart } = answer;
    if (token === undefined) return false;
    const next = { device, token, contact, customer };
    const counts = await journal.swapIdentity(identity?.token ?? null, next);
    // Another tab was first: whom it has made this device counts, if that is the same.
    this.#settled = counts?.customer === customer && !counts.unproven;
    if (this.#settled) this.#void = false;
    if (apart) await this.#leave();
    return this.#settled;
  }

  async #say(
    identity: string,
    device: string,
    token: string | undefined,
  ): Promise<'refused' | { token: string | undefined; contact: string; apart: boolean }> {
    const { options } = this.#engine.core;
    const { server, site, clock, fetch } = options;
    const life = new AbortController();
    const stop = clock.after(EXCHANGE_WITHIN_MS, () => life.abort());
    try {
      const response = await fetch(`${server}/v1/identity?site=${encodeURIComponent(site)}`, {
        method: 'POST',
        // Browsers need not ask before they send plain text.
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ identity, device, token }),
        signal: life.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
      if (response.status === 401) return this.#refused('does not take this token');
      if (response.status === 403)
        return this.#refused('was not told how to check it, or not from this page');
      const answer: unknown = response.ok && (await response.json());
      if (isAnswer(answer))
        return { contact: answer.you.id, token: answer.token, apart: answer.apart === true };
    } catch (cause) {
      throw new CareError('busy', undefined, { cause });
    } finally {
      stop();
    }
    throw new CareError('busy');
  }

  #refused(why: string): 'refused' {
    // Another one may do, once; a text stays what it is.
    if (this.#complained || typeof this.#source === 'string') {
      this.#settled = true;
      console.error(`care-widget: identify() changed nothing, because the care server ${why}.`);
    }
    this.#complained = true;
    return 'refused';
  }

  #ask(): Promise<Word | null> {
    return (this.#word ??= this.#listen().then((word) => {
      if (!word) this.#word = null;
      return word;
    }));
  }

  async #listen(): Promise<Word | null> {
    const { clock } = this.#engine.core.options;
    const patience = new AbortController();
    try {
      const token = await Promise.race([
        typeof this.#source === 'string' ? this.#source : this.#source(),
        sleep(clock, SOURCE_WITHIN_MS, patience.signal).then(() => {
          throw new CareError('busy', 'The shop did not say in time who is logged in.');
        }),
      ]);
      if (token === null) return 'nobody';
      const customer = readCustomer(token);
      if (customer !== null) return { token, customer };
      throw new CareError(
        'bad-request',
        'The function given to identify() gave no customer token.',
      );
    } catch (error) {
      console.warn('care-widget:', error);
      return null;
    } finally {
      patience.abort();
    }
  }

  async #leave(): Promise<void> {
    this.#settled = true;
    this.#engine.rest({ leave: true });
    await this.#engine.forget('left');
  }
}

/** The customer a token names. Whether that is so, the server finds out; here it tells one from another. */
function readCustomer(token: string): string | null {
  try {
    const [, payload = ''] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (char) =>
      char.charCodeAt(0),
    );
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
