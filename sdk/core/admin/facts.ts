// What is read alone: sites, their teams, files, the audit log.
import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import type { FileResource, Site } from '../../api/resources.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { FileRow } from '../../stores/store.ts';
import { fileInfoOf, isWhole, type WholeFile } from '../file-info-of.ts';
import type { AdminOffice, SiteFacts } from './admin-office.ts';
import { notFound, reaches, type Caller } from './caller.ts';
import { seal, unseal } from './cursors.ts';

type Of<N extends keyof Handlers<Caller>> = Handlers<Caller>[N];

export function siteHandlers({ sites }: AdminOffice): Of<'sites'> {
  return {
    list: async (caller) => ({
      items: Object.entries(sites)
        .filter(([id]) => reaches(caller, id))
        .map(([id, facts]) => siteOf(id, facts)),
      next: null,
    }),
    get: async (_caller, { site }) => siteOf(site, sites[site]!),
  };
}

export function agentHandlers({ sites }: AdminOffice): Of<'agents'> {
  return {
    list: async (_caller, { site }) => ({ items: [...(sites[site]?.team ?? [])], next: null }),
  };
}

export function fileHandlers({ store, shown, audit }: AdminOffice): Of<'files'> {
  const found = async (site: string, id: string): Promise<WholeFile> => {
    const row = await store.files.get(site, id);
    if (!row || !isWhole(row)) throw notFound();
    return row;
  };
  return {
    get: async (_caller, { site, file }) => fileOf(await found(site, file)),
    async link(caller, { site, file }) {
      const row = await found(site, file);
      if (!shown) throw notFound();
      await audit.add(caller, site, { action: 'file.linked', target: file });
      const { signature, expiresInMs } = await linked(
        shown.link({ site, you: caller.author }, file),
      );
      if (signature === undefined) return { file: fileOf(row) };
      return {
        file: fileOf(row),
        url: `/v1/files/${file}/${signature}?site=${site}`,
        ...(expiresInMs !== undefined && { expiresInMs }),
      };
    },
  };
}

export function auditHandlers({ store, audit }: AdminOffice): Of<'audit'> {
  return {
    async list(caller, { site, cursor, limit = PAGE_ITEMS }) {
      const list = `audit ${site}`;
      const query = { site, cursor: unseal(list, cursor), limit };
      const { rows, next } = await store.admin.audit.list(query);
      await audit.reading(caller, site, { action: 'audit.read' });
      const items = rows.map((row) => ({ ...row, details: { ...row.details } }));
      return { items, next: seal(list, next) };
    },
  };
}

async function linked<T>(link: Promise<T>): Promise<T> {
  try {
    return await link;
  } catch (cause) {
    throw cause instanceof CareError && cause.code === 'not-found' ? notFound() : cause;
  }
}

function siteOf(id: string, { name, origins, replyMinutes }: SiteFacts): Site {
  return { id, name, origins: [...origins], ...(replyMinutes !== undefined && { replyMinutes }) };
}

function fileOf(row: FileRow & WholeFile): FileResource {
  const { owner, conversation, createdAt } = row;
  return { ...fileInfoOf(row), owner: { ...owner }, conversation, createdAt };
}
