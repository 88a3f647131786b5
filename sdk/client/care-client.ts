import { apiOf, type CareApi } from '../api/care-api.ts';
import { checkInput, isRepeatable, type Endpoint } from '../api/endpoint.ts';
import { CareError } from '../protocol/care-error.ts';
import { systemRandom, uuidV7, type RandomBytes } from '../protocol/ids.ts';
import { systemClock, type Clock } from '../runtime.ts';
import { httpRequest } from './http-request.ts';
import { retrying } from './retrying.ts';
import { send } from './send.ts';

export interface CareClientOptions {
  /** Address of the care server, for example `https://care.your-shop.example`. */
  readonly url: string;
  /** An API key, `ck_live_…`. Without one the browser's cookies are sent: for pages of the desk. */
  readonly key?: string;
  /** How often a request that may be repeated is sent at most; 4 when absent. */
  readonly attempts?: number;
  /** How long one attempt may take in ms; 30,000 when absent. */
  readonly timeoutMs?: number;
  /** Ends what is under way, and everything after. */
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
  /** For tests. */
  readonly clock?: Clock;
  readonly random?: RandomBytes;
}

const ATTEMPTS = 4;
const TIMEOUT_MS = 30_000;

/**
 * The admin API over HTTP. What can be repeated without harm is, when the network or the server fails: reads, updates, and
 * writes under a key that is made for each unless the input names one. A key is the one thing that is made only once.
 */
export class CareClient implements CareApi {
  readonly conversations: CareApi['conversations'];
  readonly contacts: CareApi['contacts'];
  readonly sites: CareApi['sites'];
  readonly agents: CareApi['agents'];
  readonly files: CareApi['files'];
  readonly articles: CareApi['articles'];
  readonly audit: CareApi['audit'];
  readonly keys: CareApi['keys'];
  readonly #options: Required<Omit<CareClientOptions, 'key'>> & Pick<CareClientOptions, 'key'>;

  /** @throws CareError `bad-request` for a wrong option */
  constructor(options: CareClientOptions) {
    this.#options = complete(options);
    const api = apiOf(({ endpoint }, input) => this.#call(endpoint, input));
    this.conversations = api.conversations;
    this.contacts = api.contacts;
    this.sites = api.sites;
    this.agents = api.agents;
    this.files = api.files;
    this.articles = api.articles;
    this.audit = api.audit;
    this.keys = api.keys;
  }

  async #call(endpoint: Endpoint, given: unknown): Promise<unknown> {
    const { clock, random, signal, attempts } = this.#options;
    const input = checkInput(endpoint, given);
    if ('idempotencyKey' in endpoint.input.entries)
      input['idempotencyKey'] ??= uuidV7(clock.now(), random);
    const request = httpRequest(endpoint, input, this.#options);
    return retrying(() => send(request, this.#options), {
      attempts: isRepeatable(endpoint) ? attempts : 1,
      clock,
      random,
      signal,
    });
  }
}

function complete(options: CareClientOptions) {
  const { url, key, attempts = ATTEMPTS, timeoutMs = TIMEOUT_MS } = options;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw wrong('url', 'an address such as https://care.your-shop.example');
  // What stands in a header must be able to.
  if (key !== undefined && !/^[\x21-\x7e]{1,512}$/.test(key)) throw wrong('key', 'ck_live_…');
  if (!Number.isInteger(attempts) || attempts < 1) throw wrong('attempts', 'a number from 1');
  if (!(timeoutMs > 0)) throw wrong('timeoutMs', 'milliseconds');
  return {
    url,
    ...(key !== undefined && { key }),
    attempts,
    timeoutMs,
    signal: options.signal ?? new AbortController().signal,
    fetch: options.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request)),
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  };
}

function wrong(option: string, expected: string): CareError {
  return new CareError('bad-request', `CareClient: ${option} should be ${expected}.`);
}
