// Everything that is exported, one thing after the other: no more than a page is held at a time.
import { allOf } from '../../api/all-of.ts';
import type { CareApi } from '../../api/care-api.ts';
import { PAGE_MAX_ITEMS } from '../../api/page.ts';
import type { Contact, ContactExport, Conversation, Entry } from '../../api/resources.ts';

export type ExportRecord =
  | {
      readonly kind: 'export';
      readonly version: 1;
      readonly site: string;
      readonly contact: string | null;
      readonly notes: boolean;
      readonly at: number;
    }
  | {
      readonly kind: 'contact';
      readonly contact: Contact;
      readonly orders?: ContactExport['orders'];
    }
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** `path` is null when the bytes are not part of this export. */
  | { readonly kind: 'file'; readonly file: string; readonly path: string | null }
  /** The last one: without it an export is not whole. */
  | { readonly kind: 'end'; readonly counts: Readonly<Record<string, number>> };

export interface Wanted {
  readonly site: string;
  /** Null: the whole site. */
  readonly contact: string | null;
  readonly notes: boolean;
}

type Reading = Pick<CareApi, 'contacts' | 'conversations'>;

export async function* recordsOf(
  api: Reading,
  { site, contact, notes }: Wanted,
): AsyncGenerator<ExportRecord, void, undefined> {
  const at = Date.now();
  yield { kind: 'export', version: 1, site, contact, notes, at };
  if (contact !== null) return yield* ofContact(api, { site, contact, notes });
  const limit = PAGE_MAX_ITEMS;
  for await (const one of allOf(api.contacts.list, { site, limit }))
    yield { kind: 'contact', contact: one };
  const seen = new Set<string>();
  // What changes meanwhile moves to the front of the list, where the first reading has passed already.
  for (let since = 0, again = true; again;) {
    const began: number = Date.now();
    again = false;
    for await (const conversation of allOf(api.conversations.list, { site, limit })) {
      if (conversation.changedAt < since) break;
      if (seen.has(conversation.id)) continue;
      seen.add(conversation.id);
      again = true;
      yield { kind: 'conversation', conversation };
      yield* entriesOf(api, { site, conversation: conversation.id, notes });
    }
    since = began - CLOCKS_APART_MS;
  }
}

/** Between this machine's clock and the server's. */
const CLOCKS_APART_MS = 300_000;

async function* entriesOf(
  api: Reading,
  { site, conversation, notes }: { site: string; conversation: string; notes: boolean },
): AsyncGenerator<ExportRecord, void, undefined> {
  for (const log of notes ? (['public', 'internal'] as const) : (['public'] as const))
    for await (const entry of allOf(api.conversations.events, {
      site,
      conversation,
      log,
      limit: PAGE_MAX_ITEMS,
    }))
      yield { kind: 'entry', entry };
}

async function* ofContact(
  api: Reading,
  { site, contact, notes }: { site: string; contact: string; notes: boolean },
): AsyncGenerator<ExportRecord, void, undefined> {
  const all = await api.contacts.export({ site, contact, ...(notes && { with: 'notes' }) });
  yield { kind: 'contact', contact: all.contact, ...(all.orders && { orders: all.orders }) };
  for (const { conversation, entries } of all.conversations) {
    yield { kind: 'conversation', conversation };
    for (const entry of entries) yield { kind: 'entry', entry };
  }
}
