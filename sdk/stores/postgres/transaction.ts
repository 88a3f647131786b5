import type { PoolClient } from 'pg';
import { CareError } from '../../protocol/care-error.ts';
import { databaseError, sqlState } from './failures.ts';

/**
 * What every transaction begins with, in one message. Read committed, whatever the database's default is: a
 * statement after a lock must see what the lock's last owner wrote. The time-outs free the locks of a process that
 * has died. A commit is durable even where the database is set not to wait for its disk.
 */
const BEGIN = `begin isolation level read committed;
  set local statement_timeout = '20s';
  set local idle_in_transaction_session_timeout = '30s';
  select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'`;

/** @throws CareError of the database */
export async function begin(client: PoolClient): Promise<void> {
  try {
    await client.query(BEGIN);
  } catch (error) {
    throw databaseError(error);
  }
}

/** @throws CareError `internal` when it is not certain that the transaction is durable; it may be all the same */
export async function commit(client: PoolClient): Promise<void> {
  let command: string | undefined;
  let cause: unknown;
  try {
    command = (await client.query('commit')).command;
  } catch (error) {
    cause = error;
  }
  // PostgreSQL answers COMMIT in a failed transaction with ROLLBACK, and without an error.
  if (command !== 'COMMIT')
    throw new CareError('internal', undefined, {
      cause: new Error('COMMIT was not confirmed.', { cause }),
    });
}

/** Gives a client back after a failure; one that may not answer any more is destroyed, and the pool makes a new one. */
export async function giveUp(client: PoolClient, error: unknown): Promise<void> {
  const fromDatabase = error instanceof CareError && error.cause !== undefined;
  if (fromDatabase && sqlState(error.cause) === null) return client.release(true);
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
