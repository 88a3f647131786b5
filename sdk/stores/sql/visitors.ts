import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { ContactRow, VisitorToken } from '../store.ts';
import { ask, change, type Script } from './script.ts';
import { isStorable, storableName, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

/** @throws CareError `already-exists` for a known contact or token, `bad-request` for an id no engine can hold */
export function* createVisitor(db: Db, contact: ContactRow, token: VisitorToken): Script<void> {
  for (const [name, id] of Object.entries({
    site: contact.site,
    contact: contact.id,
    token: token.hash,
    device: token.device,
  }))
    if (!isStorable(id)) throw new CareError('bad-request', unstorable(name));
  const contacts = yield* change(
    db
      .insertInto('contacts')
      .values({
        site: contact.site,
        id: contact.id,
        name: storableName(contact.name),
        created_at: contact.createdAt,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const tokens = yield* change(
    db
      .insertInto('visitor_tokens')
      .values({
        site: token.site,
        hash: token.hash,
        contact: token.contact,
        device: token.device,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  if (contacts + tokens !== 2)
    throw new CareError(
      'already-exists',
      'This contact or token exists already: make new random ids.',
    );
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
      .select(['c.name', 'c.created_at as contact_created_at'])
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
    contact: { site, id: row.contact, name: row.name, createdAt: row.contact_created_at },
  };
}
