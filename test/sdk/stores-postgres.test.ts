// What only a server can do to a store: connections that die, and locks held by others.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import {
  allEvents,
  assertGapless,
  commitAll,
  commitOne,
} from '../../sdk/testing/store-suite/outcomes.ts';
import { decideForTest, Requester } from '../../sdk/testing/store-suite/test-rules.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const END_ALL = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'care-widget' and datname = current_database()`;

/** A trigger that ends the connection it runs on, the first time; sequences do not roll back. */
function endsItsConnection(trigger: string): string {
  return `create sequence public.times;
    create function die() returns trigger language plpgsql as $$ begin
      if nextval('public.times') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
      return null; end $$;
    create ${trigger} for each row execute function die()`;
}

describe('postgres.ts when connections die', { skip: noPostgres() ?? false }, () => {
  let server: TestPostgres;
  let address = '';
  let store: Store;
  before(async () => {
    server = await startPostgres();
    address = await server.database();
    store = await openStore(address);
  });
  after(async () => {
    await store.close();
    await server.stop();
  });

  it('idle ones that were ended are replaced without anybody noticing', async () => {
    const me = new Requester();
    const start = me.start();
    await commitAll(store, [start]);
    for (let round = 0; round < 5; round++) {
      await server.query(END_ALL, address);
      await commitAll(store, [me.post(start.conversation)]);
      await server.query(END_ALL, address);
      assert.equal((await store.conversation(me.site, start.conversation))?.publicSeq, round + 2);
    }
  });

  it('one that is ended while it writes is tried again, and nothing is written twice', async () => {
    const me = new Requester();
    const start = me.start();
    await commitAll(store, [start]);
    const group = createGroupCommit(store, decideForTest);
    let written = 0;
    let ending = true;
    const write = async () => {
      while (ending || written < 200) {
        const request = me.post(start.conversation);
        // As a client does: again and again with the same id, until it has an answer.
        for (let sent = false; !sent;)
          sent = await group.submit(request).then(
            () => true,
            ({ retryable }) => !retryable,
          );
        written += 1;
      }
    };
    const writers = Promise.all(Array.from({ length: 10 }, write));
    for (let kill = 0; kill < 15; kill++) await server.query(END_ALL, address);
    ending = false;
    await writers;
    const events = await allEvents(store, me.site, start.conversation);
    assertGapless(events, written + 1);
    assert.equal(new Set(events.map((event) => event.op)).size, written + 1);
  });

  it('a transaction whose connection dies before COMMIT is run again by the store itself', async () => {
    const other = await server.database();
    const store = await openStore(other);
    await server.query(endsItsConnection('trigger die after insert on care.ops'), other);
    const me = new Requester();
    const start = me.start();
    await commitAll(store, [start]);
    assertGapless(await allEvents(store, me.site, start.conversation), 1);
    await store.close();
  });

  it('a COMMIT that is not confirmed is a retryable failure, and the op may be sent again', async () => {
    const other = await server.database();
    const store = await openStore(other);
    const atCommit =
      'constraint trigger die after insert on care.ops deferrable initially deferred';
    await server.query(endsItsConnection(atCommit), other);
    const me = new Requester();
    const start = me.start();
    const unconfirmed = { name: 'CareError', code: 'internal', retryable: true };
    await assert.rejects(commitOne(store, start), unconfirmed);
    await commitAll(store, [start]);
    assertGapless(await allEvents(store, me.site, start.conversation), 1);
    await store.close();
  });

  it('a row that somebody else has locked is waited for', async () => {
    const me = new Requester();
    const start = me.start();
    await commitAll(store, [start]);
    const locker = server.query(
      `begin; update care.conversations set unread = 41 where id = '${start.conversation}';
       select pg_sleep(0.3); commit`,
      address,
    );
    await untilLocked(start.conversation);
    const outcome = await commitOne(store, me.post(start.conversation));
    assert.equal(
      outcome.is === 'applied' && outcome.row.unread,
      42,
      'it must see what was committed',
    );
    await locker;
  });

  it('a database that does not wait for its disk still does for a commit', async () => {
    const other = await server.database();
    const name = new URL(other).pathname.slice(1);
    await server.query(`alter database ${name} set synchronous_commit = off`);
    await server.query(`alter database ${name} set default_transaction_isolation = 'serializable'`);
    const lax = await openStore(other);
    const seen: unknown[] = [];
    await server.query(
      `create function note_setting() returns trigger language plpgsql as $$ begin
         insert into seen values (current_setting('synchronous_commit'), current_setting('transaction_isolation'));
         return new; end $$;
       create table seen (durable text, isolation text);
       create trigger note before insert on care.ops for each row execute function note_setting()`,
      other,
    );
    await commitAll(lax, [new Requester().start()]);
    seen.push(...(await server.query('select * from seen', other)));
    assert.deepEqual(seen, [{ durable: 'on', isolation: 'read committed' }]);
    await lax.close();
  });

  async function untilLocked(id: string): Promise<void> {
    const free = `select id from care.conversations where id = '${id}' for update skip locked`;
    while ((await server.query(free, address)).length > 0);
  }
});
