import assert from 'node:assert/strict';
import { it } from 'node:test';
import { killWriters } from '../faults/sqlite-kill.ts';

const KILLS = 20;

it(`[P1] nothing that SQLite acknowledged is lost in ${KILLS} kills of a process at full speed`, async (test) => {
  const report = await killWriters(KILLS);
  test.diagnostic(`${report.acknowledged} acknowledged, ${report.lost} lost`);
  assert.ok(report.acknowledged >= KILLS);
  assert.deepEqual(
    { lost: report.lost, broken: report.broken, integrity: report.integrity },
    { lost: 0, broken: 0, integrity: 'ok' },
  );
});
