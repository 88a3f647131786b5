// A contact that has proved an address and logs in to the shop.
import type { Kysely } from 'kysely';
import type { Identification } from '../port/contact-records.ts';
import { ask, change, type Script } from './script.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

interface Device {
  readonly contact: string;
  readonly email: string | null;
}

/**
 * Whether what the contact of this device has may become the customer's. What it shares with other devices by a proven
 * address is also theirs: only the shop can say that the customer is whom the address belongs to.
 */
export function* mayBecome(
  db: Db,
  { contact, email }: Device,
  { site, customer, before, at }: Identification,
): Script<boolean> {
  if (email === null) return true;
  if (customer.emailVerifiedAt !== null && customer.email?.toLowerCase() === email) return true;
  const others = db
    .selectFrom('visitor_tokens')
    .select('hash')
    .where('site', '=', site)
    .where('contact', '=', contact)
    .where('hash', '!=', before)
    .where('expires_at', '>', at)
    .limit(1);
  return (yield* ask(others)).length === 0;
}

/** Its conversations are a customer's now: by the address nobody finds them any more, on no device. */
export function* endProof(db: Db, site: string, { contact, email }: Device): Script<void> {
  if (email === null) return;
  yield* change(db.deleteFrom('proven_emails').where('site', '=', site).where('email', '=', email));
  yield* change(
    db.deleteFrom('visitor_tokens').where('site', '=', site).where('contact', '=', contact),
  );
}
