// An example of `demo/mountings` in a process of its own, as a merchant would start it, with the shop and the desk in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CareProcess } from './care-process.ts';
import { freePort } from './free-port.ts';

const EXAMPLES = new URL('../../demo/mountings/', import.meta.url);

/** @param example its file, for example `express.ts` */
export async function mounting(example: string, store: string): Promise<CareProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  return {
    url,
    deskUrl: `${url}/desk`,
    async start() {
      child = spawn(process.execPath, [fileURLToPath(new URL(example, EXAMPLES))], {
        env: { ...process.env, PORT: `${port}`, STORE: store, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await addresses(child, example);
    },
    kill,
    stop: kill,
  };
}

/** Resolves once the example has said where it is. */
function addresses(child: ChildProcess, example: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${example} ended with ${code}.`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Desk http')) resolve();
    });
  });
}

/** What Next needs once, before it serves an app. @throws with what it said when it fails */
export async function buildNext(): Promise<void> {
  const next = fileURLToPath(new URL('../../node_modules/next/dist/bin/next', import.meta.url));
  const child = spawn(process.execPath, [next, 'build', fileURLToPath(new URL('next', EXAMPLES))], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`next build ended with ${code}: ${said}`);
}
