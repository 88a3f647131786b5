// The part of the port that only the admin API asks for. Every change is durable when it resolves.
import type { Author } from '../protocol/model.ts';
import type { ContactRow } from './store.ts';

/** One page of a site's rows, newest first; the same promises as the inbox: `next` is null on the last page. */
export interface SiteQuery {
  readonly site: string;
  /** `next` of the page before; null for the first. */
  readonly cursor: string | null;
  readonly limit: number;
}

export interface RowPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface ContactDirectory {
  get(site: string, id: string): Promise<ContactRow | null>;
  /** @throws CareError `bad-request` for a cursor that is not `next` of a page */
  list(query: SiteQuery): Promise<RowPage<ContactRow>>;
  /**
   * Sets the name, also in the contact's conversations, if it still is `from`; tells whether it was. Two at once: one is
   * told so.
   */
  rename(
    contact: Pick<ContactRow, 'site' | 'id'>,
    from: string | null,
    to: string | null,
  ): Promise<boolean>;
}

/** An entry of a site's audit log. */
export interface AuditRow {
  readonly site: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: number;
  readonly actor: { readonly kind: 'process' | 'key' | 'agent'; readonly id: string };
  readonly action: string;
  readonly target: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditRecords {
  /**
   * Adds the entry that `seal` makes of the newest one (null: there is none) and of its own sequence. Of several at
   * once, also in several processes, each sees the one before it.
   */
  append(site: string, seal: (newest: AuditRow | null, seq: number) => AuditRow): Promise<AuditRow>;
  /** @throws CareError `bad-request` for a cursor that is not `next` of a page */
  list(query: SiteQuery): Promise<RowPage<AuditRow>>;
}

export interface ApiKeyRow {
  readonly id: string;
  /** SHA-256 of the key in hex; the key itself is never stored. */
  readonly hash: string;
  readonly name: string;
  readonly sites: readonly string[];
  readonly scopes: readonly string[];
  /** In whose name it writes. */
  readonly agent: Pick<Author, 'id' | 'name' | 'avatar'> | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

export interface ApiKeyRecords {
  /** @throws CareError `already-exists` for a known id or hash; then nothing is written */
  add(key: ApiKeyRow): Promise<void>;
  get(id: string): Promise<ApiKeyRow | null>;
  /** The key with this hash, also when it is good no more. */
  find(hash: string): Promise<ApiKeyRow | null>;
  /** Keys of a site. @throws CareError `bad-request` for a cursor that is not `next` of a page */
  list(query: SiteQuery): Promise<RowPage<ApiKeyRow>>;
  /** False when it is unknown, or was revoked before. */
  revoke(id: string, at: number): Promise<boolean>;
}

export interface AdminRecords {
  readonly contacts: ContactDirectory;
  readonly audit: AuditRecords;
  readonly keys: ApiKeyRecords;
}
