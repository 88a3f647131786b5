// A shop with a care server, and devices of its shoppers: real clients and sockets, and stores that outlive their tabs.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { WebSocket } from 'ws';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { createCare, type Care } from '../../sdk/server/index.ts';
import { systemClock } from '../../sdk/runtime.ts';
import type {
  CareClient,
  CareClientOptions,
  ClientSocket,
} from '../../widget/client/care-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import type { MemoryDevice } from '../../widget/history/memory-history.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';

const WITHIN_MS = 30_000;

export class IdentityBench {
  readonly care: Care;
  readonly url: string;
  /** What was asked of `/v1/identity`. */
  exchanges = 0;
  /** What becomes of the answers of `/v1/identity`. */
  fate: 'given' | 'lost' | 'refused' = 'given';
  /** The codes that were mailed, by address. */
  readonly codes: ReadonlyMap<string, string>;
  readonly #sockets = new Set<WebSocket>();
  readonly #clients = new Set<CareClient>();

  private constructor(care: Care, url: string, codes: Map<string, string>) {
    this.care = care;
    this.url = url;
    this.codes = codes;
  }

  static async open(): Promise<IdentityBench> {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    const codes = new Map<string, string>();
    const care = await createCare({
      store: 'sqlite::memory:',
      sendEmailCode: async ({ to, code }) => codes.set(to, code),
      sites: { demo: { name: 'Demo', origins: [] } },
      identity: { keys: [{ kid: 'k1', key }] },
      allowMissingOrigin: true,
      logger: { info() {}, warn() {}, error() {} },
    });
    const { url } = await care.listen(0, '127.0.0.1');
    return new IdentityBench(care, url, codes);
  }

  /** What a shop's page hands to the widget. */
  is(customerId: string, name?: string): () => Promise<string> {
    return () => this.care.identity.token({ customerId, ...(name !== undefined && { name }) });
  }

  /** A tab of a device. */
  tab(device: MemoryDevice, changes: Partial<CareClientOptions> = {}): CareClient {
    const client = createCareClient({
      site: 'demo',
      server: this.url,
      openHistory: async () =>
        new Proxy(openMemoryHistory(device), {
          get: (history, name) => {
            if (name === 'kind') return 'device';
            const value: unknown = Reflect.get(history, name);
            return typeof value === 'function' ? (value.bind(history) as unknown) : value;
          },
          set: (history, name, value) => Reflect.set(history, name, value),
        }),
      connect: (url) => {
        const socket = new WebSocket(url);
        this.#sockets.add(socket);
        socket.on('error', () => {});
        return socket as unknown as ClientSocket;
      },
      fetch: (url, init) => this.#fetch(url, init),
      clock: systemClock,
      random: systemRandom,
      as: { role: 'contact' },
      ...changes,
    });
    this.#clients.add(client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.close()));
    for (const socket of this.#sockets) socket.terminate();
    await this.care.close();
  }

  async #fetch(url: string, init?: RequestInit): Promise<Response> {
    if (!url.includes('/v1/identity')) return fetch(url, init);
    this.exchanges += 1;
    if (this.fate === 'refused') throw new TypeError('No network.');
    const response = await fetch(url, init);
    if (this.fate === 'lost') throw new TypeError('The answer was lost.');
    return response;
  }
}

export async function until(
  client: CareClient,
  isTrue: () => boolean,
  what: string,
): Promise<void> {
  if (isTrue()) return;
  await new Promise<void>((resolve, reject) => {
    const late = systemClock.after(WITHIN_MS, () => {
      stop();
      reject(new assert.AssertionError({ message: `never happened: ${what}; ${state(client)}` }));
    });
    const stop = client.subscribe(() => {
      if (!isTrue()) return;
      stop();
      late();
      resolve();
    });
  });
}

const state = ({ snapshot: { link, me, conversations } }: CareClient) =>
  JSON.stringify({ link, me, conversations: [...conversations.values()] });
