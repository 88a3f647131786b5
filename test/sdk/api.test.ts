// One suite for the API in process and over HTTP, on both databases.
import { after, before, describe, it } from 'node:test';
import type { CareApi } from '../../sdk/client/index.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { openApiStage, type ApiStage } from './api-stage.ts';
import { apiSuite } from './api-suite.ts';

let postgres: TestPostgres | undefined;
const DATABASES = {
  SQLite: { skip: null, address: async () => 'sqlite::memory:' },
  PostgreSQL: {
    skip: noPostgres(),
    address: async () => (postgres ??= await startPostgres()).database(),
  },
};

after(() => postgres?.stop());

for (const [name, { skip, address }] of Object.entries(DATABASES))
  for (const how of ['in process', 'over HTTP'])
    describe(`the admin API ${how} on ${name}`, { skip: skip ?? false }, () => {
      let stage: ApiStage;
      let api: CareApi;
      before(async () => {
        stage = await openApiStage(await address());
        api = (await stage.apis())[how]!;
      });
      after(() => stage.end());
      for (const { title, run } of apiSuite) it(title, () => run(api, stage));
    });
