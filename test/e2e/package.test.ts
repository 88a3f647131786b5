// What is published, as somebody has it who installs it: packed, installed elsewhere, typed and run.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
const run = promisify(execFile);

const TYPES = `
import { createCare, CareError, type CareOptions, type ServeConfig } from 'care-widget/server';
import { CareClient } from 'care-widget/admin';
import { verifyWebhook } from 'care-widget/webhooks';
import { signCustomerToken } from 'care-widget/identity';
import { storeSuite } from 'care-widget/testing';
import { createBrowserClient } from 'care-widget/client';
import type { CareWidgetElement } from 'care-widget';
import type { CareDeskElement } from 'care-widget/desk';
import type { Action } from 'care-widget/protocol';
export { createCare, CareError, CareClient, verifyWebhook, signCustomerToken, storeSuite, createBrowserClient };
export type { Action, CareDeskElement, CareOptions, CareWidgetElement, ServeConfig };
`;

const SERVER = `
import { createServer } from 'node:http';
import { createCare } from 'care-widget/server';
const port = Number(process.argv[2]);
const care = await createCare({
  store: 'sqlite:care.db',
  sites: { shop: { name: 'Shop', origins: ['http://127.0.0.1:' + port] } },
});
const { url } = await care.listen(port, '127.0.0.1');
const answers = await Promise.all(
  ['/v1/ready', '/v1/sites/shop', '/care-widget.js', '/care-desk.js'].map((path) => fetch(url + path)),
);
console.log(answers.map(({ status }) => status).join());
await care.close();
`;

describe('the package', () => {
  let folder: string;
  let tarball: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'care-package-'));
    await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT });
    const [packed] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    tarball = join(folder, packed!);
    await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
    await run('npm', ['install', tarball, ...quietly], { cwd: folder });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is well-formed, and each entry has types for every way of resolving it', async () => {
    const scripts = ['--exclude-entrypoints', 'care-widget.js', 'care-desk.js'];
    await run(join(BIN, 'attw'), [tarball, '--profile', 'esm-only', ...scripts], { cwd: folder });
    const { stdout } = await run(join(BIN, 'publint'), ['run', tarball, '--strict']);
    assert.match(stdout, /All good/);
  });

  it('compiles under node16, nodenext and bundler, with nothing installed beside it', async () => {
    await writeFile(join(folder, 'types.ts'), TYPES);
    for (const [module, resolution] of [
      ['node16', 'node16'],
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ] as const)
      await run(
        join(BIN, 'tsc'),
        [
          ...['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2023'],
          ...['--lib', 'es2023,dom,dom.iterable', '--module', module],
          ...['--moduleResolution', resolution, '--typeRoots', join(ROOT, 'node_modules/@types')],
          ...['--types', 'node', 'types.ts'],
        ],
        { cwd: folder },
      ).catch((error: { stdout?: string }) => assert.fail(`${module}: ${error.stdout}`));
  });

  it('serves, and its command answers', async () => {
    await writeFile(join(folder, 'server.js'), SERVER);
    const port = String(await freePort());
    const { stdout } = await run(process.execPath, ['server.js', port], { cwd: folder });
    assert.equal(stdout.trim(), '200,200,200,200');
    const version = await run(join(folder, 'node_modules', '.bin', 'care-widget'), ['--version']);
    assert.match(version.stdout, /^\d+\.\d+\.\d+/);
  });
});
