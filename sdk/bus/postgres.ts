// The bus for shops whose store is PostgreSQL: LISTEN and NOTIFY on a connection of its own, nothing else to install.
//
//   connecting ──► connected ──lost──► waiting ──► connecting ──► connected, and whoever listens is told
import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { once, sleep, systemClock, type Clock } from '../runtime.ts';
import { CareError } from '../protocol/care-error.ts';
import type { Bus, BusListener } from './bus.ts';
import { checkMessage } from './check-message.ts';
import { loadPg, whyNoBus } from './postgres/load-pg.ts';
import { packed } from './postgres/packed.ts';

const CHANNEL = 'care_bus';
const CONNECT_WITHIN_MS = 5_000;
/** Each node calls itself this often; a connection on which that is not heard is dead, whatever TCP says. */
const CALL_EVERY_MS = 10_000;
const CALL_HEARD_WITHIN_MS = 5_000;
const BACKOFF_BASE_MS = 250;
const BACKOFF_MAX_MS = 5_000;
/** Said faster than PostgreSQL takes it: what comes on top is lost, and healed by heartbeats. */
const UNSENT_MAX = 20_000;
const NOTIFY = 'select pg_notify($1, payload) from unnest($2::text[]) as payload';

/**
 * Opens a bus by the `postgres://` address of a database. All nodes of a shop name the same one.
 * @throws CareError `internal` that says what to do: pg is not installed, the server cannot be reached, it is reached
 * through a pooler that passes no notifications on, …
 */
export async function openPostgresBus(address: string, clock: Clock = systemClock): Promise<Bus> {
  const pg = await loadPg();
  const connect = () =>
    new pg.Client({
      connectionString: address,
      application_name: 'care-widget bus',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: CONNECT_WITHIN_MS,
      keepAlive: true,
    });
  const bus = new PostgresBus(connect, clock);
  try {
    await bus.connect();
  } catch (cause) {
    await bus.close();
    if (cause instanceof CareError) throw cause;
    throw new CareError('internal', whyNoBus(address, cause), { cause });
  }
  return bus;
}

class PostgresBus implements Bus {
  readonly engine = 'postgres';
  readonly #node = randomBytes(9).toString('base64url');
  readonly #newClient: () => Client;
  readonly #clock: Clock;
  readonly #life = new AbortController();
  #listener: BusListener | null = null;
  #client: Client | null = null;
  #unsent: string[] = [];
  #sending: Promise<void> | null = null;
  #called = false;
  #heardCall = () => {};

  constructor(newClient: () => Client, clock: Clock) {
    this.#newClient = newClient;
    this.#clock = clock;
  }

  say(message: string): void {
    checkMessage(message);
    if (!this.#client || this.#unsent.length >= UNSENT_MAX) return;
    this.#unsent.push(message);
    this.#sending ??= this.#send();
  }

  listen(listener: BusListener): void {
    this.#listener = listener;
  }

  isConnected(): boolean {
    return this.#client !== null;
  }

  async close(): Promise<void> {
    const client = this.#client;
    await this.#sending;
    this.#life.abort();
    this.#client = null;
    await client?.end().catch(() => {});
  }

  /** Resolves once this node has heard itself. @throws what pg does, or CareError when nothing is heard */
  async connect(): Promise<void> {
    const client = this.#newClient();
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.#call(client);
      this.#life.signal.throwIfAborted();
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    this.#client = client;
    this.#callAgain(client);
  }

  /** What was said within a turn of the event loop, and while a NOTIFY was under way, goes into the next. */
  async #send(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    for (let client = this.#client; client && this.#unsent.length > 0; client = this.#client) {
      const messages = this.#unsent;
      this.#unsent = [];
      try {
        await client.query(NOTIFY, [CHANNEL, packed(this.#node, messages)]);
      } catch {
        this.#lost(client);
      }
    }
    this.#sending = null;
  }

  #receive(payload: string): void {
    const [node, ...messages] = payload.split('\n');
    if (node === this.#node) {
      this.#called = true;
      this.#heardCall();
      return;
    }
    for (const message of messages) this.#tell((listener) => listener.heard(message));
  }

  #tell(tell: (listener: BusListener) => void): void {
    try {
      if (this.#listener && !this.#life.signal.aborted) tell(this.#listener);
    } catch {
      // Its own matter; the next message is heard all the same.
    }
  }

  /** Says its own name and waits until it has heard it. @throws what pg does, or CareError `internal` */
  async #call(client: Client): Promise<void> {
    this.#called = false;
    const heard = new Promise<void>((resolve) => (this.#heardCall = resolve));
    const said = client.query(NOTIFY, [CHANNEL, [this.#node]]);
    const waiting = new AbortController();
    const late = sleep(this.#clock, CALL_HEARD_WITHIN_MS, waiting.signal).catch(() => {});
    await Promise.race([said.then(() => heard), late]).finally(() => waiting.abort());
    if (!this.#called)
      throw new CareError(
        'internal',
        'PostgreSQL passes no notifications on: is there a pooler in between? Name a direct address in the option bus.',
      );
  }

  #callAgain(client: Client): void {
    const call = () => {
      if (this.#client !== client) return;
      this.#call(client).then(
        () => this.#callAgain(client),
        () => this.#lost(client),
      );
    };
    once(this.#clock, CALL_EVERY_MS, call, this.#life.signal);
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#unsent = [];
    client.end().catch(() => {});
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#life;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const most = Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** attempt);
      try {
        await sleep(this.#clock, Math.random() * most, signal);
        await this.connect();
        this.#tell((listener) => listener.missed());
        return;
      } catch {
        // The next attempt follows; whoever watches sees it by isConnected.
      }
    }
  }
}
