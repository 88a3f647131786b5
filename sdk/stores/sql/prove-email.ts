// What a proven address makes of a device: its contact has the address, or it becomes the contact that has it.
import type { Kysely, Selectable } from 'kysely';
import type { EmailProof, EmailProved } from '../port/proof-records.ts';
import type { ContactRow } from '../store.ts';
import { contactRow } from './contact-row.ts';
import type { Flavour } from './flavour.ts';
import { linkContact } from './link-contact.ts';
import { ask, change, Collision, type Script } from './script.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;
type Stored = Selectable<Tables['contacts']>;

export function* proveEmail(
  db: Db,
  flavour: Flavour,
  proof: EmailProof,
): Script<EmailProved | null> {
  const { site, visitor, attempt, at } = proof;
  const code = yield* lockedCode(db, flavour, proof);
  if (!code) return null;
  if (code.used_by !== null)
    return code.used_by === attempt ? yield* repeated(db, proof, code) : null;
  const device = yield* deviceOf(db, flavour, proof);
  const isGuest = device && device.customer_id === null && device.merged_into === null;
  if (!isGuest || (device.email !== null && device.email !== code.email)) return null;
  const known = yield* contactWith(db, flavour, { site, email: code.email });
  if (!known) yield* give(db, device, { email: code.email, at });
  const contact = known
    ? contactRow(known)
    : contactRow({ ...device, email: code.email, email_verified_at: at });
  const from = contact.id === device.id ? null : device.id;
  const linked =
    from === null
      ? []
      : yield* linkContact(db, flavour, { site, at, before: visitor, from, contact });
  if (from === null) yield* endToken(db, site, visitor);
  yield* addToken(db, proof, contact);
  const ended = { used_by: attempt, contact: contact.id, issued: proof.token.hash };
  yield* change(
    db
      .updateTable('email_codes')
      .set(ended)
      .where('site', '=', site)
      .where('visitor', '=', visitor),
  );
  return { contact, from, linked };
}

/** The answer got lost: the token in it was never used, and another takes its place. */
function* repeated(
  db: Db,
  proof: EmailProof,
  code: Selectable<Tables['email_codes']>,
): Script<EmailProved | null> {
  const { site, visitor, token } = proof;
  const [row] = yield* ask(
    db
      .selectFrom('contacts')
      .selectAll()
      .where('site', '=', site)
      .where('id', '=', code.contact)
      .where('merged_into', 'is', null),
  );
  if (!row || !(yield* endToken(db, site, code.issued!))) return null;
  const contact = contactRow(row);
  yield* addToken(db, proof, contact);
  yield* change(
    db
      .updateTable('email_codes')
      .set({ issued: token.hash })
      .where('site', '=', site)
      .where('visitor', '=', visitor),
  );
  return { contact, from: null, linked: [] };
}

function* lockedCode(db: Db, { lockRows }: Flavour, { site, visitor, code, at }: EmailProof) {
  const [row] = yield* ask(
    db
      .selectFrom('email_codes')
      .selectAll()
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('code', '=', code)
      .where('expires_at', '>', at)
      .modifyEnd(lockRows),
  );
  return row ?? null;
}

function* deviceOf(
  db: Db,
  { lockRows }: Flavour,
  { site, visitor, at }: EmailProof,
): Script<Stored | null> {
  const [row] = yield* ask(
    db
      .selectFrom('visitor_tokens as t')
      .innerJoin('contacts as c', (join) =>
        join.onRef('c.site', '=', 't.site').onRef('c.id', '=', 't.contact'),
      )
      .selectAll('c')
      .where('t.site', '=', site)
      .where('t.hash', '=', visitor)
      .where('t.expires_at', '>', at)
      .modifyEnd(lockRows),
  );
  return row ?? null;
}

function* contactWith(
  db: Db,
  { lockRows }: Flavour,
  { site, email }: { site: string; email: string },
): Script<Stored | null> {
  const [row] = yield* ask(
    db
      .selectFrom('proven_emails as p')
      .innerJoin('contacts as c', (join) =>
        join.onRef('c.site', '=', 'p.site').onRef('c.id', '=', 'p.contact'),
      )
      .selectAll('c')
      .where('p.site', '=', site)
      .where('p.email', '=', email)
      .modifyEnd(lockRows),
  );
  return row ?? null;
}

function* give(
  db: Db,
  { site, id }: Stored,
  { email, at }: { email: string; at: number },
): Script<void> {
  const insert = db.insertInto('proven_emails').values({ site, email, contact: id });
  const count = yield* change(insert.onConflict((known) => known.doNothing()));
  if (count !== 1) throw new Collision('Another device has proved this address.');
  yield* change(
    db
      .updateTable('contacts')
      .set({ email, email_verified_at: at })
      .where('site', '=', site)
      .where('id', '=', id),
  );
}

function* endToken(db: Db, site: string, hash: string): Script<boolean> {
  const token = db.deleteFrom('visitor_tokens').where('site', '=', site).where('hash', '=', hash);
  return (yield* change(token)) > 0;
}

function addToken(db: Db, { site, token }: EmailProof, { id }: ContactRow): Script<number> {
  const { hash, device, createdAt, expiresAt } = token;
  return change(
    db.insertInto('visitor_tokens').values({
      site,
      hash,
      contact: id,
      device,
      created_at: createdAt,
      expires_at: expiresAt,
    }),
  );
}
