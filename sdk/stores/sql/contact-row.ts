import type { Selectable } from 'kysely';
import type { Order } from '../../protocol/contact-facts.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { Identification } from '../port/contact-records.ts';
import type { ContactRow } from '../store.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

/** A row of the table → one of the port. */
export function contactRow(
  stored: Omit<Selectable<Tables['contacts']>, 'merged_into'>,
): ContactRow {
  const { site, id, name, created_at: createdAt, customer_id: customer } = stored;
  if (customer === null) {
    const { email, email_verified_at: at } = stored;
    const proven = email !== null && at !== null && { proven: { email, at } };
    return { site, id, name, createdAt, ...proven };
  }
  return {
    site,
    id,
    name,
    createdAt,
    customer: {
      id: customer,
      email: stored.email,
      emailVerifiedAt: stored.email_verified_at,
      // JSON that this store wrote.
      orders: stored.orders === null ? [] : (JSON.parse(stored.orders) as Order[]),
    },
  };
}

/** @throws CareError `bad-request` for an id no engine can hold */
export function checkIdentification({ site, customer, contact, token }: Identification): void {
  const ids = { site, customer: customer.id, contact, token: token.hash, device: token.device };
  for (const [name, id] of Object.entries(ids))
    if (!isStorable(id)) throw new CareError('bad-request', unstorable(name));
}
