// Lets a load generator for chat servers drive ours: one process of the server, and participants on sockets.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Participant, type ParticipantOptions } from './participant.ts';

const SCRIPT = fileURLToPath(new URL('./care-main.ts', import.meta.url));

interface StartOptions {
  readonly port: number;
  readonly dataDir: string;
  /** `store` instead of a file in `dataDir`; `args`: more arguments for node. */
  readonly opts: { readonly store?: string; readonly args?: string };
}

export default {
  async start({ port, dataDir, opts }: StartOptions) {
    const store = opts.store ?? `sqlite:${dataDir}/care.db`;
    const args = opts.args ? opts.args.split(' ') : [];
    const server = spawn(process.execPath, [...args, SCRIPT, store, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(server, 'exit');
    await Promise.race([
      once(server.stdout, 'data'),
      exited.then(() => Promise.reject(new Error('The server ended before it answered.'))),
    ]);
    return {
      url: `ws://127.0.0.1:${port}`,
      pids: [server.pid],
      kill: () => server.kill('SIGKILL'),
      exited,
    };
  },

  async connect(options: ParticipantOptions) {
    const participant = new Participant(options);
    await participant.enter();
    return participant;
  },
};
