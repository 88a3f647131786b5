// The wire between clients under test and a scripted server: messages take their turn in microtasks, and a test may
// drop, hold or cut at any of them.
import type { ClientSocket } from '../../widget/client/care-client.ts';

export type Way = 'up' | 'down';
/**
 * What becomes of one message: `drop` loses it, `hold` keeps it and all behind it until `release`, `cut` loses it and
 * the connection with it.
 */
export type Fate = 'pass' | 'drop' | 'hold' | 'cut';

/** The server's end of a connection. */
export interface ServerEnd {
  receive(text: string): void;
  closed(): void;
}

export class ScriptedNetwork {
  /** False: every attempt ends at once, as without a network. */
  reachable = true;
  /** True: attempts are neither accepted nor refused. */
  silent = false;
  fate: (way: Way, text: string) => Fate = () => 'pass';
  readonly sockets = new Set<ScriptedSocket>();
  /** Every connection that was ever asked for. */
  attempts: string[] = [];

  readonly connect = (url: string): ClientSocket => {
    this.attempts.push(url);
    return new ScriptedSocket(this);
  };

  /** Set by the server. */
  accept: (socket: ScriptedSocket) => ServerEnd = () => {
    throw new Error('No server is there.');
  };

  /** Connections break without a word, as when a cable is pulled. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.end(1006);
  }

  release(): void {
    for (const socket of this.sockets) socket.release();
  }
}

export class ScriptedSocket implements ClientSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly #network: ScriptedNetwork;
  #server: ServerEnd | null = null;
  #state: 'connecting' | 'open' | 'closed' = 'connecting';
  readonly #held: Record<Way, string[]> = { up: [], down: [] };

  constructor(network: ScriptedNetwork) {
    this.#network = network;
    queueMicrotask(() => this.#open());
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** From the client. */
  send(text: string): void {
    if (this.#state === 'connecting') throw new Error('InvalidStateError: still connecting.');
    if (this.#state === 'open') queueMicrotask(() => this.#travel('up', text));
  }

  /** From the server. */
  push(text: string): void {
    queueMicrotask(() => this.#travel('down', text));
  }

  /** By the client. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#leave();
  }

  /** By the server or the network. */
  end(code: number): void {
    if (this.#state === 'closed') return;
    this.#leave();
    queueMicrotask(() => this.onclose?.({ code, reason: '' }));
  }

  release(): void {
    for (const way of ['up', 'down'] as const)
      for (const text of this.#held[way].splice(0)) this.#arrive(way, text);
  }

  #open(): void {
    const { reachable, silent, accept, sockets } = this.#network;
    if (this.#state !== 'connecting' || (reachable && silent)) return;
    if (!reachable) {
      this.end(1006);
      return;
    }
    this.#state = 'open';
    sockets.add(this);
    this.#server = accept(this);
    this.onopen?.();
  }

  #leave(): void {
    this.#state = 'closed';
    this.#network.sockets.delete(this);
    this.#server?.closed();
  }

  #travel(way: Way, text: string): void {
    if (this.#state !== 'open') return;
    const fate = this.#held[way].length > 0 ? 'hold' : this.#network.fate(way, text);
    if (fate === 'hold') this.#held[way].push(text);
    else if (fate === 'cut') this.end(1006);
    else if (fate === 'pass') this.#arrive(way, text);
  }

  #arrive(way: Way, text: string): void {
    if (this.#state !== 'open') return;
    if (way === 'up') this.#server?.receive(text);
    else this.onmessage?.({ data: text });
  }
}
