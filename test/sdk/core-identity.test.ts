import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CUSTOMER_LASTS_MS } from '../../sdk/core/visitors.ts';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, type Stage } from './core-stage.ts';

const ADA = 'c1 Ada';
const BEN = 'c2 Ben';

describe('identity', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  const refused = async (hello: object) => {
    const peer = stage.connect();
    peer.hello(hello);
    const { code } = await peer.ended();
    assert.deepEqual(peer.frames, []);
    return code;
  };

  it('[N2] the shop’s word makes a device the customer, with a token of ours', async () => {
    const first = await stage.contact({ identity: ADA });
    assert.match(first.token ?? '', /^[\w-]{43}$/);
    assert.deepEqual(first.all('welcome')[0]?.you, { role: 'contact', id: first.id, name: 'Ada' });
    const again = await stage.contact({ token: first.token! });
    assert.equal(again.id, first.id);
    const told = await stage.contact({ token: first.token!, identity: ADA });
    assert.deepEqual([told.id, told.token], [first.id, undefined], 'and no token more than needed');
    const there = await stage.contact({ identity: ADA, site: 'other' }, 'other');
    assert.notEqual(there.id, first.id);
  });

  it('[N2] a word that is none closes, and changes nothing', async () => {
    const nobody = await stage.contact();
    await nobody.start();
    const { token } = nobody;
    assert.equal(await refused({ identity: 'forged', token }), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal((await stage.contact({ token: token! })).id, nobody.id);
  });

  it('[N2] a customer’s token is good for a day after its last use', async () => {
    const { token, id } = await stage.contact({ identity: ADA });
    for (let day = 0; day < 3; day++) {
      stage.clock.jump(CUSTOMER_LASTS_MS - 1_000);
      assert.equal((await stage.contact({ token: token! })).id, id);
    }
    stage.clock.jump(CUSTOMER_LASTS_MS + 2 * 3_600_000);
    assert.equal(await refused({ token }), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal((await stage.contact({ token: token!, identity: ADA })).id, id);
  });

  it('[N3] what a device wrote as nobody is the customer’s, as it is, on every device', async () => {
    const nobody = await stage.contact();
    const conversation = await nobody.start();
    const { seq } = await nobody.post(conversation, 'Where is my order?');
    const [before] = await stage.office.store.conversationsOf('demo', nobody.id);
    const customer = await stage.contact({ identity: ADA, token: nobody.token! });
    assert.notEqual(customer.id, nobody.id);
    const [head] = customer.all('welcome')[0]!.heads;
    assert.deepEqual(
      [head?.conversation, head?.epoch, head?.seq],
      [conversation, before!.epoch, seq],
    );
    const phone = await stage.contact({ identity: ADA });
    const { events } = await phone.next('snapshot');
    assert.ok(events.some(({ what }) => what.kind === 'message.posted'));
    assert.equal((await nobody.ended()).code, CLOSE_CODES.GOING_AWAY);
    assert.equal(await refused({ token: nobody.token }), CLOSE_CODES.TOKEN_EXPIRED);
  });

  it('[N3] desks and the customer’s other devices hear of it at once', async () => {
    const phone = await stage.contact({ identity: ADA });
    const nobody = await stage.contact();
    const conversation = await nobody.start();
    await nobody.post(conversation, 'hello');
    const anna = await stage.agent();
    anna.send({ type: 'inbox.fetch', request: uuidV4() });
    await anna.next('inbox');
    const position = { conversation, epoch: 'none', have: 0 };
    anna.send({ type: 'follow', position });
    await anna.next('snapshot');
    const laptop = await stage.contact({ identity: ADA, token: nobody.token! });
    assert.deepEqual((await anna.next('summary')).summary.contact, { id: laptop.id, name: 'Ada' });
    assert.equal((await phone.next('snapshot')).head.conversation, conversation);
    anna.send({ type: 'signal', conversation, signal: 'typing' });
    await phone.next('signal');
    await laptop.next('signal');
    await anna.post(conversation, 'Let me look.');
    assert.deepEqual(phone.seqs(conversation), [1, 2, 3]);
    await laptop.post(conversation, 'Thank you');
  });

  it('[N3] an op whose answer got lost is answered as before, and applied once', async () => {
    const nobody = await stage.contact();
    const conversation = await nobody.start();
    const op = nobody.act(conversation, { kind: 'message.post', text: 'once' });
    const { seq } = await nobody.ack(op);
    const customer = await stage.contact({ identity: ADA, token: nobody.token! });
    customer.act(conversation, { kind: 'message.post', text: 'once' }, { op });
    assert.equal((await customer.ack(op)).seq, seq);
    const next = customer.act(conversation, { kind: 'message.post', text: 'twice' }, { after: op });
    assert.equal((await customer.ack(next)).seq, seq + 1, 'and others may come after it');
  });

  it('[N4] another customer on the same device has nothing of the one before', async () => {
    const ada = await stage.contact({ identity: ADA });
    const conversation = await ada.start();
    const ben = await stage.contact({ identity: BEN, token: ada.token! });
    assert.deepEqual(ben.all('welcome')[0]?.heads, []);
    const op = ben.act(conversation, { kind: 'message.post', text: 'mine now?' });
    assert.equal((await ben.nak(op)).code, 'not-found');
    assert.equal((await stage.contact({ token: ada.token! })).id, ada.id, 'whose token is hers');
  });

  it('[N4] neither an address nor a name joins anybody', async () => {
    const ada = await stage.contact({ identity: 'c1 Ada' });
    await ada.start();
    const like = await stage.contact({ identity: 'c3 Ada' });
    assert.notEqual(like.id, ada.id);
    assert.deepEqual(like.all('welcome')[0]?.heads, []);
    const unknown = await stage.contact({ identity: 'c4', token: 'x'.repeat(43) });
    assert.deepEqual(unknown.all('welcome')[0]?.heads, []);
  });

  it('[N5] of two that say so at once both are the customer, and all is there once', async () => {
    const nobody = await stage.contact();
    const conversation = await nobody.start();
    const hello = { identity: ADA, token: nobody.token! };
    const [one, other] = await Promise.all([stage.contact(hello), stage.contact(hello)]);
    assert.equal(one.id, other.id);
    const again = await stage.contact(hello);
    assert.equal(again.id, one.id);
    const heads = again.all('welcome')[0]!.heads.map((head) => head.conversation);
    assert.deepEqual(heads, [conversation]);
  });

  it('[N6] who became a customer begins nothing as nobody', async () => {
    const nobody = await stage.contact();
    const { you, token } = { you: nobody.id, token: nobody.token! };
    // A server that has not heard of it yet.
    stage.office.hub.dismiss = () => {};
    await stage.contact({ identity: ADA, token });
    nobody.act(uuidV4(), { kind: 'conversation.start', channel: 'chat' });
    assert.equal((await nobody.ended()).code, CLOSE_CODES.TOKEN_EXPIRED);
    assert.deepEqual(await stage.office.store.conversationsOf('demo', you), []);
  });

  it('[N7] who leaves has no token any more, and every socket finds out', async () => {
    const ada = await stage.contact({ identity: ADA });
    const phone = await stage.contact({ identity: ADA });
    const tab = await stage.contact({ token: ada.token! });
    tab.send({ type: 'leave' });
    assert.equal((await ada.ended()).code, CLOSE_CODES.GOING_AWAY);
    assert.equal(await refused({ token: ada.token }), CLOSE_CODES.TOKEN_EXPIRED);
    assert.equal((await stage.contact({ token: phone.token! })).id, phone.id);
    const nobody = await stage.contact();
    nobody.send({ type: 'leave' });
    await quiet();
    assert.equal(await refused({ token: nobody.token }), CLOSE_CODES.TOKEN_EXPIRED);
  });

  it('[N8] an agent is told who a contact is to the shop; a contact is told nothing', async () => {
    const ada = await stage.contact({ identity: ADA });
    const anna = await stage.agent();
    anna.send({ type: 'contact.fetch', request: uuidV4(), contact: ada.id });
    assert.deepEqual((await anna.next('contact')).contact, {
      id: ada.id,
      name: 'Ada',
      customerId: 'c1',
      email: 'c1@shop.example',
      emailVerifiedAt: stage.clock.now(),
    });
    anna.send({ type: 'contact.fetch', request: uuidV4(), contact: uuidV4() });
    assert.equal((await anna.next('failed')).code, 'not-found');
    const stranger = await stage.agent('otto', { site: 'other' }, 'other');
    stranger.send({ type: 'contact.fetch', request: uuidV4(), contact: ada.id });
    assert.equal((await stranger.next('failed')).code, 'not-found');
    ada.send({ type: 'contact.fetch', request: uuidV4(), contact: ada.id });
    assert.equal((await ada.next('failed')).code, 'forbidden');
  });
});
