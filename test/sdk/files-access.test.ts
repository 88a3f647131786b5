import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { FILE_LINK_LASTS_MS } from '../../sdk/protocol/limits.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { FileSender, newFileId, PDF, picture, serveFiles, type Sent } from './files-stage.ts';
import { OTHER_SHOP, RealPeer, serve, SHOP, ticketFor } from './server-stage.ts';

const DESK = 'https://desk.example';

describe('a file', () => {
  let server: Awaited<ReturnType<typeof serveFiles>>;
  let clock: FakeClock;
  before(async () => {
    clock = new FakeClock(Date.UTC(2026, 0, 5));
    const filePolicy = { visitorFilesPerHour: 1_000 };
    server = await serveFiles({ clock, filePolicy, desk: { origins: [DESK] } });
  });
  after(() => server.end());
  const contact = (site = 'demo', origin = SHOP) =>
    FileSender.contact(server.url, { site, origin });
  const get = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);

  async function posted(me: FileSender, ...files: string[]): Promise<string> {
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    const { type } = await peer.act(conversation, { kind: 'message.post', text: '', files });
    assert.equal(type, 'ack');
    peer.socket.close();
    return conversation;
  }

  it('[F6] is its sender’s, its conversation’s and, once posted, the desk’s; to all others it is not there', async () => {
    const me = await contact();
    const id = await me.sent();
    const anna = FileSender.agent(server.url);
    const nobodies = [
      await contact(),
      await contact('other', OTHER_SHOP),
      FileSender.agent(server.url, 'anna', 'other'),
    ];
    assert.equal((await me.link(id)).status, 200);
    assert.equal((await anna.link(id)).status, 404, 'what was not posted is nobody else’s');
    const conversation = await posted(me, id);
    assert.equal((await anna.link(id)).status, 200);
    for (const nobody of nobodies) {
      const answers: Sent[] = [
        await nobody.link(id),
        await nobody.standing(id),
        await nobody.add(id, PDF),
        await nobody.cancel(id),
        await nobody.begin({ id, name: 'x.pdf', type: 'application/pdf', bytes: 9 }),
      ];
      const unknown = await nobody.link(newFileId());
      // On another site the same id is another file, until somebody has it there.
      const begun = nobody === nobodies[1] ? 200 : 404;
      assert.deepEqual(
        answers.map(({ status }) => status),
        [404, 404, 404, 404, begun],
      );
      assert.deepEqual(answers[0]!.body, unknown.body, 'not yours and not there are one answer');
    }
    const ticket = await ticketFor(server.url);
    const desk = await RealPeer.enter(server.url, { origin: server.url, ticket });
    const reply = await anna.sent(await picture('png'), 'b.png', 'image/png');
    assert.equal((await me.link(reply)).status, 404);
    await desk.act(conversation, { kind: 'message.post', text: '', files: [reply] });
    assert.equal((await me.link(reply)).status, 200);
    assert.equal((await nobodies[0]!.link(reply)).status, 404);
    assert.equal((await FileSender.agent(server.url, 'marek').link(reply)).status, 200);
    desk.socket.close();
  });

  it('takes nobody’s word for who they are', async () => {
    const me = await contact();
    const id = await me.sent();
    const as = (headers: Record<string, string>) => new FileSender(server.url, headers);
    const elsewhere = (await contact('other', OTHER_SHOP)).token;
    for (const headers of [
      { origin: SHOP },
      { origin: SHOP, authorization: 'Bearer nonsense' },
      { origin: SHOP, authorization: `Basic ${me.token}` },
      { origin: SHOP, authorization: `Bearer ${elsewhere}` },
      { origin: SHOP, 'x-agent': 'anna' },
      { origin: DESK },
      { origin: DESK, authorization: `Bearer ${me.token}` },
    ])
      assert.equal((await as(headers).link(id)).status, 401, JSON.stringify(headers));
    for (const origin of ['https://evil.example', 'null', OTHER_SHOP])
      for (const method of ['POST', 'OPTIONS'])
        assert.equal(
          (await as({ ...me.headers, origin }).ask(method, '/v1/files?site=demo')).status,
          403,
        );
    assert.equal((await as({ authorization: me.headers['authorization']! }).link(id)).status, 403);
    assert.equal((await me.link(id, 'nobody')).status, 404);
    const onlyDemo = FileSender.agent(server.url, 'demo-only', 'other');
    assert.equal((await onlyDemo.link(newFileId())).status, 403);
  });

  it('[F3] is found by a page of this very host, which sends no origin when it reads', async () => {
    const anna = FileSender.agent(server.url);
    const id = await anna.sent();
    const own = new FileSender(server.url, { 'x-agent': 'anna', 'sec-fetch-site': 'same-origin' });
    assert.equal((await own.standing(id)).status, 200);
    const other = new FileSender(server.url, { 'x-agent': 'anna', 'sec-fetch-site': 'same-site' });
    assert.equal((await other.standing(id)).status, 403);
  });

  it('is asked for by browsers with exactly the headers it needs', async () => {
    const { status, headers } = await (
      await contact()
    ).ask('OPTIONS', `/v1/files/${uuidV4()}?site=demo`);
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), SHOP);
    assert.equal(headers.get('access-control-allow-credentials'), null);
    assert.equal(
      headers.get('access-control-allow-headers'),
      'authorization, content-type, upload-offset',
    );
    assert.equal(headers.get('access-control-allow-methods'), 'POST, PATCH, HEAD, DELETE');
    const desk = await get('/v1/files?site=demo', { method: 'OPTIONS', headers: { origin: DESK } });
    assert.equal(desk.headers.get('access-control-allow-credentials'), 'true');
    const refused = await new FileSender(server.url, { origin: DESK }).link(newFileId());
    assert.equal(refused.headers.get('access-control-allow-origin'), DESK, 'not *, for cookies');
  });

  it('[F6] comes by its link as nothing that a browser would run', async () => {
    const me = await contact();
    const png = await me.sent(await picture('png'), 'b.png', 'image/png');
    const pdf = await me.sent(PDF, 'Ärger "100%"\'.pdf', 'application/pdf');
    const txt = await me.sent(Buffer.from('<script>'), 'a.txt', 'text/plain');
    for (const [id, type, how] of [
      [png, 'image/png', 'inline'],
      [pdf, 'application/pdf', 'attachment'],
      [txt, 'text/plain; charset=utf-8', 'attachment'],
    ] as const) {
      const { body } = await me.link(id);
      assert.equal(body.expiresInMs, FILE_LINK_LASTS_MS);
      const answer = await get(body.url!);
      assert.equal(answer.status, 200);
      assert.equal((await answer.arrayBuffer()).byteLength, body.file!.bytes);
      const said = (name: string) => answer.headers.get(name);
      assert.equal(said('content-type'), type);
      assert.ok(said('content-disposition')!.startsWith(`${how}; `));
      assert.equal(said('x-content-type-options'), 'nosniff');
      assert.equal(said('content-security-policy'), "sandbox; default-src 'none'");
      assert.equal(said('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(said('cache-control'), 'private, max-age=300');
      assert.equal(said('etag'), null);
      assert.equal(said('access-control-allow-origin'), null);
      const head = await get(body.url!, { method: 'HEAD' });
      assert.deepEqual(
        [head.status, head.headers.get('content-length')],
        [200, said('content-length')],
      );
    }
    const named = await get((await me.link(pdf)).body.url!, { method: 'HEAD' });
    assert.equal(
      named.headers.get('content-disposition'),
      `attachment; filename="_rger 100_'.pdf"; filename*=UTF-8''%C3%84rger%20100%25%27.pdf`,
    );
  });

  it('[F6] is not there any more once its link has expired, or by a link that we did not make', async () => {
    const me = await contact();
    const [id, other] = [await me.sent(), await me.sent()];
    const url = (await me.link(id)).body.url!;
    const [path, query] = url.split('?') as [string, string];
    const signature = path.split('/').at(-1)!;
    const [until, proof] = signature.split('.') as [string, string];
    const at = (one: string, sign: string, site = 'demo') =>
      `/v1/files/${one}/${sign}?site=${site}`;
    const later = (Number.parseInt(until, 36) + 60_000).toString(36);
    for (const wrong of [
      at(other, signature),
      at(id, signature, 'other'),
      at(id, `${later}.${proof}`),
      at(id, `${until}.${'A'.repeat(43)}`),
      at(id, `${until}.${proof.startsWith('A') ? 'B' : 'A'}${proof.slice(1)}`),
      at(id, until),
      at(id, `.${proof}`),
      at(id, 'link'),
      at(uuidV4(), signature),
      at('..%2f..', signature),
      path,
    ])
      assert.equal((await get(wrong)).status, 404, wrong);
    assert.equal((await get(`${path}?${query}`)).status, 200);
    await clock.advance(FILE_LINK_LASTS_MS - 1_000);
    assert.equal((await get(url)).headers.get('cache-control'), 'private, max-age=1');
    await clock.advance(1_000);
    assert.equal((await get(url)).status, 404);
    assert.equal((await get((await me.link(id)).body.url!)).status, 200);
  });

  it('is given up and then gone, also for whoever has a link', async () => {
    const me = await contact();
    const id = await me.sent();
    const { url } = (await me.link(id)).body;
    assert.equal((await me.cancel(id)).status, 204);
    assert.equal((await get(url!)).status, 404);
    assert.equal((await me.link(id)).status, 404);
  });
});

describe('a server without a place for files', () => {
  it('says so to whoever asks, and what it takes to every page', async () => {
    const server = await serveFiles();
    const none = await serve();
    const info = async (url: string) =>
      ((await (await fetch(`${url}/v1/sites/demo`)).json()) as { files: unknown }).files;
    assert.deepEqual(await info(server.url), {
      types: [
        'image/jpeg',
        'image/png',
        'image/webp',
        'image/gif',
        'application/pdf',
        'text/plain',
      ],
      maxBytes: 10_485_760,
      maxCount: 5,
    });
    assert.equal(await info(none.url), null);
    const me = await FileSender.contact(none.url);
    const answer = await me.begin({ id: newFileId(), name: 'a', type: 'text/plain', bytes: 1 });
    assert.deepEqual([answer.status, answer.code], [403, 'forbidden']);
    assert.equal(answer.headers.get('access-control-allow-origin'), SHOP);
    assert.equal((await fetch(`${none.url}/v1/files/${newFileId()}/x?site=demo`)).status, 404);
    await none.close();
    await server.end();
  });
});
