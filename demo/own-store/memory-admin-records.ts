// What the admin API asks of a store, in memory.
import {
  CareError,
  isStorable,
  keysetPage,
  keysetPlace,
  storableName,
  type AdminRecords,
  type ApiKeyRow,
  type AuditRow,
  type ContactRow,
  type ConversationRow,
  type KeysetPlace,
  type RowPage,
  type SiteQuery,
} from '../../sdk/server/index.ts';

export class MemoryAdmin {
  readonly audit = new Map<string, AuditRow[]>();
  readonly keys = new Map<string, ApiKeyRow>();
}

export interface MemoryParts {
  readonly admin: MemoryAdmin;
  readonly contacts: Map<string, ContactRow>;
  readonly conversations: Map<string, ConversationRow>;
}

/** @param run does all of a work at once, later */
export function memoryAdminRecords(
  { admin, contacts, conversations }: MemoryParts,
  run: <T>(work: () => T) => Promise<T>,
): AdminRecords {
  const contactOf = (site: string, id: string) => contacts.get(`${site}\0${id}`) ?? null;
  return {
    contacts: {
      get: (site, id) => run(() => contactOf(site, id)),
      list: (query) =>
        run(() =>
          page(
            query,
            [...contacts.values()].filter(({ site }) => site === query.site),
            placeOfRow,
          ),
        ),
      rename: ({ site, id }, from, to) =>
        run(() => {
          const contact = contactOf(site, id);
          if (contact?.name !== from) return false;
          const name = storableName(to);
          contacts.set(`${site}\0${id}`, { ...contact, name });
          for (const [key, row] of conversations)
            if (row.site === site && row.contact === id)
              conversations.set(key, { ...row, contactName: name });
          return true;
        }),
    },
    audit: {
      append: (site, seal) =>
        run(() => {
          if (!isStorable(site)) throw new CareError('bad-request', 'The site id is none.');
          const log = admin.audit.get(site) ?? [];
          const row = seal(log.at(-1) ?? null, log.length + 1);
          admin.audit.set(site, [...log, row]);
          return row;
        }),
      list: ({ site, cursor, limit }) =>
        run(() => {
          if (cursor !== null && !/^\d{1,15}$/.test(cursor)) throw new CareError('bad-request');
          const before = cursor === null ? Infinity : Number(cursor);
          const found = (admin.audit.get(site) ?? []).filter(({ seq }) => seq < before).reverse();
          const rows = found.slice(0, limit);
          return { rows, next: found.length > limit ? String(rows.at(-1)!.seq) : null };
        }),
    },
    keys: {
      add: (key) =>
        run(() => {
          if (!isStorable(key.id, key.hash, ...key.sites)) throw new CareError('bad-request');
          const known = [...admin.keys.values()];
          if (known.some(({ id, hash }) => id === key.id || hash === key.hash))
            throw new CareError('already-exists');
          admin.keys.set(key.id, key);
        }),
      get: (id) => run(() => admin.keys.get(id) ?? null),
      find: (hash) => run(() => [...admin.keys.values()].find((key) => key.hash === hash) ?? null),
      list: (query) =>
        run(() => {
          const found = [...admin.keys.values()].filter(({ sites }) => sites.includes(query.site));
          return page(query, found, placeOfRow);
        }),
      revoke: (id, at) =>
        run(() => {
          const key = admin.keys.get(id);
          if (!key || key.revokedAt !== null) return false;
          admin.keys.set(id, { ...key, revokedAt: at });
          return true;
        }),
    },
  };
}

function placeOfRow({ createdAt, id }: { createdAt: number; id: string }): KeysetPlace {
  return { at: createdAt, id };
}

function page<T>(
  { cursor, limit }: SiteQuery,
  rows: readonly T[],
  place: (row: T) => KeysetPlace,
): RowPage<T> {
  const isBehind = (a: KeysetPlace, b: KeysetPlace) =>
    a.at < b.at || (a.at === b.at && a.id < b.id);
  const from = cursor === null ? null : keysetPlace(cursor);
  const found = rows
    .filter((row) => !from || isBehind(place(row), from))
    .sort((a, b) => (isBehind(place(a), place(b)) ? 1 : -1));
  return keysetPage(found.slice(0, limit + 1), limit, place);
}
