import { sql, type Kysely } from 'kysely';
import type { Identification } from '../port/contact-records.ts';
import type { ContactRow, ConversationRow } from '../store.ts';
import type { Flavour } from './flavour.ts';
import { readConversationsOf } from './reads.ts';
import { ask, change, type Script } from './script.ts';
import type { Tables } from './tables.ts';

export interface Link extends Pick<Identification, 'site' | 'at' | 'before'> {
  /** The contact that nobody knew. */
  readonly from: string;
  readonly contact: ContactRow;
}

/** All that was one contact's becomes another's. The logs stay as they were written: who wrote was called so then. */
export function* linkContact(
  db: Kysely<Tables>,
  { lockRows }: Flavour,
  { site, at, before, from, contact }: Link,
): Script<ConversationRow[]> {
  const rows = yield* ask(
    db
      .selectFrom('conversations')
      .select(['id', 'epoch'])
      .where('site', '=', site)
      .where('contact', '=', from)
      .orderBy('site')
      .orderBy('id')
      .modifyEnd(lockRows),
  );
  yield* change(
    db
      .updateTable('contacts')
      .set({ merged_into: contact.id, email: null, email_verified_at: null })
      .where('site', '=', site)
      .where('id', '=', from),
  );
  // A contact whom nobody knows has one token, and that was the one.
  yield* change(
    db.deleteFrom('visitor_tokens').where('site', '=', site).where('hash', '=', before!),
  );
  for (const { epoch } of rows) yield* moveOps(db, { site, epoch, from, to: contact.id });
  yield* change(
    db
      .updateTable('conversations')
      .set({
        contact: contact.id,
        ...(contact.name !== null && { contact_name: contact.name }),
        changed_at: sql`case when changed_at < ${at} then ${at} else changed_at + 1 end`,
      })
      .where('site', '=', site)
      .where('contact', '=', from),
  );
  yield* change(
    db
      .updateTable('files')
      .set({ owner: contact.id })
      .where('site', '=', site)
      .where('owner_role', '=', 'contact')
      .where('owner', '=', from),
  );
  const moved = new Set(rows.map(({ id }) => id));
  const all = yield* readConversationsOf(db, site, contact.id);
  return all.filter(({ id }) => moved.has(id));
}

/** An op whose answer got lost is sent again by whom the device is by then, and must be found. */
function* moveOps(
  db: Kysely<Tables>,
  { site, epoch, from, to }: { site: string; epoch: string; from: string; to: string },
): Script<void> {
  const [before, after] = [`contact:${from}`, `contact:${to}`];
  const written = db
    .selectFrom('events')
    .select('op')
    .where('site', '=', site)
    .where('epoch', '=', epoch);
  // The same op may have been sent under both names; then it has its answer.
  const there = db
    .selectFrom('ops')
    .select('op')
    .where('site', '=', site)
    .where('actor', '=', after)
    .where('op', 'in', written);
  yield* change(
    db
      .updateTable('ops')
      .set({ actor: after })
      .where('site', '=', site)
      .where('actor', '=', before)
      .where('op', 'in', written)
      .where('op', 'not in', there),
  );
}
