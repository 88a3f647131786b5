// What a shop sees that has not installed the optional package for pictures.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createCare } from '../../sdk/server/index.ts';

describe('without sharp', () => {
  let folder: string;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'sharp') throw new Error('Cannot find package sharp');
      return next(specifier, context);
    },
  });
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'care-no-sharp-'))));
  after(async () => {
    hooks.deregister();
    await rm(folder, { recursive: true });
  });
  const options = () => ({
    store: 'sqlite::memory:',
    sites: { demo: { name: 'Demo', origins: ['https://shop.example'] } },
    files: `disk:${folder}`,
  });

  it('a server that takes pictures does not start, and says what to do', async () => {
    await assert.rejects(createCare(options()), {
      code: 'internal',
      message: /run npm install sharp, or leave pictures out of filePolicy\.types/,
    });
  });

  it('one that takes none starts, as does one that takes no files', async () => {
    const care = await createCare({ ...options(), filePolicy: { types: ['application/pdf'] } });
    await care.close();
    const { files: _, ...none } = options();
    await (await createCare(none)).close();
  });
});
