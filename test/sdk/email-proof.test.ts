// A shopper without a log-in proves an e-mail address: what is sent, to whom, how often, and what a proof is good for.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { EMAIL_CODE_LASTS_MS, EMAIL_CODE_TRIES } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { createCare, type CareOptions } from '../../sdk/server/index.ts';
import { OTHER, openProofStage, type ProofStage } from './email-proof-stage.ts';
import { OTHER_SHOP, RealPeer, serve, SHOP, ticketFor } from './server-stage.ts';

const DAY_MS = 24 * 3_600_000;

describe('a proven e-mail address', () => {
  let stage: ProofStage;
  before(async () => (stage = await openProofStage()));
  after(() => stage.close());
  // Nobody is to be in another's way: each test comes from another network, an hour after all others.
  beforeEach(() => stage.anew());

  it('[N10] a code goes to the address as it is written to, and with it nothing that anybody has written', async () => {
    const device = await stage.device();
    const { status, body } = await device.ask('  Ada+Shop@LÄDEN.example ', 'de-AT-x-buy-now');
    const email = 'ada+shop@xn--lden-loa.example';
    assert.equal(status, 200);
    assert.deepEqual(body, { email, expiresInMs: EMAIL_CODE_LASTS_MS, againInMs: DAY_MS });
    const mail = stage.mails.at(-1)!;
    const expiresAt = stage.clock.now() + EMAIL_CODE_LASTS_MS;
    assert.deepEqual(mail, {
      to: email,
      code: mail.code,
      site: 'demo',
      locale: 'de-AT',
      expiresAt,
    });
    assert.match(mail.code, /^\d{6}$/);
    const odd = await device.ask(stage.address(), 'buy now at evil.example');
    assert.equal(odd.status, 200);
    assert.equal(stage.mails.at(-1)!.locale, 'en');
  });

  it('[N10] what is not one address, no token and a customer are told so, and nobody is sent anything', async () => {
    const device = await stage.device();
    for (const email of NO_ADDRESSES) {
      const { status, code } = await device.ask(email);
      assert.deepEqual([status, code], [400, 'bad-request'], email);
    }
    const stranger = await stage.device({ token: 'x'.repeat(43) });
    assert.equal((await stranger.ask(stage.address())).code, 'token-expired');
    const customer = await stage.device({ token: await stage.customerToken() });
    assert.equal((await customer.ask(stage.address())).code, 'forbidden');
    assert.deepEqual(stage.mails, []);
  });

  it('[N12] the code makes another token, and the one that asked is void', async () => {
    const device = await stage.device();
    const { token } = device;
    const email = stage.address();
    const proved = await device.proves(email);
    assert.match(proved.token, /^[\w-]{43}$/);
    assert.equal(proved.you.role, 'contact');
    assert.equal(await stage.contactOf(token), null);
    assert.equal(await stage.contactOf(proved.token), proved.you.id);
    const found = await stage.care.api.contacts.get({ site: 'demo', contact: proved.you.id });
    assert.deepEqual([found.email, found.emailVerifiedAt], [email, stage.clock.now()]);
    assert.equal(found.customerId, undefined);
  });

  it('[N14] who proves the same address is the same contact, and sees what the other wrote', async () => {
    const [a, b] = [await stage.device(), await stage.device()];
    const conversation = await a.writes('from the first device');
    await b.writes('from the second device');
    const email = stage.address();
    const first = await a.proves(email);
    const ended = a.peer!.ended();
    const second = await b.proves(email.toUpperCase());
    assert.equal(second.you.id, first.you.id);
    assert.equal(await ended, 1001, 'a socket with the token of before ends');
    for (const token of [first.token, second.token]) {
      const peer = await RealPeer.enter(stage.url, { token });
      const { heads } = await peer.next('welcome');
      assert.equal(heads.length, 2);
      assert.ok(heads.some((head) => head.conversation === conversation));
      peer.socket.close();
    }
    const c = await stage.device();
    const third = await c.proves(stage.address());
    assert.notEqual(third.you.id, first.you.id);
  });

  it('[N14] the same address on another site is another contact', async () => {
    const [here, there] = [await stage.device(), await stage.device({ ...OTHER })];
    const email = stage.address();
    const mine = await here.proves(email);
    const theirs = await there.proves(email);
    assert.notEqual(mine.you.id, theirs.you.id);
    const token = mine.token;
    assert.equal(
      (await stage.device({ ...OTHER, token })).peer,
      null,
      'and its token opens nothing there',
    );
  });

  it('[N15] a customer with the same verified address stays another contact', async () => {
    const email = stage.address();
    const customer = await stage.customerToken({ email, emailVerified: true });
    const proved = await (await stage.device()).proves(email);
    assert.notEqual(proved.you.id, await stage.contactOf(customer));
  });

  it('[N15] who logs in takes along what others share only when the shop names the address as verified', async () => {
    for (const [claims, apart] of [
      [{}, true],
      [{ emailVerified: true }, true],
      [{ email: true }, true],
      [{ email: true, emailVerified: true }, undefined],
    ] as const) {
      const email = stage.address();
      const [a, b] = [await stage.device(), await stage.device()];
      await a.writes('shared');
      const first = await a.proves(email);
      const second = await b.proves(email);
      const named = 'email' in claims ? { ...claims, email } : claims;
      const answer = await stage.identify(second.token, named);
      assert.equal(answer.apart, apart);
      assert.equal(await stage.contactOf(second.token), null);
      assert.equal(await stage.contactOf(first.token), apart ? first.you.id : null);
      const peer = await RealPeer.enter(stage.url, { token: answer.token! });
      assert.equal((await peer.next('welcome')).heads.length, apart ? 0 : 1);
      peer.socket.close();
      stage.anew();
    }
  });

  it('[N10] whoever has proved one address proves no other', async () => {
    const device = await stage.device();
    const { token } = await device.proves(stage.address());
    const known = await stage.device({ token });
    assert.equal((await known.ask(stage.address())).code, 'forbidden');
  });

  it('[N12] wrong tries end a code, and so does its time; the right one is not read any more then', async () => {
    const device = await stage.device();
    const code = await device.codeFor(stage.address());
    const wrong = (Number(code) + 1).toString().padStart(6, '0').slice(-6);
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < EMAIL_CODE_TRIES; i++) codes.push((await device.say(wrong)).code);
    assert.deepEqual(codes, [
      ...Array.from({ length: EMAIL_CODE_TRIES - 1 }, () => 'wrong-code'),
      'token-expired',
    ]);
    assert.equal((await device.say(code)).code, 'rate-limited');
    stage.clock.jump(60_000);
    assert.equal((await device.say(code)).code, 'token-expired');

    const late = await stage.device();
    const lateCode = await late.codeFor(stage.address());
    stage.clock.jump(EMAIL_CODE_LASTS_MS);
    assert.equal((await late.say(lateCode)).code, 'token-expired');
    const never = await stage.device();
    assert.equal((await never.say('000000')).code, 'token-expired');
    for (const odd of ['12345', '1234567', '12 345', '', '١٢٣٤٥٦'])
      assert.equal((await never.say(odd)).code, 'bad-request', odd);
  });

  it('[N12] a code is good for the device that asked for it alone', async () => {
    const [a, b] = [await stage.device(), await stage.device()];
    const email = stage.address();
    const code = await a.codeFor(email);
    assert.equal((await b.say(code)).code, 'token-expired');
    await b.ask(email);
    assert.equal((await b.say(code)).code, 'wrong-code');
    assert.equal((await a.say(code)).status, 200);
  });

  it('[N13] of fifty who say a code at once one is accepted, and the same attempt again is answered again', async () => {
    const device = await stage.device();
    const code = await device.codeFor(stage.address());
    const attempts = Array.from({ length: 50 }, () => uuidV4());
    const answers = await Promise.all(attempts.map((attempt) => device.say(code, attempt)));
    const accepted = answers.flatMap(({ status }, i) => (status === 200 ? [i] : []));
    assert.equal(accepted.length, 1);
    stage.clock.jump(60_000);
    const first = answers[accepted[0]!]!.body as { token: string };
    const again = await device.say(code, attempts[accepted[0]!]);
    assert.ok(
      again.status === 200 || again.code === 'token-expired',
      'unless its tries are used up',
    );
    const lost = await stage.device();
    const lostCode = await lost.codeFor(stage.address());
    const attempt = uuidV4();
    const one = (await lost.say(lostCode, attempt)).body as { token: string };
    const two = (await lost.say(lostCode, attempt)).body as { token: string };
    assert.equal(await stage.contactOf(one.token), null);
    assert.ok(await stage.contactOf(two.token));
    assert.equal(
      (await lost.say(lostCode)).code,
      'token-expired',
      'another attempt is another use',
    );
    assert.ok(first.token);
  });

  it('[N16] whoever leaves ends it on their device alone', async () => {
    const [a, b] = [await stage.device(), await stage.device()];
    const email = stage.address();
    const first = await a.proves(email);
    const second = await b.proves(email);
    const peer = await RealPeer.enter(stage.url, { token: second.token });
    peer.send({ type: 'leave' });
    await peer.ended();
    assert.equal(await stage.contactOf(second.token), null);
    assert.equal(await stage.contactOf(first.token), first.you.id);
  });

  it('[P9] nobody else gets in: other sites, pages, desks and methods', async () => {
    const device = await stage.device();
    const code = await device.codeFor(stage.address());
    const attempt = uuidV4();
    const said = { token: device.token, device: uuidV4(), code, attempt };
    const asked = { token: device.token, email: stage.address(), locale: 'en' };
    const ticket = await ticketFor(stage.url);
    for (const [what, body] of [
      ['email', said],
      ['email-codes', asked],
    ] as const) {
      const at = (site: string, origin: string, sent: object = body) =>
        stage.post(what, { site, origin, body: sent }).then((answer) => answer.code);
      assert.equal(await at('other', OTHER_SHOP), 'token-expired');
      assert.equal(await at('demo', OTHER_SHOP), 'origin-forbidden');
      assert.equal(await at('none', SHOP), 'unknown-site');
      assert.equal(await at('demo', stage.url), 'forbidden', 'a desk is no shopper');
      assert.equal(await at('demo', SHOP, { ...body, token: ticket }), 'token-expired');
      assert.equal(await at('demo', SHOP, { ...body, token: 7 }), 'bad-request');
      assert.equal(await at('demo', SHOP, []), 'bad-request');
      assert.equal(await at('demo', SHOP, { ...body, more: 'x'.repeat(9_000) }), 'too-large');
    }
    assert.equal((await device.say(code)).status, 200, 'and none of it was a try of hers');
  });
});

