// What is written for the operator: everything they need to know, nothing of what people wrote, no credentials, and
// nothing that a terminal would obey.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { stderrLogger } from '../../sdk/server/stderr-logger.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { attacked } from './attack-stage.ts';
import { RealPeer, serve, ticketFor } from './server-stage.ts';

const HOSTILE = [
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31mred',
  'a\r\n{"level":"error","message":"forged"}',
  'x\u0000y\u007f',
  '\u202etxt.exe\u2066',
  '\u2028line\u2029paragraph\u0085next',
  '\ud800 lone',
  '\u200b\ufeff\u200e',
  '","level":"info","x":"',
  'x'.repeat(1_000_000),
];
/** All that a terminal or a reader might take for something else than text. */
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cf}\p{Surrogate}]/u;

function written(run: () => void): string {
  const { write } = process.stderr;
  let text = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    run();
  } finally {
    process.stderr.write = write;
  }
  return text;
}

/** A store on which one kind of call fails as a database fails. */
async function failing(method: keyof Store): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  return new Proxy(store, {
    get(target, name) {
      if (name === method)
        return () =>
          Promise.reject(
            new CareError('internal', undefined, { cause: new Error('disk I/O error') }),
          );
      const value: unknown = target[name as keyof Store];
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('the log', { timeout: 10_000 }, () => {
  it('is one line of JSON for each entry, short, and nothing that a terminal obeys', () => {
    for (const text of HOSTILE) {
      const line = written(() =>
        stderrLogger.error('A request failed.', {
          error: text,
          nested: { [text.slice(0, 50)]: [text] },
        }),
      );
      assert.match(line, /^[^\n]*\n$/);
      assert.doesNotMatch(line.trimEnd(), OBEYED);
      assert.equal(stripVTControlCharacters(line), line);
      assert.ok(line.length < 20_000, `${line.length} characters`);
      const entry = JSON.parse(line) as Record<string, unknown>;
      assert.deepEqual([entry['level'], entry['message']], ['error', 'A request failed.']);
      if (text.length < 1_000)
        assert.equal(entry['error'], text, 'nothing is lost by being escaped');
    }
  });

  it('takes what cannot be written as JSON, and no fact can pose as the entry itself', () => {
    const circle: Record<string, unknown> = { big: 10n };
    circle['self'] = circle;
    const line = written(() =>
      stderrLogger.warn('Odd.', { circle, level: 'info', time: 'never', message: 'forged' }),
    );
    const entry = JSON.parse(line) as Record<string, unknown>;
    assert.deepEqual([entry['level'], entry['message']], ['warn', 'Odd.']);
    assert.notEqual(entry['time'], 'never');
  });

  it('says of every failure of the store what was behind it, whatever a client was doing', async (test) => {
    for (const [method, act] of [
      [
        'createVisitor',
        async (url) => {
          const peer = await RealPeer.open(url);
          peer.send({ type: 'hello', versions: [1], site: 'demo', device: uuidV4() });
          assert.equal(await peer.ended(), 4011);
        },
      ],
      [
        'commit',
        async (url) => {
          const peer = await RealPeer.enter(url);
          const said = await peer.act(uuidV4(), { kind: 'conversation.start', channel: 'chat' });
          assert.deepEqual([said.type, 'code' in said && said.code], ['nak', 'internal']);
          assert.doesNotMatch(JSON.stringify(said), /disk/, 'which is none of the client’s');
          peer.socket.close();
        },
      ],
      [
        'inbox',
        async (url) => {
          const peer = await RealPeer.enter(url, { origin: url, ticket: await ticketFor(url) });
          peer.send({ type: 'inbox.fetch', request: uuidV4() });
          assert.doesNotMatch(JSON.stringify(await peer.next('failed')), /disk/);
          peer.socket.close();
        },
      ],
    ] as [keyof Store, (url: string) => Promise<void>][]) {
      const server = await serve({ store: await failing(method) });
      test.after(() => server.close());
      await act(server.url);
      assert.equal(server.complaints.length, 1, method);
      assert.match(server.complaints[0]!, /disk I\/O error/, method);
    }
  });

  it('holds no text of anybody, no token and no ticket after a conversation with mishaps', async (test) => {
    const server = await attacked();
    test.after(() => server.close());
    const shopper = await RealPeer.enter(server.url);
    const { token } = await shopper.next('welcome');
    const ticket = await ticketFor(server.url);
    const agent = await RealPeer.enter(server.url, { origin: server.url, ticket });
    const conversation = await shopper.start();
    await shopper.act(conversation, { kind: 'message.post', text: 'my card is SECRET-4111' });
    await agent.act(conversation, { kind: 'note.post', text: 'SECRET-note' });
    for (const data of ['SECRET-broken {', Buffer.from('SECRET-binary')]) {
      const clumsy = await RealPeer.enter(server.url);
      clumsy.socket.send(data);
      await clumsy.ended();
    }
    const guess = await RealPeer.open(server.url);
    guess.socket.send(
      JSON.stringify({
        type: 'hello',
        versions: [1],
        site: 'demo',
        device: uuidV4(),
        token: 'SECRET-token',
      }),
    );
    await guess.ended();
    const why = Buffer.from('\u009b31m\u0085 expired').toString('latin1');
    const headers = {
      'x-agent': 'broken',
      'x-why': why,
      authorization: 'Bearer SECRET-auth',
      cookie: 'session=SECRET-cookie',
      origin: server.url,
    };
    const broken = await fetch(`${server.url}/v1/desk/tickets?site=demo&key=SECRET-query`, {
      method: 'POST',
      headers,
    });
    assert.equal(broken.status, 500);
    agent.socket.terminate();
    shopper.socket.terminate();
    await server.memory();
    const lines = server.log().trimEnd().split('\n');
    assert.equal(lines.length, 1, server.log());
    assert.match(lines[0]!, /no such session/);
    assert.doesNotMatch(server.log(), new RegExp(`SECRET|${token!}|${ticket}`));
    assert.doesNotMatch(server.log().trimEnd(), OBEYED);
  });
});
