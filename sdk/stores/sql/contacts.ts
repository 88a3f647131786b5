// People: who they are to the shop, and how what an unknown device wrote becomes a customer's.
import type { Kysely } from 'kysely';
import type { ContactRecords, Identification, Identified } from '../port/contact-records.ts';
import type { ContactRow } from '../store.ts';
import { checkIdentification, contactRow } from './contact-row.ts';
import type { Flavour } from './flavour.ts';
import { linkContact } from './link-contact.ts';
import { endProof, mayBecome } from './proven-contact.ts';
import { ask, change, Collision, type Engine, type Script } from './script.ts';
import { isStorable, storableName } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function contactRecords(engine: Engine): ContactRecords {
  const { db, flavour } = engine;
  return {
    get: (site, id) => engine.read(() => readContact(db, site, id)),
    async identify(request) {
      checkIdentification(request);
      return engine.write(() => identify(db, flavour, request));
    },
    endToken: (site, hash) => engine.write(() => endToken(db, site, hash)),
  };
}

function* readContact(db: Db, site: string, id: string): Script<ContactRow | null> {
  if (!isStorable(site, id)) return null;
  const [row] = yield* ask(
    db.selectFrom('contacts').selectAll().where('site', '=', site).where('id', '=', id),
  );
  return row ? contactRow(row) : null;
}

function* endToken(db: Db, site: string, hash: string): Script<boolean> {
  if (!isStorable(site, hash)) return false;
  const token = db.deleteFrom('visitor_tokens').where('site', '=', site).where('hash', '=', hash);
  return (yield* change(token)) > 0;
}

/** What is changed is locked first, contacts before conversations, as a commit does. */
function* identify(db: Db, flavour: Flavour, request: Identification): Script<Identified> {
  const before = yield* deviceBefore(db, flavour, request);
  const known = yield* customerContact(db, flavour, request);
  const contact = known ? yield* renewed(db, known, request) : yield* added(db, request);
  if (before?.contact === contact.id) {
    yield* extend(db, request);
    return { contact, token: 'kept', from: null, linked: [] };
  }
  yield* change(
    db.insertInto('visitor_tokens').values({
      site: request.site,
      hash: request.token.hash,
      contact: contact.id,
      device: request.token.device,
      created_at: request.token.createdAt,
      expires_at: request.token.expiresAt,
    }),
  );
  const isNobody = before !== null && before.customer_id === null;
  if (!isNobody) return { contact, token: 'given', from: null, linked: [] };
  if (!(yield* mayBecome(db, before, request))) {
    yield* endToken(db, request.site, request.before!);
    return { contact, token: 'given', from: null, linked: [], left: before.contact };
  }
  yield* endProof(db, request.site, before);
  const linked = yield* linkContact(db, flavour, { ...request, from: before.contact, contact });
  return { contact, token: 'given', from: before.contact, linked };
}

function* deviceBefore(db: Db, { lockRows }: Flavour, { site, before, at }: Identification) {
  if (before === null || !isStorable(before)) return null;
  const [row] = yield* ask(
    db
      .selectFrom('visitor_tokens as t')
      .innerJoin('contacts as c', (join) =>
        join.onRef('c.site', '=', 't.site').onRef('c.id', '=', 't.contact'),
      )
      .select(['t.contact', 'c.customer_id', 'c.email'])
      .where('t.site', '=', site)
      .where('t.hash', '=', before)
      .where('t.expires_at', '>', at)
      .modifyEnd(lockRows),
  );
  return row ?? null;
}

function* customerContact(
  db: Db,
  { lockRows }: Flavour,
  { site, customer }: Identification,
): Script<ContactRow | null> {
  const [row] = yield* ask(
    db
      .selectFrom('contacts')
      .selectAll()
      .where('site', '=', site)
      .where('customer_id', '=', customer.id)
      .modifyEnd(lockRows),
  );
  return row ? contactRow(row) : null;
}

function* added(db: Db, request: Identification): Script<ContactRow> {
  const { site, customer, contact, name, at } = request;
  const row = {
    site,
    id: contact,
    name: storableName(name),
    created_at: at,
    customer_id: customer.id,
    email: storableName(customer.email),
    email_verified_at: customer.emailVerifiedAt,
    orders: JSON.stringify(customer.orders),
    merged_into: null,
  };
  const insert = db.insertInto('contacts').values(row);
  const count = yield* change(insert.onConflict((conflict) => conflict.doNothing()));
  if (count !== 1) throw new Collision('Another process has made this customer’s contact.');
  return contactRow(row);
}

/** What the shop says now counts; what it does not say stays. An address that changes has to be proved anew. */
function* renewed(
  db: Db,
  known: ContactRow,
  { customer, name }: Identification,
): Script<ContactRow> {
  const had = known.customer!; // it was found by it
  const email = storableName(customer.email) ?? had.email;
  const proved = email === had.email ? had.emailVerifiedAt : null;
  const next: ContactRow = {
    ...known,
    name: storableName(name) ?? known.name,
    customer: {
      id: customer.id,
      email,
      emailVerifiedAt: proved ?? customer.emailVerifiedAt,
      orders: customer.orders,
    },
  };
  if (JSON.stringify(next) === JSON.stringify(known)) return known;
  const { site, id } = known;
  const mine = db.updateTable('contacts').where('site', '=', site).where('id', '=', id);
  yield* change(
    mine.set({
      name: next.name,
      email,
      email_verified_at: next.customer!.emailVerifiedAt,
      orders: JSON.stringify(customer.orders),
    }),
  );
  if (next.name !== known.name)
    yield* change(
      db
        .updateTable('conversations')
        .set({ contact_name: next.name })
        .where('site', '=', site)
        .where('contact', '=', id),
    );
  return next;
}

function* extend(db: Db, { site, before, token }: Identification): Script<void> {
  yield* change(
    db
      .updateTable('visitor_tokens')
      .set({ expires_at: token.expiresAt })
      .where('site', '=', site)
      .where('hash', '=', before!)
      .where('expires_at', '<', token.expiresAt),
  );
}
