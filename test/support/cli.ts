// `npx care-widget …` as a process of its own, from source.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../sdk/cli.ts', import.meta.url));

export interface CliRun {
  readonly child: ChildProcess;
  /** What it has said so far. */
  out(): string;
  err(): string;
  /** Resolves once what it said matches. @throws when it ends before */
  said(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
}

/** @param where the folder; or that and what to add to the environment */
export function cli(
  where: string | { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  ...args: string[]
): CliRun {
  const { cwd, env } = typeof where === 'string' ? { cwd: where, env: {} } : where;
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    out: () => out,
    err: () => err,
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(out);
        if (match) return match;
        if (child.exitCode !== null) throw new Error(`It ended: ${out}${err}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
    ended,
  };
}