describe('without a way to send mail', () => {
  it('nothing is offered, and whoever asks is told why', async () => {
    const plain = await serve();
    try {
      const headers = { origin: SHOP };
      const site = await fetch(`${plain.url}/v1/sites/demo`, { headers });
      assert.equal('emailCodes' in ((await site.json()) as object), false);
      for (const what of ['email', 'email-codes']) {
        const answer = await fetch(`${plain.url}/v1/identity/${what}?site=demo`, {
          method: 'POST',
          headers,
          body: '{}',
        });
        const { error } = (await answer.json()) as { error: { code: string; message: string } };
        assert.deepEqual([answer.status, error.code], [403, 'forbidden']);
        assert.match(error.message, /sendEmailCode/);
      }
    } finally {
      await plain.close();
    }
  });

  it('an option that is no function is named', async () => {
    const options = { store: 'sqlite::memory:', sites: { demo: { name: 'Demo', origins: [] } } };
    for (const name of ['sendEmailCode', 'clientAddress']) {
      const given = { ...options, [name]: 'smtp://localhost' } as unknown as CareOptions;
      const message = new RegExp(`${name} should be`);
      await assert.rejects(createCare(given), { code: 'bad-request', message });
    }
  });
});

const NO_ADDRESSES = [
  '',
  'ada',
  '@shop.example',
  'ada@',
  'ada@shop',
  'ada@shop..example',
  'ada@-shop.example',
  '.ada@shop.example',
  'ada..b@shop.example',
  'ada@shop.example, bo@shop.example',
  'ada@shop.example;bo@shop.example',
  'Ada <ada@shop.example>',
  '"ada b"@shop.example',
  'ada(b)@shop.example',
  'ada@shop.example\r\nBcc: bo@shop.example',
  'ada\0@shop.example',
  'ada@bo@shop.example',
  'ada@[127.0.0.1]',
  'ada@127.0.0.1',
  'ада@shop.example',
  'ad\u212Aa@shop.example',
  `${'a'.repeat(65)}@shop.example`,
  `ada@${'a'.repeat(250)}.example`,
];
