import { hash } from 'node:crypto';
import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import type { Contact, Entry } from '../../api/resources.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { Log } from '../../protocol/model.ts';
import type { ContactRow, ConversationRow, Store } from '../../stores/store.ts';
import { cleanName } from '../clean-text.ts';
import type { AdminOffice } from './admin-office.ts';
import { notFound, type Caller } from './caller.ts';
import { conversationOf, entryOf } from './conversations.ts';
import { seal, unseal } from './cursors.ts';

const EXPORT_PAGE_EVENTS = 500;

export function contactHandlers(office: AdminOffice): Handlers<Caller>['contacts'] {
  const { store, audit, clock } = office;
  const { contacts } = store.admin;
  const found = async (site: string, id: string): Promise<ContactRow> => {
    const row = await contacts.get(site, id);
    if (!row) throw notFound();
    return row;
  };
  return {
    async list(caller, { site, cursor, limit = PAGE_ITEMS }) {
      const list = `contacts ${site}`;
      const { rows, next } = await contacts.list({ site, cursor: unseal(list, cursor), limit });
      await audit.reading(caller, site, { action: 'contacts.listed' });
      return { items: rows.map(contactOf), next: seal(list, next) };
    },
    async get(caller, { site, contact }) {
      const row = await found(site, contact);
      await audit.reading(caller, site, { action: 'contact.read', target: contact });
      return contactOf(row);
    },
    async update(caller, { site, contact, version, name }) {
      const row = await found(site, contact);
      const to = name === null ? null : (cleanName({ name }).name ?? null);
      if (name !== null && to === null)
        throw new CareError('bad-request', 'name: expected something that can be seen, or null.');
      // Asked again, because the answer was lost: it is so already.
      if (row.name === to) return contactOf(row);
      if (version !== undefined && version !== contactOf(row).version)
        throw new CareError('outdated');
      await audit.add(caller, site, { action: 'contact.updated', target: contact });
      if (!(await contacts.rename(row, row.name, to))) throw new CareError('outdated');
      return contactOf(await found(site, contact));
    },
    async export(caller, { site, contact, with: more }) {
      const row = await found(site, contact);
      await audit.add(caller, site, { action: 'contact.exported', target: contact });
      const conversations = [];
      for (const one of await store.conversationsOf(site, contact)) {
        const entries = await allEntries(store, one, 'public');
        if (more === 'notes') entries.push(...(await allEntries(store, one, 'internal')));
        conversations.push({ conversation: conversationOf(one), entries });
      }
      return {
        contact: contactOf(row),
        ...(row.customer && { orders: [...row.customer.orders] }),
        exportedAt: clock.now(),
        conversations,
      };
    },
  };
}

async function allEntries(
  store: Store,
  { site, id: conversation }: ConversationRow,
  log: Log,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; ;) {
    const range = { site, conversation, log, after, before: null, end: 'oldest' } as const;
    const events = await store.events({ ...range, limit: EXPORT_PAGE_EVENTS });
    entries.push(...events.map(entryOf));
    const last = events.at(-1);
    if (!last || events.length < EXPORT_PAGE_EVENTS) return entries;
    after = last.seq;
  }
}

/** The version is made of what can change: of the same content it is the same one. */
function contactOf({ id, site, name, createdAt, customer, proven }: ContactRow): Contact {
  const version = hash(
    'sha256',
    JSON.stringify([id, name, customer?.id, customer?.email, ...(proven ? [proven.email] : [])]),
    'hex',
  ).slice(0, 32);
  return {
    id,
    site,
    name,
    ...(proven && { email: proven.email, emailVerifiedAt: proven.at }),
    ...(customer && {
      customerId: customer.id,
      ...(customer.email !== null && { email: customer.email }),
      ...(customer.emailVerifiedAt !== null && { emailVerifiedAt: customer.emailVerifiedAt }),
    }),
    createdAt,
    version,
  };
}
