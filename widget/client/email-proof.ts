// A shopper without a log-in proves an e-mail address by a code. Loaded when somebody wants to.
import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { EmailCodeAnswer, EmailProofAnswer } from '../../sdk/protocol/email-proof.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { isCount, isString, shape } from '../../sdk/protocol/shape.ts';
import { sleep } from '../../sdk/runtime.ts';
import type { EmailProving } from './care-client.ts';
import type { Engine } from './engine.ts';

/** The server waits for the shop's mail server. */
const ANSWER_WITHIN_MS = 15_000;
const WELCOME_WITHIN_MS = 10_000;
/** Of a code that was right the answer may be lost: then it is said again. */
const SAYINGS = 3;
const BETWEEN_MS = 1_000;
/** Another tab of this device may be as quick. */
const SWAPS = 4;

const isCodeAnswer = shape<EmailCodeAnswer>({
  email: isString,
  expiresInMs: isCount,
  againInMs: isCount,
});

const isProofAnswer = shape<{ readonly you: { readonly id: string }; readonly token: string }>({
  you: shape<Pick<EmailProofAnswer['you'], 'id'>>({ id: isString }),
  token: isString,
});

export class EmailProof implements EmailProving {
  readonly #engine: Engine;
  readonly #start: () => Promise<void>;
  /** Whose code it is. */
  #asked: { readonly token: string; readonly email: string } | null = null;
  /** What was said last, and under which name: sent again it is the same try. */
  #said: { readonly code: string; readonly attempt: string } | null = null;

  /** @param start the first act, when this is it */
  constructor(engine: Engine, start: () => Promise<void>) {
    this.#engine = engine;
    this.#start = start;
  }

  get proven(): string | null {
    return this.#engine.core.journal.identity?.email ?? null;
  }

  get isCustomer(): boolean {
    return this.#engine.core.journal.identity?.customer !== undefined;
  }

  async ask(email: string, locale: string): Promise<EmailCodeAnswer> {
    await this.#start();
    const token = await this.#token();
    const answer = await this.#say('email-codes', { token, email, locale });
    if (!isCodeAnswer(answer)) throw new CareError('busy');
    this.#asked = { token, email: answer.email };
    this.#said = null;
    return answer;
  }

  async prove(code: string): Promise<void> {
    const asked = this.#asked;
    if (!asked) throw new CareError('token-expired');
    const { connection, core } = this.#engine;
    if (this.#said?.code !== code) this.#said = { code, attempt: uuidV4(core.options.random) };
    const { attempt } = this.#said;
    const device = core.journal.identity?.device ?? uuidV4(core.options.random);
    // Nothing is sent as somebody else meanwhile.
    connection.close();
    try {
      const { token, contact } = await this.#settle({ ...asked, code, attempt, device });
      const next = { device, token, contact, email: asked.email };
      let counts = core.journal.identity;
      // A tab that has lost its token meanwhile may have become somebody new: nobody who has written anything yet.
      for (let swaps = 0; counts?.token !== token && swaps < SWAPS; swaps++)
        counts = await core.journal.swapIdentity(counts?.token ?? null, next);
      this.#asked = null;
    } finally {
      if (!this.#engine.closed) connection.open();
    }
  }

  async #settle({ email: _, ...body }: { readonly email: string } & Record<string, string>) {
    const { clock } = this.#engine.core.options;
    for (let said = 1; ; said++) {
      try {
        const answer = await this.#say('email', body);
        if (isProofAnswer(answer)) return { token: answer.token, contact: answer.you.id };
        throw new CareError('busy');
      } catch (error) {
        if (!(error instanceof CareError && error.code === 'busy') || said === SAYINGS) throw error;
        await sleep(clock, BETWEEN_MS * said, new AbortController().signal);
      }
    }
  }

  /** By which the server knows this device, once it has welcomed it. */
  async #token(): Promise<string> {
    const { core } = this.#engine;
    const { clock } = core.options;
    const patience = new AbortController();
    const ready = () => core.state.snapshot.link.at === 'ready' && core.journal.identity?.token;
    let stop = () => {};
    try {
      return await Promise.race([
        new Promise<string>((resolve) => {
          const look = () => {
            const token = ready();
            if (token) resolve(token);
          };
          stop = core.state.subscribe(look);
          look();
        }),
        sleep(clock, WELCOME_WITHIN_MS, patience.signal).then(() => {
          throw new CareError('busy');
        }),
      ]);
    } finally {
      stop();
      patience.abort();
    }
  }

  /** @throws CareError with the server's code, `busy` when it cannot be reached */
  async #say(what: string, body: Record<string, string>): Promise<unknown> {
    const { server, site, clock, fetch } = this.#engine.core.options;
    const life = new AbortController();
    const end = clock.after(ANSWER_WITHIN_MS, () => life.abort());
    try {
      const url = `${server}/v1/identity/${what}?site=${encodeURIComponent(site)}`;
      const response = await fetch(url, {
        method: 'POST',
        // Browsers need not ask before they send plain text.
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(body),
        signal: life.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      const code = (answer as { error?: { code?: unknown } } | null)?.error?.code;
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      throw new CareError(isString(code) ? (code as ErrorCode) : 'busy', undefined, {
        ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
      });
    } catch (cause) {
      if (cause instanceof CareError) throw cause;
      throw new CareError('busy', undefined, { cause });
    } finally {
      end();
    }
  }
}
