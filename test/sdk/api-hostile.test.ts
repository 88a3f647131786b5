// Whatever stands in a parameter stays a parameter, on both databases.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { eachEndpoint } from '../../sdk/api/care-api.ts';
import { placeOfField } from '../../sdk/api/endpoint.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { ask, inputFor } from './api-ask.ts';
import { openApiStage } from './api-stage.ts';

let postgres: TestPostgres | undefined;
after(() => postgres?.stop());
for (const [name, skip, address] of [
  ['SQLite', null, async () => 'sqlite::memory:'],
  ['PostgreSQL', noPostgres(), async () => (postgres ??= await startPostgres()).database()],
] as const)
  describe(`hostile parameters on ${name}`, { skip: skip ?? false }, () => {
    it('are refused or find nothing, in the path, the query, headers and bodies', async (t) => {
      const stage = await openApiStage(await address());
      const talk = { ...(await stage.newTalk()), key: uuidV4() };
      const { secret } = await stage.key(['demo', 'other']);
      t.after(() => stage.end());
      const targets = eachEndpoint()
        .filter(({ endpoint }) => endpoint.method !== 'DELETE')
        .flatMap(({ endpoint }) =>
          Object.keys(endpoint.input.entries).map((field) => [endpoint, field] as const),
        );
      const hostile = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom(
          "' or '1'='1",
          "'; drop table conversations; --",
          '") union select hash from api_keys --',
          '%00',
          '\0',
          '$1',
          '{"$gt":""}',
          '9'.repeat(15),
          '-1',
          'MTIzNA',
          Buffer.from('["contacts demo","1.\'; --"]').toString('base64url'),
          '../../keys',
          '__proto__',
        ),
      );
      const asked = fc.record({ target: fc.nat(targets.length - 1), value: hostile });
      await fc.assert(
        fc.asyncProperty(asked, async ({ target, value }) => {
          const [endpoint, field] = targets[target]!;
          const text = Buffer.from(value).toString();
          const input = { ...inputFor(endpoint, 'demo', talk), [field]: text };
          if (placeOfField(endpoint, field) === 'header')
            input[field] = encodeURIComponent(text).slice(0, 200);
          const { status, body } = await ask(stage, endpoint, input, secret);
          // A cursor only says where in the own list to go on, a language of two letters is one, with nothing in it.
          const isText = [
            'text',
            'name',
            'cursor',
            'title',
            'markdown',
            'summary',
            'slug',
            'locale',
            'since',
          ].includes(field);
          const detail = `${endpoint.path} ${field} ${JSON.stringify(text)} ${JSON.stringify(body)}`;
          const isRefused = [400, 404, 412].includes(status);
          assert.ok(isRefused || (isText && status < 300), detail);
        }),
        { numRuns: 300 },
      );
      assert.deepEqual(stage.complaints, []);
      const { items } = await stage.care.api.conversations.list({ site: 'demo' });
      assert.equal(items.length, 1);
    });
  });
