// Where an export comes from: a care server, with a key, or the database that care.config.mjs names.
import { existsSync } from 'node:fs';
import type { CareApi } from '../../api/care-api.ts';
import { CareClient } from '../../client/care-client.ts';
import { CareError } from '../../protocol/care-error.ts';
import { openArchive } from '../../server/open-archive.ts';
import { UsageError } from '../command.ts';
import { readConfig } from '../read-config.ts';

export interface Source {
  readonly api: CareApi;
  readonly sites: readonly string[];
  /** Null when they cannot be had: blocked, not looked at yet, or gone. */
  bytes(site: string, file: string): Promise<ReadableStream<Uint8Array> | null>;
  close(): Promise<void>;
}

const ATTEMPTS = 8;

/** @throws UsageError, CareError, or an error of the configuration: one line each */
export async function openSource({
  url,
  config,
}: {
  readonly url?: string | undefined;
  readonly config?: string | undefined;
}): Promise<Source> {
  if (url === undefined) return ofConfig(config);
  const key = process.env['CARE_KEY'];
  if (config !== undefined) throw new UsageError('--url and --config are two sources: name one.');
  if (!key) throw new UsageError('--url needs an API key in the variable CARE_KEY.');
  // A wrong address is said at once; in the midst of a long export a server may be away for a while.
  const { items } = await new CareClient({ url, key, attempts: 2 }).sites.list();
  const api = new CareClient({ url, key, attempts: ATTEMPTS });
  return {
    api,
    sites: items.map(({ id }) => id),
    async bytes(site, file) {
      const link = await orNull(api.files.link({ site, file }));
      if (link?.url === undefined) return null;
      const { ok, body } = await fetch(url.replace(/\/$/, '') + link.url);
      return ok ? body : null;
    },
    close: () => Promise.resolve(),
  };
}

async function ofConfig(file: string | undefined): Promise<Source> {
  const { agents: _, port: __, host: ___, ...options } = await readConfig(file);
  const { store } = options;
  const path = typeof store === 'string' ? /^sqlite:(.+)$/.exec(store)?.[1] : undefined;
  if (path === ':memory:')
    throw new Error('store is sqlite::memory:, which another process cannot read: name --url.');
  if (path !== undefined && !existsSync(path))
    throw new Error(`there is no database ${path} here: run it in the folder of the server.`);
  const { api, bytes, close } = await openArchive(options);
  return { api, bytes, close, sites: Object.keys(options.sites) };
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CareError && error.code === 'not-found') return null;
    throw error;
  }
}
