// A care server in a process of its own, on a port that stays the same over all of its deaths.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import type { Failpoint } from './failpoints.ts';

const SCRIPT = fileURLToPath(new URL('fault-server-main.ts', import.meta.url));
/** Of the pages that shoppers and agents are on. */
export const ORIGIN = 'http://shop.test';

export class FaultServer {
  readonly url: string;
  readonly port: number;
  readonly #store: string;
  #child: ChildProcess | null = null;

  constructor(store: string, port: number) {
    this.#store = store;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  get alive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async start(): Promise<void> {
    const given = JSON.stringify({ store: this.#store, origin: ORIGIN, port: this.port });
    const child = spawn(process.execPath, [SCRIPT, given], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    await this.#told('ready');
  }

  /** Resolves when the process knows where to die. */
  async arm(point: Failpoint, skip: number): Promise<void> {
    const armed = this.#told('armed');
    this.#child?.send({ point, skip });
    await armed;
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !this.alive) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  #told(what: string): Promise<void> {
    const child = this.#child!;
    return new Promise((resolve, reject) => {
      const end = (code: number | null) =>
        reject(new Error(`The server ended with ${code} before it was ${what}.`));
      const hear = (message: unknown) => {
        if (message !== what) return;
        child.off('exit', end);
        child.off('message', hear);
        resolve();
      };
      child.on('message', hear);
      child.once('exit', end);
    });
  }
}

export async function startFaultServer(store: string): Promise<FaultServer> {
  const server = new FaultServer(store, await freePort());
  await server.start();
  return server;
}
