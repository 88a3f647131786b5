// Writes into the SQLite file given as argument at full speed, and prints `conversation op seq` for each op once it
// is acknowledged, until somebody kills it.
import { writeSync } from 'node:fs';
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { openSqlite } from '../../sdk/stores/sqlite.ts';
import { decideForTest, Requester } from '../../sdk/testing/store-suite/test-rules.ts';

const WRITERS = 50;
const STDOUT = 1;

const [, , path = '', site = ''] = process.argv;
const group = createGroupCommit(await openSqlite(path), decideForTest);

for (let writer = 0; writer < WRITERS; writer++) void write(new Requester(site), writer);

async function write(me: Requester, writer: number): Promise<never> {
  const start = me.start();
  await acknowledged(start);
  // A conversation that every process before has written to, so that sequences must go on from theirs.
  const shared = me.start(`shared-${writer}`);
  await group.submit(shared);
  for (;;) {
    await acknowledged(me.post(start.conversation));
    await acknowledged(me.post(shared.conversation));
  }
}

async function acknowledged(request: ReturnType<Requester['start']>): Promise<void> {
  const outcome = await group.submit(request);
  if (outcome.is !== 'applied') throw new Error(`Not applied: ${JSON.stringify(outcome)}`);
  writeSync(STDOUT, `${request.conversation} ${request.op} ${outcome.seq}\n`);
}
