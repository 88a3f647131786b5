// What a client asks of the store: a page of history, and for the desk its list and who somebody is.
import { CareError } from '../protocol/care-error.ts';
import { encode } from '../protocol/codec.ts';
import { PAGE_EVENTS } from '../protocol/limits.ts';
import type { ContactFacts } from '../protocol/contact-facts.ts';
import type { Author } from '../protocol/model.ts';
import type { UpFrameOf } from '../protocol/up.ts';
import type { ContactRow, Store } from '../stores/store.ts';
import { maySee } from './rules.ts';
import { summaryOf } from './summary-of.ts';

export const INBOX_PAGE_ROWS = 50;

interface Asker {
  readonly site: string;
  readonly you: Author;
}

/** @throws CareError `not-found`, `forbidden` */
export async function pageFrame(
  store: Store,
  { site, you }: Asker,
  { request, conversation, log, after, before }: UpFrameOf<'page.fetch'>,
): Promise<string> {
  const row = await store.conversation(site, conversation);
  if (!row || !maySee(row, you)) throw new CareError('not-found');
  if (log === 'internal' && you.role === 'contact') throw new CareError('forbidden');
  const events = await store.events({
    site,
    conversation,
    log,
    after,
    before: before ?? null,
    limit: PAGE_EVENTS,
    end: 'newest',
  });
  const { epoch } = row;
  return encode({ type: 'page', request, conversation, epoch, log, events: [...events] });
}

/** @throws CareError `forbidden`, and `bad-request` for a cursor that no page gave */
export async function inboxFrame(
  store: Store,
  { site, you }: Asker,
  { request, status, cursor }: UpFrameOf<'inbox.fetch'>,
): Promise<string> {
  if (you.role === 'contact') throw new CareError('forbidden');
  const { rows, next } = await store.inbox({
    site,
    status: status ?? null,
    cursor: cursor ?? null,
    limit: INBOX_PAGE_ROWS,
  });
  return encode({
    type: 'inbox',
    request,
    conversations: rows.map(summaryOf),
    ...(next !== null && { next }),
  });
}

/** @throws CareError `not-found`, `forbidden` */
export async function contactFrame(
  { contacts }: Pick<Store, 'contacts'>,
  { site, you }: Asker,
  { request, contact: id }: UpFrameOf<'contact.fetch'>,
): Promise<string> {
  if (you.role === 'contact') throw new CareError('forbidden');
  const row = await contacts.get(site, id);
  if (!row) throw new CareError('not-found');
  return encode({ type: 'contact', request, contact: factsOf(row) });
}

function factsOf({ id, name, customer, proven }: ContactRow): ContactFacts {
  return {
    id,
    ...(name !== null && { name }),
    ...(proven && { email: proven.email, emailVerifiedAt: proven.at }),
    ...(customer && {
      customerId: customer.id,
      ...(customer.email !== null && { email: customer.email }),
      ...(customer.emailVerifiedAt !== null && { emailVerifiedAt: customer.emailVerifiedAt }),
      ...(customer.orders.length > 0 && { orders: [...customer.orders] }),
    }),
  };
}
