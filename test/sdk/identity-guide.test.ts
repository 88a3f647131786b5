// The guide's first lines, as somebody would copy them.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import type { Care } from '../../sdk/server/index.ts';

const GUIDE = await readFile(new URL('../../sdk/identity/IDENTITY.md', import.meta.url), 'utf8');
const SERVER = new URL('../../sdk/server/index.ts', import.meta.url).href;

interface Made {
  readonly care: Care;
  readonly routes: Record<string, (request: object, response: object) => Promise<void>>;
}

test('IDENTITY.md: the ten lines sign a token for whom the session says it is, and null for nobody', async () => {
  const sample = /```ts\n([^]*?)```/.exec(GUIDE)?.[1] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'care-guide-'));
  const before = process.cwd();
  try {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    await writeFile(join(folder, 'care-key.pem'), pem);
    const file = join(folder, 'shop.mjs');
    const around = `import { readFile } from 'node:fs/promises';
      import { createCare } from '${SERVER}';
      const routes = {};
      const app = { get: (path, handler) => (routes[path] = handler) };
      ${sample}
      export { care, routes };`;
    await writeFile(file, around);
    process.chdir(folder);
    const { care, routes } = (await import(pathToFileURL(file).href)) as Made;
    const answerFor = async (user: object | undefined) => {
      let said: unknown;
      const response = { set: () => {}, json: (value: unknown) => (said = value) };
      await routes['/care-token']!({ session: { user } }, response);
      return said;
    };
    assert.match(String(await answerFor({ id: 'c1', name: 'Ada' })), /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.equal(await answerFor(undefined), null);
    await care.close();
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true });
  }
});

test('IDENTITY.md: with a way to send mail, the widget is told that it may offer a code', async () => {
  const samples = GUIDE.match(/```ts\n[^]*?```/g) ?? [];
  const sample = samples.find((one) => one.includes('sendEmailCode')) ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'care-guide-'));
  const before = process.cwd();
  try {
    const file = join(folder, 'shop.mjs');
    const around = `import { createCare } from '${SERVER}';
      const mailer = { sendMail: async () => {} };
      const subjectIn = () => 'Your code';
      ${sample.replace(/```(ts)?/g, '')}
      export { care };`;
    await writeFile(file, around);
    process.chdir(folder);
    const { care } = (await import(pathToFileURL(file).href)) as Pick<Made, 'care'>;
    const answer = await care.fetch(new Request('http://care.example/v1/sites/your-shop'));
    assert.equal(((await answer.json()) as { emailCodes?: boolean }).emailCodes, true);
    await care.close();
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true });
  }
});
