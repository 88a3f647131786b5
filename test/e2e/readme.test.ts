import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../support/free-port.ts';

const ROOT = new URL('../../', import.meta.url);
const README = await readFile(new URL('README.md', ROOT), 'utf8');

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'))].map(
    (match) => match[1] ?? '',
  );
}

test('the README’s ten lines of SDK are a working server', async () => {
  const [sample] = blocks('ts');
  assert.ok(sample !== undefined && sample.includes('createCare'));
  assert.ok(sample.includes('.listen(4101)') && sample.includes("'sqlite:care.db'"));
  const port = await freePort();
  // Inside the package, so that it imports `care-widget/server` by the exports map as everybody does.
  const folder = await mkdtemp(fileURLToPath(new URL('dist/readme-', ROOT)));
  const file = join(folder, 'server.ts');
  await writeFile(
    file,
    `async function yourOwnSession(_: Request) { return null; }\n` +
      sample.replace('4101', String(port)),
  );
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  try {
    const site = await answerOf(
      `http://127.0.0.1:${port}/v1/sites/your-shop`,
      () => child.exitCode === null,
    );
    assert.ok(site, complaint);
    assert.equal(((await site.json()) as { name: string }).name, 'Your Shop');
    const script = await fetch(`http://127.0.0.1:${port}/care-widget.js`);
    assert.match(script.headers.get('content-type') ?? '', /javascript/);
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    await rm(folder, { recursive: true });
  }
});

test('the README’s commands exist: two set everything up, the others are scripts of the package', async () => {
  const { scripts } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
  assert.deepEqual(commands.slice(0, 2), ['npm ci && npm start', 'npm ci && npm test']);
  for (const command of commands)
    for (const [, run, name] of command.matchAll(/npm (run )?([a-z:]+)/g))
      if (run || !['ci', 'install'].includes(name!))
        assert.ok(scripts[name!], `${command}: package.json has no script ${name}`);
});

test('npm start prints two addresses, and both answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'care-start-'));
  const store = `sqlite:${join(folder, 'care.db')}`;
  const child = spawn('npm', ['start', '--', '--port', '0', '--store', store], {
    cwd: fileURLToPath(ROOT),
    // A group of its own, so that what npm started ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  const printed = new Promise<string[]>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const addresses = ['Shop', 'Desk'].map((name) => said.match(`${name} +(http\\S+)`)?.[1]);
      if (addresses.every((address) => address !== undefined)) resolve(addresses);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`npm start ended: ${said}`)));
  });
  try {
    for (const address of await printed) assert.equal((await fetch(address)).status, 200, address);
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  }
});

/** The first answer, or undefined when `alive` says that none can come. */
async function answerOf(url: string, alive: () => boolean): Promise<Response | undefined> {
  while (alive()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}
