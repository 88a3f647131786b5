// A network between client and server that can be broken: one direction at a time, as TCP breaks. What is swallowed
// is never skipped: a connection either gets its bytes late, or nothing more in that direction for the rest of its life.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../sdk/runtime.ts';

/** `up` is from client to server. */
export type Direction = 'up' | 'down';

/** What the proxy says itself to whoever connects, instead of passing it on; null passes everything. */
export type Imposture = 'captive portal' | 'no upgrades' | null;

const PORTAL =
  'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 33\r\nconnection: close\r\n\r\n<!doctype html><p>Please sign in.';
const UPGRADE = /\r\nupgrade: *websocket/i;
const NO_UPGRADES = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

export class FaultProxy {
  imposture: Imposture = null;
  /** The port that new connections are passed on to. */
  target: number;
  /** For each chunk, in each direction. */
  latencyMs = 0;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  readonly #broken = new Set<Direction>();

  constructor(target: number) {
    this.target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('Not listening.');
    return `http://127.0.0.1:${address.port}`;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Nothing arrives in this direction any more, not even a good-bye. */
  breakDirection(direction: Direction): void {
    this.#broken.add(direction);
    for (const pair of this.#pairs) pair.hold(direction);
  }

  /** What was held arrives late, or (`lost`) never; new connections work either way. */
  heal(held: 'late' | 'lost'): void {
    this.#broken.clear();
    if (held === 'late') for (const pair of this.#pairs) pair.release();
  }

  /** Ends all connections at once. */
  cut(): void {
    for (const pair of this.#pairs) pair.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.imposture) this.#impose(client, this.imposture);
    else this.#pass(client);
  }

  #pass(client: Socket): void {
    const pair: Pair = new Pair(client, connect(this.target, '127.0.0.1'), {
      latency: () => this.latencyMs,
      ended: () => this.#pairs.delete(pair),
    });
    this.#pairs.add(pair);
    for (const direction of this.#broken) pair.hold(direction);
  }

  #impose(client: Socket, imposture: Exclude<Imposture, null>): void {
    client.once('data', (chunk: Buffer) => {
      if (imposture === 'captive portal') client.end(PORTAL);
      else if (UPGRADE.test(chunk.toString('latin1'))) client.end(NO_UPGRADES);
      else {
        client.pause();
        client.unshift(chunk);
        this.#pass(client);
        client.resume();
      }
    });
  }
}

interface PairOptions {
  readonly latency: () => number;
  readonly ended: () => void;
}

class Pair {
  readonly #ways: Readonly<Record<Direction, Way>>;
  readonly #ends: readonly Socket[];
  readonly #ended: () => void;

  constructor(client: Socket, server: Socket, { latency, ended }: PairOptions) {
    this.#ends = [client, server];
    this.#ended = ended;
    const up = new Way(client, server, latency);
    const down = new Way(server, client, latency);
    this.#ways = { up, down };
    for (const end of this.#ends) end.on('error', () => end.destroy());
    client.on('close', () => up.pass(() => this.destroy()));
    server.on('close', () => down.pass(() => this.destroy()));
  }

  hold(direction: Direction): void {
    this.#ways[direction].hold();
  }

  release(): void {
    for (const way of Object.values(this.#ways)) way.release();
  }

  destroy(): void {
    for (const end of this.#ends) end.destroy();
    this.#ended();
  }
}

/** One direction of one connection. */
class Way {
  readonly #latency: () => number;
  #held: (() => void)[] | null = null;

  constructor(from: Socket, to: Socket, latency: () => number) {
    this.#latency = latency;
    from.on('data', (chunk) => this.pass(() => void (to.destroyed || to.write(chunk))));
    from.on('end', () => this.pass(() => to.end()));
  }

  pass(step: () => void): void {
    const wait = this.#latency();
    if (this.#held) this.#held.push(step);
    else if (wait === 0) step();
    else systemClock.after(wait, () => (this.#held ? this.#held.push(step) : step()));
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const steps = this.#held ?? [];
    this.#held = null;
    for (const step of steps) step();
  }
}

export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const proxy = new FaultProxy(target);
  await proxy.listen();
  return proxy;
}
