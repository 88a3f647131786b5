import { sql, type Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { ContactRow, VisitorToken } from '../store.ts';
import { contactRow } from './contact-row.ts';
import { forRows, type Flavour } from './flavour.ts';
import { insertRows } from './insert-rows.ts';
import { ask, change, type Script } from './script.ts';
import { isStorable, storableName, unstorable } from './storable.ts';
import { CONTACT_COLUMNS, TOKEN_COLUMNS, type Tables } from './tables.ts';

type Db = Kysely<Tables>;

export interface Visitor {
  readonly contact: ContactRow;
  readonly token: VisitorToken;
}

/** @throws CareError `bad-request` for an id no engine can hold */
export function checkVisitor({ contact, token }: Visitor): void {
  for (const [name, id] of Object.entries({
    site: contact.site,
    contact: contact.id,
    token: token.hash,
    device: token.device,
  }))
    if (!isStorable(id)) throw new CareError('bad-request', unstorable(name));
}

export type CreateVisitors = (visitors: readonly Visitor[]) => Script<void>;

/** What is known stays as it is, and is missing from the number changed. */
const knownStay = sql`on conflict do nothing`;

/** All of them or none. @throws CareError `already-exists` for a known contact or token */
export function createVisitorsScript(db: Db, flavour: Flavour): CreateVisitors {
  const addContacts = forRows(
    flavour,
    insertRows(db, flavour, 'contacts', CONTACT_COLUMNS).modifyEnd(knownStay),
  );
  const addTokens = forRows(
    flavour,
    insertRows(db, flavour, 'visitor_tokens', TOKEN_COLUMNS).modifyEnd(knownStay),
  );
  return function* create(visitors) {
    const contacts = yield addContacts(visitors.map(contactValues));
    const tokens = yield addTokens(visitors.map(tokenValues));
    if (contacts.changed + tokens.changed !== 2 * visitors.length)
      throw new CareError(
        'already-exists',
        'This contact or token exists already: make new random ids.',
      );
  };
}

/** In the order of the tables' columns. */
function contactValues({ contact }: Visitor): readonly unknown[] {
  const nobody = [null, null, null, null, null];
  return [contact.site, contact.id, storableName(contact.name), contact.createdAt, ...nobody];
}

function tokenValues({ token }: Visitor): readonly unknown[] {
  const { site, hash, contact, device, createdAt, expiresAt } = token;
  return [site, hash, contact, device, createdAt, expiresAt];
}

/** Writes only when the expiry moves, so that a token in use costs no commit each time. */
export function* useToken(
  db: Db,
  site: string,
  hash: string,
  now: number,
  extendTo: number,
): Script<{ token: VisitorToken; contact: ContactRow } | null> {
  if (!isStorable(site, hash)) return null;
  const [row] = yield* ask(
    db
      .selectFrom('visitor_tokens as t')
      .innerJoin('contacts as c', (join) =>
        join.onRef('c.site', '=', 't.site').onRef('c.id', '=', 't.contact'),
      )
      .select(['t.contact', 't.device', 't.created_at', 't.expires_at'])
      .select(['c.name', 'c.created_at as contact_created_at', 'c.customer_id', 'c.email'])
      .select(['c.email_verified_at', 'c.orders'])
      .where('t.site', '=', site)
      .where('t.hash', '=', hash)
      .where('t.expires_at', '>', now),
  );
  if (!row) return null;
  if (extendTo > row.expires_at)
    yield* change(
      db
        .updateTable('visitor_tokens')
        .set({ expires_at: extendTo })
        .where('site', '=', site)
        .where('hash', '=', hash)
        .where('expires_at', '<', extendTo),
    );
  return {
    token: {
      site,
      hash,
      contact: row.contact,
      device: row.device,
      createdAt: row.created_at,
      expiresAt: Math.max(row.expires_at, extendTo),
    },
    contact: contactRow({ ...row, site, id: row.contact, created_at: row.contact_created_at }),
  };
}
