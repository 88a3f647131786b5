// Every adapter in sdk/bus keeps the port's contract, on a real server.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { BUS_MESSAGE_MAX_BYTES } from '../../sdk/bus/bus.ts';
import { BusRoom } from '../../sdk/bus/memory.ts';
import { openBus } from '../../sdk/bus/open-bus.ts';
import { packed, PAYLOAD_MAX_BYTES } from '../../sdk/bus/postgres/packed.ts';
import { busSuite } from '../../sdk/testing/bus-suite.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

/** Files of sdk/bus that are not adapters. */
const NO_ADAPTERS = new Set(['bus.ts', 'open-bus.ts', 'check-message.ts']);
const TESTED = ['memory.ts', 'postgres.ts'];

describe('bus', () => {
  it('every adapter in sdk/bus runs the contract suite', async () => {
    const all = await readdir(new URL('../../sdk/bus/', import.meta.url), { withFileTypes: true });
    const adapters = all
      .filter((file) => file.isFile() && file.name.endsWith('.ts') && !NO_ADAPTERS.has(file.name))
      .map(({ name }) => name);
    assert.deepEqual(adapters.sort(), TESTED);
  });

  it('an address of no known kind is refused, without its password', async () => {
    await assert.rejects(openBus('redis://me:secret@host/0'), {
      code: 'bad-request',
      message: /^The bus "redis:\/\/me:…@host\/0" is of no known kind: write postgres:/,
    });
  });
});

describe('memory.ts', () => {
  for (const { title, run } of busSuite)
    it(title, async () => {
      const room = new BusRoom();
      await run(() => Promise.resolve(room.open()));
    });
});

describe('postgres.ts', { skip: noPostgres() ?? false }, () => {
  let server: TestPostgres;
  let address = '';
  before(async () => {
    server = await startPostgres();
    address = await server.database();
  });
  after(() => server.stop());

  for (const { title, run } of busSuite) it(title, () => run(() => openBus(address)));

  it('messages are packed into payloads that PostgreSQL takes, in their order', () => {
    const longest = 'ß'.repeat(BUS_MESSAGE_MAX_BYTES / 2);
    const messages = Array.from({ length: 500 }, (_, i) => (i % 50 === 0 ? longest : `say ${i}`));
    const payloads = packed('node', messages);
    assert.deepEqual(
      payloads.flatMap((payload) => payload.split('\n').slice(1)),
      messages,
    );
    assert.ok(payloads.every((payload) => payload.startsWith('node\n')));
    assert.ok(payloads.every((payload) => Buffer.byteLength(payload) <= PAYLOAD_MAX_BYTES));
    assert.ok(payloads.length <= 10, `${payloads.length} payloads`);
  });

  it('one that cannot be opened says what to do, without the password', async () => {
    await assert.rejects(openBus('postgres://care:secret@127.0.0.1:1/care'), {
      code: 'internal',
      message: /^The bus finds no PostgreSQL at 127\.0\.0\.1:1 \(.+\): start it, or check/,
    });
  });
});
