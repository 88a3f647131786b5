import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import { mergeLogs } from '../../widget/client/merge-logs.ts';
import { messageState } from '../../widget/client/message-state.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import type { DeskClient } from '../../widget/client/desk-client.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

const summary = (n: number, changedAt: number): ConversationSummary => ({
  conversation: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  channel: 'chat',
  status: 'open',
  contact: { id: `contact-${n}` },
  assignee: null,
  preview: null,
  unread: 0,
  waitingSince: null,
  startedAt: 1,
  changedAt,
});
const rowsOf = (desk: CareClient) =>
  desk.snapshot.inbox!.rows.map((row) => Number(row.conversation.slice(-2)));
async function opened(bench: ClientBench): Promise<DeskClient> {
  const desk = bench.desk();
  await desk.start();
  await bench.until(() => desk.snapshot.link.at === 'ready');
  return desk;
}

describe('desk', () => {
  it('[H4] asks for a fresh ticket for each connection', async () => {
    const bench = new ClientBench();
    let tickets = 0;
    const desk = bench.desk({ as: { role: 'agent', ticket: async () => `ticket ${++tickets}` } });
    await desk.start();
    await bench.until(() => desk.snapshot.link.at === 'ready');
    bench.server.network.cut();
    await bench.until(() => tickets === 2 && desk.snapshot.link.at === 'ready');
    const given = bench.server.heardOf('hello').map(({ ticket, token }) => [ticket, token]);
    assert.deepEqual(given, [
      ['ticket 1', undefined],
      ['ticket 2', undefined],
    ]);
    await desk.close();
  });

  it('without a ticket it waits and asks again; barred for good it stops', async () => {
    const bench = new ClientBench();
    let error = new CareError('token-expired');
    const desk = bench.desk({ as: { role: 'agent', ticket: () => Promise.reject(error) } });
    await desk.start();
    await bench.clock.advance(0);
    assert.equal(desk.snapshot.link.at, 'waiting');
    error = new CareError('forbidden');
    await bench.until(() => desk.snapshot.link.at === 'stopped');
    await desk.close();
  });

  it('[P4] a server that could not give list or conversation is asked again on the same socket', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.inbox = [summary(1, 10)];
    bench.server.fails = ({ type }) => type === 'follow' || type === 'inbox.fetch';
    const desk = await opened(bench);
    desk.follow(only(client).id);
    await bench.until(() => bench.server.heardOf('follow').length >= 4);
    await bench.until(() => bench.server.heardOf('inbox.fetch').length >= 4);
    assert.deepEqual([shownTexts(desk), rowsOf(desk)], [[], []]);
    bench.server.fails = () => false;
    await bench.until(() => shownTexts(desk).length === 1);
    await bench.until(() => desk.snapshot.inbox?.state === 'ready');
    assert.deepEqual(rowsOf(desk), [1]);
    assert.equal(bench.server.heardOf('hello').length, 2, 'the contact’s and the desk’s');
    await desk.close();
    await client.close();
  });

  it('[R7] follows what it is asked to, across reconnects, and nothing else', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const desk = await opened(bench);
    desk.follow(only(client).id);
    await bench.until(() => shownTexts(desk).length === 1);
    assert.equal(only(desk).unread, 1);
    await client.post(null, 'second');
    await bench.until(() => shownTexts(desk).length === 2);
    bench.server.kill();
    bench.server.restart();
    await bench.until(() => isSettled(client) && desk.snapshot.link.at === 'ready');
    await client.post(null, 'third');
    await bench.until(() => shownTexts(desk).length === 3);
    desk.unfollow(only(client).id);
    await client.post(null, 'fourth');
    await bench.until(() => isSettled(client));
    assert.equal(shownTexts(desk).length, 3);
    desk.follow(only(client).id);
    await bench.until(() => shownTexts(desk).length === 4);
    await Promise.all([client.close(), desk.close()]);
  });

  it('follows from the next connection on what it is asked to follow offline', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const desk = bench.desk();
    desk.follow(only(client).id);
    await desk.start();
    await bench.until(() => shownTexts(desk).length === 1);
    await Promise.all([client.close(), desk.close()]);
  });

  it('[R3] a note whose event got lost after its answer is shown once when the event comes', async () => {
    const bench = new ClientBench();
    const shopper = await bench.talking();
    const { id } = bench.server.only;
    const desk = await opened(bench);
    desk.follow(id);
    await bench.clock.advance(0);
    bench.server.network.fate = (way, text) =>
      way === 'down' && text.includes('"type":"event"') ? 'cut' : 'pass';
    await desk.note(id, 'asked twice before');
    await bench.until(() => only(desk).pending[0]?.state === 'sent');
    bench.server.network.fate = () => 'pass';
    await bench.until(() => only(desk).haveInternal === 1);
    assert.deepEqual(only(desk).pending, []);
    await Promise.all([shopper.close(), desk.close()]);
  });

  it('[S4] shows both logs in the order of writing, and notes never reach the contact', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const desk = await opened(bench);
    const { id } = only(client);
    desk.follow(id);
    await bench.until(() => shownTexts(desk).length === 1);
    await desk.note(id, 'asked twice before');
    await desk.post(id, 'good day');
    await desk.assign(id, null);
    await desk.setStatus(id, 'resolved');
    await bench.until(() => isSettled(desk) && isSettled(client));
    assert.deepEqual(
      only(desk).events.map(({ what }) => what.kind),
      [
        'conversation.started',
        'message.posted',
        'note.posted',
        'message.posted',
        'assignment.changed',
        'status.changed',
      ],
    );
    assert.equal(only(client).status, 'resolved');
    assert.ok(only(client).events.every((event) => event.log === 'public'));
    await bench.clock.advance(1_000);
    const have = bench.server.heardOf('have').at(-1)!;
    assert.deepEqual(have.heads, [{ conversation: id, seq: 4, internalSeq: 2 }]);
    await Promise.all([client.close(), desk.close()]);
  });

  it('an agent names the conversation; there is none that goes without saying', async () => {
    const bench = new ClientBench();
    const desk = await opened(bench);
    const code = await desk.post(null, 'hi').then(String, (error: CareError) => error.code);
    assert.equal(code, 'bad-request');
    await desk.close();
  });

  it('the list is sorted by its newest change, page by page and row by row', async () => {
    const bench = new ClientBench();
    bench.server.inbox = [summary(5, 50), summary(4, 40), summary(3, 30), summary(2, 20)];
    const desk = bench.desk();
    assert.deepEqual(desk.snapshot.inbox, { rows: [], state: 'loading', hasMore: false });
    await desk.start();
    await bench.until(() => desk.snapshot.inbox?.state === 'ready');
    assert.deepEqual([rowsOf(desk), desk.snapshot.inbox?.hasMore], [[5, 4], true]);
    await desk.loadInbox('more');
    assert.deepEqual([rowsOf(desk), desk.snapshot.inbox?.hasMore], [[5, 4, 3, 2], false]);
    bench.server.push({ type: 'summary', summary: { ...summary(3, 60), unread: 2 } });
    bench.server.push({ type: 'summary', summary: { ...summary(4, 10), unread: 9 } });
    await bench.clock.advance(0);
    assert.deepEqual(rowsOf(desk), [3, 5, 4, 2]);
    const unread = desk.snapshot.inbox?.rows.map((row) => row.unread);
    assert.deepEqual(unread, [2, 0, 0, 0], 'an older row changes nothing');
    await desk.close();
  });

  it('after a reconnect the list is loaded again, as far as it was', async () => {
    const bench = new ClientBench();
    bench.server.inbox = [summary(5, 50), summary(4, 40), summary(3, 30), summary(2, 20)];
    const desk = await opened(bench);
    await desk.loadInbox('more');
    bench.server.kill();
    bench.server.inbox = [summary(1, 90), summary(2, 80), summary(5, 50), summary(4, 40)];
    bench.server.restart();
    await bench.until(() => desk.snapshot.link.at === 'ready');
    await bench.clock.advance(0);
    assert.deepEqual(rowsOf(desk), [1, 2, 5, 4, 3]);
    await desk.close();
  });

  it('merges logs whatever order they come in, each event once', () => {
    const at = (log: 'public' | 'internal', seq: number, publicSeq?: number) =>
      ({ log, seq, publicSeq }) as unknown as LogEvent;
    const whole = [
      at('public', 1),
      at('internal', 1, 1),
      at('internal', 2, 1),
      at('public', 2),
      at('internal', 3, 2),
    ];
    const [a, b, c, d, e] = whole as [LogEvent, LogEvent, LogEvent, LogEvent, LogEvent];
    assert.deepEqual(mergeLogs(mergeLogs([e, b], [d]), [c, a, b]).length, 5);
    assert.deepEqual(mergeLogs(mergeLogs([], [e, b]), [d, c, a, b]), whole);
    assert.equal(mergeLogs(whole, [b]), whole);
    // What comes behind all that is there is added as it is; what is there already, or belongs in between, is not.
    assert.deepEqual(mergeLogs([a, b], [c, d, e]), whole);
    assert.deepEqual(mergeLogs([a, b], [b, c, d, e]), whole);
    assert.deepEqual(mergeLogs([a, b, d], [c, e]), whole);
    assert.equal(mergeLogs(whole, [e]), whole);
  });

  it('an agent’s message is read when the contact has read it; delivery is not claimed', () => {
    const conversation = { read: { contact: 3, agent: 9 }, delivered: 9 };
    const event = (seq: number) => ({ log: 'public', seq }) as LogEvent;
    assert.equal(messageState(conversation, event(3), { role: 'agent' }), 'read');
    assert.equal(messageState(conversation, event(4), { role: 'agent' }), 'sent');
  });
});
