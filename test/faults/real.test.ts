// The short form of `npm run faults -- --real`: every kind of death of server and database, a few times each.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noPostgres } from '../support/postgres.ts';
import { failFsync, fillDisk, noDiskFaults } from './break-disk.ts';
import { breakOneDirection, cutNetwork, imposeOnNetwork } from './break-network.ts';
import type { CheckReport } from './check.ts';
import { drainServer } from './drain-server.ts';
import { killAtFailpoints } from './kill-at-failpoints.ts';
import { killDatabase } from './kill-database.ts';
import { killServer } from './kill-server.ts';
import { reconnectStorm } from './storm.ts';
import { Worlds, type StoreKind } from './world.ts';

const seed = Number(process.env['CARE_FAULTS_SEED'] ?? Date.now() % 2 ** 31);
const skip = noPostgres() ?? false;
const noNeedToKill =
  skip || (process.env['CARE_TEST_POSTGRES'] ? 'a given PostgreSQL is not killed' : false);

function assertHeld({ name, failures, problems }: CheckReport): void {
  assert.equal(failures, 0, `${name}, seed ${seed}:\n${problems.join('\n')}`);
}

async function inWorlds(
  kind: StoreKind,
  check: (worlds: Worlds) => readonly Promise<CheckReport>[],
): Promise<void> {
  const worlds = new Worlds(kind, 3);
  try {
    for (const report of check(worlds)) assertHeld(await report);
  } finally {
    await worlds.close();
  }
}

describe('real faults', { concurrency: 3 }, () => {
  test('[P1][P2][P3][P4] SQLite: 6 kills of the server lose, double and disorder nothing', () =>
    inWorlds('sqlite', (worlds) => [killServer(worlds, { tries: 6, seed })]));

  test(
    '[P1][P2][P3][P4] PostgreSQL: 3 kills of the server lose, double and disorder nothing',
    { skip },
    () => inWorlds('postgres', (worlds) => [killServer(worlds, { tries: 3, seed })]),
  );

  test('[O2] at each failpoint around commit, ack, announcement and resume: all or nothing, once', () =>
    inWorlds('sqlite', (worlds) => killAtFailpoints(worlds, { tries: 1, seed })));

  test(
    '[P1][P4] a killed database loses nothing that was acknowledged, and nobody has to reload',
    { skip: noNeedToKill },
    async () => {
      assertHeld(await killDatabase({ tries: 1, seed }));
    },
  );

  test('[L7] a server that is asked to stop hands its clients over, and goes by itself', () =>
    inWorlds('sqlite', (worlds) => [drainServer(worlds, 'restart', { tries: 2, seed })]));

  test('[L7] PostgreSQL: the clients of one process go over to another', { skip }, () =>
    inWorlds('postgres', (worlds) => [drainServer(worlds, 'handover', { tries: 1, seed })]),
  );

  test(
    '[P1] a disk that fails or is full acknowledges nothing, and loses nothing',
    {
      skip: noDiskFaults() ?? false,
    },
    async () => {
      await inWorlds('sqlite', (worlds) => [failFsync(worlds, { tries: 1, seed })]);
      assertHeld(await fillDisk({ tries: 1, seed }));
    },
  );

  test('[L3] hundreds who lost their server together come back to it, and nothing is lost', async () => {
    assertHeld(await reconnectStorm('sqlite', 'server killed', 300, { tries: 1, seed }));
  });

  for (const direction of ['up', 'down'] as const)
    test(`[L2] a busy client notices by itself that nothing passes ${direction}`, async () => {
      assertHeld(await breakOneDirection('sqlite', direction, 'busy', { tries: 3, seed }));
    });

  test('[P4] cut connections are healed without a reload', async () => {
    assertHeld(await cutNetwork('sqlite', { tries: 4, seed }));
  });

  for (const imposture of ['captive portal', 'no upgrades'] as const)
    test(`[P1][P4] behind ‘${imposture}’, nothing is said to be sent, and everything is sent later`, async () => {
      assertHeld(await imposeOnNetwork('sqlite', imposture, { tries: 2, seed }));
    });
});
