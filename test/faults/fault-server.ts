// A care server in a process of its own, on a port that stays the same over all of its deaths.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Failpoint } from './failpoints.ts';
import { serverBundle } from './server-bundle.ts';
import { steadyPort } from './steady-port.ts';

/** Of the pages that shoppers and agents are on. */
export const ORIGIN = 'http://shop.test';

/** What a server process says of itself when it is asked. */
export interface Vitals {
  /** Delays of the event loop since the last time, in ms. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly cpuMs: number;
}

export interface FaultServerOptions {
  /** Put before Node's own command, for example `strace` and its options. */
  readonly wrapper?: readonly string[];
  readonly stderr?: 'inherit' | 'ignore';
}

export class FaultServer {
  readonly url: string;
  readonly port: number;
  readonly #store: string;
  readonly #options: FaultServerOptions;
  #child: ChildProcess | null = null;

  constructor(store: string, port: number, options: FaultServerOptions = {}) {
    this.#store = store;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#options = options;
  }

  get alive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Of the process that was spawned: the wrapper's, when there is one. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const { wrapper = [], stderr = 'inherit' } = this.#options;
    const given = JSON.stringify({ store: this.#store, origin: ORIGIN, port: this.port });
    const { file, cache } = await serverBundle();
    const [command, ...args] = [...wrapper, process.execPath, file, given];
    this.#child = spawn(command!, args, {
      stdio: ['ignore', 'ignore', stderr, 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    await this.#told('ready');
  }

  /** Resolves when the process knows where to die. */
  async arm(point: Failpoint, skip: number): Promise<void> {
    const armed = this.#told('armed');
    this.#child?.send({ arm: point, skip });
    await armed;
  }

  async vitals(): Promise<Vitals> {
    const told = this.#told('vitals');
    this.#child?.send({ vitals: true });
    return (await told) as unknown as Vitals;
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Gives the exit code, null when the signal itself ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.alive) return null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return ((await ended) as [number | null])[0];
  }

  #told(what: string): Promise<Readonly<Record<string, unknown>>> {
    const child = this.#child!;
    return new Promise((resolve, reject) => {
      const end = (code: number | null) =>
        reject(new Error(`The server ended with ${code} before it was ${what}.`));
      const hear = (message: unknown) => {
        const told = message as { told: string };
        if (told.told !== what) return;
        child.off('exit', end);
        child.off('message', hear);
        resolve(told);
      };
      child.on('message', hear);
      child.once('exit', end);
    });
  }
}

export async function startFaultServer(
  store: string,
  options?: FaultServerOptions,
): Promise<FaultServer> {
  const server = new FaultServer(store, await steadyPort(), options);
  await server.start();
  return server;
}
