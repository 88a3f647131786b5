// A real care server in a process of its own, so that a test can kill it like a power cut and start it again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const SCRIPT = fileURLToPath(new URL('./care-process-main.ts', import.meta.url));

export interface CareProcessOptions {
  /** As in `createCare`, for example `sqlite:/tmp/x/care.db`. */
  readonly store: string;
  /** Origins of the shop pages. */
  readonly origins: readonly string[];
  /** Where files are kept; without it nobody can send any. */
  readonly files?: string;
}

export interface CareProcess {
  /** The same over all restarts. */
  readonly url: string;
  readonly deskUrl: string;
  /** Nothing happens when it runs. */
  start(): Promise<void>;
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Ends all that belongs to it, for good. */
  stop(): Promise<void>;
}

export async function careProcess(options: CareProcessOptions): Promise<CareProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const kill = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  };

  return {
    url,
    deskUrl: `${url}/desk`,
    async start() {
      if (child) return;
      child = spawn(process.execPath, [SCRIPT, JSON.stringify({ ...options, port })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await readyLine(child);
    },
    kill,
    stop: kill,
  };
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The care server ended with ${code} before it was ready.`)),
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('READY')) resolve();
    });
  });
}
