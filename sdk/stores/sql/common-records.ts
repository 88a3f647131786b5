// What the servers of a shop have in common: tickets of desks, and secrets.
import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { Author } from '../../protocol/model.ts';
import type { CommonRecords, TicketRow } from '../store.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function commonRecords(engine: Engine): CommonRecords {
  const { db } = engine;
  return {
    async addTicket(ticket, now) {
      for (const [name, id] of Object.entries({ site: ticket.site, ticket: ticket.hash }))
        if (!isStorable(id)) throw new CareError('bad-request', unstorable(name));
      await engine.write(() => addTicket(db, ticket, now));
    },
    takeTicket: (hash) => engine.write(() => takeTicket(db, hash)),
    async secret(name, proposal) {
      if (!isStorable(name, proposal)) throw new CareError('bad-request', unstorable('secret'));
      return engine.write(() => secret(db, name, proposal));
    },
  };
}

function* addTicket(
  db: Db,
  { site, hash, agent, expiresAt }: TicketRow,
  now: number,
): Script<void> {
  yield* change(db.deleteFrom('desk_tickets').where('expires_at', '<=', now));
  const row = { site, hash, agent: JSON.stringify(agent), expires_at: expiresAt };
  yield* change(db.insertInto('desk_tickets').values(row));
}

function* takeTicket(db: Db, hash: string): Script<TicketRow | null> {
  if (!isStorable(hash)) return null;
  const [found] = yield* ask(db.selectFrom('desk_tickets').selectAll().where('hash', '=', hash));
  if (!found) return null;
  const taken = yield* change(db.deleteFrom('desk_tickets').where('hash', '=', hash));
  // Somebody else may have come first, between the two.
  if (taken !== 1) return null;
  const agent = JSON.parse(found.agent) as Author;
  return { site: found.site, hash, agent, expiresAt: found.expires_at };
}

function* secret(db: Db, name: string, proposal: string): Script<string> {
  yield* change(
    db
      .insertInto('common_secrets')
      .values({ name, value: proposal })
      .onConflict((known) => known.doNothing()),
  );
  const [found] = yield* ask(
    db.selectFrom('common_secrets').select('value').where('name', '=', name),
  );
  return found?.value ?? proposal;
}
