// The server process of the fault tests as one file. It starts thousands of times, and reading its sources one by one
// would cost more than everything else it does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const MAIN = fileURLToPath(new URL('fault-server-main.ts', import.meta.url));
/** Some packages are CommonJS and ask for Node's own modules by `require`. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

export interface ServerBundle {
  readonly file: string;
  /** Where Node keeps what it made of the file. */
  readonly cache: string;
}

let bundle: Promise<ServerBundle> | undefined;

/** Made once in a run, and gone with it. */
export function serverBundle(): Promise<ServerBundle> {
  return (bundle ??= make());
}

async function make(): Promise<ServerBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'care-faults-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'server.mjs');
  await build({
    entryPoints: [MAIN],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // It loads a library of its own by a path, and is wanted only where there are files.
    external: ['sharp'],
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  return { file, cache: join(folder, 'cache') };
}
