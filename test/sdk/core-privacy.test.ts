import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HEARTBEAT_EVERY_MS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, until } from './core-stage.ts';

it('[S1] nothing that a contact receives tells of the internal log, not even its length', async () => {
  const stage = await openStage();
  const shopper = await stage.contact();
  const conversation = await shopper.start();
  await shopper.post(conversation, 'hello');
  const [anna, marek] = [await stage.agent('anna'), await stage.agent('marek')];
  anna.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
  await anna.next('snapshot');
  const second = await stage.contact({ token: shopper.token! });
  await second.next('snapshot');
  const framesBefore = [shopper.frames.length, second.frames.length];

  anna.act(conversation, { kind: 'note.post', text: 'SECRET note' });
  marek.act(conversation, {
    kind: 'conversation.assign',
    assignee: { id: 'secret-leila', name: 'SECRET Leila' },
  });
  await until(() => anna.seqs(conversation, 'internal').length === 2, 'both internal events');
  await quiet();
  assert.deepEqual(
    [shopper.frames.length, second.frames.length],
    framesBefore,
    'an internal change is silence',
  );

  anna.act(conversation, { kind: 'message.post', text: 'public answer' });
  anna.act(conversation, { kind: 'conversation.resolve' });
  anna.send({ type: 'have', heads: [{ conversation, seq: 3, internalSeq: 2 }] });
  await shopper.next('delivered');
  const epoch = shopper.all('event')[0]!.event.epoch;
  const claims = [
    [],
    [{ conversation, epoch, have: 1, haveInternal: 1 }],
    [{ conversation, epoch, have: 4, haveInternal: 0 }],
    [{ conversation, epoch, have: 4, haveInternal: 99 }],
  ];
  const tabs = [shopper, second];
  for (const resume of claims) tabs.push(await stage.contact({ token: shopper.token!, resume }));
  for (const log of ['public', 'internal'] as const)
    shopper.send({ type: 'page.fetch', request: uuidV4(), conversation, log, after: 0 });
  shopper.send({ type: 'inbox.fetch', request: uuidV4() });
  shopper.send({ type: 'follow', position: { conversation, epoch, have: 0, haveInternal: 0 } });
  await stage.clock.advance(1.3 * HEARTBEAT_EVERY_MS);
  for (const tab of tabs) await tab.next('heartbeat');
  await quiet();

  for (const tab of tabs) {
    assert.ok(tab.texts.length > 1);
    for (const text of tab.texts)
      assert.doesNotMatch(
        text,
        /SECRET|secret-leila|internal|assignee|note\.|waitingSince|unread/i,
      );
  }
  assert.equal(tabs.at(-1)!.all('delta').length, 0, 'an internal lag is none of the contact’s');
  await stage.close();
});
