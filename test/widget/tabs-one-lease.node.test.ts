import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ANSWER_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import type { ClientSocket } from '../../widget/client/care-client.ts';
import { LateSocket } from '../../widget/client/late-socket.ts';
import type { TabSeat } from '../../widget/client/shared-connect.ts';
import { relay } from '../../widget/client/tab-relay.ts';

it('a lease that was given back is not kept, though the socket turns out to be dead in the same moment', async () => {
  const clock = new FakeClock();
  const real: ClientSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: () => {},
    close: () => {},
  };
  const options = { clock, site: 'demo', look: () => {} };
  const seat = { options, kept: null, hear: () => {} } as unknown as TabSeat;
  let released = 0;
  const lease = { release: () => void released++, lost: () => {}, taken: () => {} };
  const socket = new LateSocket(() => {
    if (seat.kept !== lease) lease.release();
  });
  socket.bind(() => real);
  const hello = JSON.stringify({ type: 'hello', versions: [1], site: 'demo', resume: [] });
  socket.send(hello);
  real.onmessage?.({ data: '{"type":"welcome"}' });
  relay({ seat, socket, lease, voice: { id: 'leader', say: () => {} }, early: [] });
  seat.hear({ v: 1, type: 'join', from: 'a', text: hello });
  await clock.advance(ANSWER_WITHIN_MS + 1);

  options.look = () => socket.close(); // who looks finds out
  seat.hear({ v: 1, type: 'join', from: 'b', text: hello });
  assert.equal(released, 1);
  assert.equal(seat.kept, null);
  assert.equal(clock.pending, 0);
});
