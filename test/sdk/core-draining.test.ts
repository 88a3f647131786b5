import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openSession, type Session } from '../../sdk/core/session.ts';
import { socketPair } from '../../sdk/testing/socket-pair.ts';
import { openStage, Peer } from './core-stage.ts';

it('[L7] an op that comes while the server stops is told to come again, what came before is answered', async () => {
  const stage = await openStage();
  const pair = socketPair();
  const shopper = new Peer(pair, stage.clock);
  let session: Session | undefined;
  pair.connect((socket) => {
    const door = { site: 'demo', contacts: true, agents: true };
    return (session = openSession(socket, door, stage.office));
  });
  shopper.hello();
  const conversation = await shopper.start();
  const before = shopper.act(conversation, { kind: 'message.post', text: 'before' });
  await Promise.resolve(); // it has arrived
  session!.drain(1_000);
  const after = shopper.act(conversation, { kind: 'message.post', text: 'after' });
  const { conversation: where, code, retryable } = await shopper.nak(after);
  assert.deepEqual([where, code, retryable], [conversation, 'busy', true]);
  assert.equal((await shopper.ack(before)).seq, 2);
  assert.equal((await stage.office.store.conversation('demo', conversation))?.publicSeq, 2);
  await stage.close();
});
