import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer, type Server } from 'node:http';
import { startDemo } from '../../demo/demo.ts';
import { listenOn, PortTakenError } from '../../demo/ports.ts';

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

describe('npm start', () => {
  let folder = '';
  let store = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'care-demo-'));
    store = `sqlite:${join(folder, 'care.db')}`;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('prints two addresses that answer, and SIGTERM ends it cleanly', async () => {
    const demo = startProcess('--port', '0', '--store', store);
    const printed = await demo.printed(/Ctrl-C/);
    const shop = /Shop +(\S+)/.exec(printed)?.[1] ?? '';
    const desk = /Desk +(\S+)/.exec(printed)?.[1] ?? '';
    assert.notEqual(new URL(shop).origin, new URL(desk).origin);
    assert.match(await textOf(shop), /Ceramics and lamps/);
    assert.match(await textOf(desk), /Who are you today\?/);
    demo.process.kill('SIGTERM');
    assert.deepEqual(await demo.ended, { code: 0, errors: '' });
  });

  test('a second start finds what was there and seeds nothing; a fresh one seeds again', async () => {
    const options = { port: 0, store: `sqlite:${join(folder, 'kept.db')}`, fresh: false };
    const seeded: number[] = [];
    for (const fresh of [false, false, true]) {
      const demo = await startDemo({ ...options, fresh });
      seeded.push(demo.seeded);
      await demo.close();
    }
    assert.deepEqual(seeded, [13, 0, 13]);
  });

  test('a taken port is one line that says what to do', async () => {
    const other = await listening();
    const port = String(portOf(other));
    const { code, errors } = await startProcess('--port', port, '--store', store).ended;
    other.close();
    assert.equal(code, 1);
    assert.match(errors, new RegExp(`^Port ${port} is taken[^\n]*--port[^\n]*\n$`));
  });

  test('what is wrong on the command line is one line, too', async () => {
    for (const wrong of [['--port', 'shop'], ['--store', 'mysql:care'], ['--colour']]) {
      const { code, errors } = await startProcess('--port', '0', ...wrong).ended;
      assert.equal(code, 1, wrong.join(' '));
      assert.match(errors, /^[^\n]{20,}\n$/, wrong.join(' '));
    }
  });

  test('when the usual port is taken the next free one does', async () => {
    const other = await listening();
    const mine = createServer();
    const port = await listenOn(mine, { port: portOf(other), exact: false });
    assert.ok(port > portOf(other));
    await assert.rejects(listenOn(createServer(), { port, exact: true }), PortTakenError);
    mine.close();
    other.close();
  });
});

describe('demo desk', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  before(async () => {
    demo = await startDemo({ port: 0, store: 'sqlite::memory:', fresh: false });
  });
  after(() => demo.close());

  test('whoever says who they are gets a strict session that care accepts, until they leave', async () => {
    const entered = await fetch(`${demo.desk}?as=leila`, { redirect: 'manual' });
    const written = entered.headers.get('set-cookie') ?? '';
    assert.match(written, /HttpOnly; SameSite=Strict/);
    const headers = { cookie: written.split(';')[0] ?? '' };
    assert.match(await textOf(demo.desk, headers), /<care-desk site="demo">/);
    assert.match(await ticket(headers), /"name":"Leila","avatar":"http:[^"]*leila.svg"/);
    await fetch(`${demo.desk}?leave`, { headers, redirect: 'manual' });
    assert.match(await textOf(demo.desk, headers), /Who are you today/);
  });

  test('a stranger gets no ticket, and a made-up session is a stranger', async () => {
    assert.match(await ticket({}), /token-expired/);
    assert.match(await ticket({ cookie: 'orlofenn-desk=anna' }), /token-expired/);
    assert.match(await textOf(`${demo.desk}?as=mallory`), /Who are you today/);
  });

  test('every face of the team is there for pages of the shop', async () => {
    const info = await fetch(new URL('/v1/sites/demo', demo.desk), {
      headers: { origin: demo.shop },
    });
    const { team } = (await info.json()) as { team: { avatar: string }[] };
    assert.equal(team.length, 3);
    for (const { avatar } of team) {
      const face = await fetch(avatar);
      assert.equal(face.headers.get('content-type'), 'image/svg+xml');
      assert.equal(face.headers.get('cross-origin-resource-policy'), 'cross-origin');
    }
  });

  async function ticket(headers: Record<string, string>): Promise<string> {
    const address = new URL('/v1/desk/tickets?site=demo', demo.desk);
    return (await fetch(address, { method: 'POST', headers })).text();
  }
});

function startProcess(...options: string[]) {
  const child = spawn(process.execPath, [START, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '', NODE_OPTIONS: '' },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, errors }));
  return {
    process: child,
    ended,
    async printed(pattern: RegExp): Promise<string> {
      while (!pattern.test(output)) {
        const over = await Promise.race([once(child.stdout, 'data'), ended]);
        if ('code' in over) assert.fail(`It ended with ${over.code}: ${errors}`);
      }
      return output;
    },
  };
}

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  return address.port;
}

async function textOf(url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(url, { headers })).text();
}
