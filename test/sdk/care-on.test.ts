// What a merchant's own code is told, in process.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { CareEvent, CareEvents } from '../../sdk/server/index.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { serve } from './server-stage.ts';

const anna = { role: 'agent', id: 'anna', name: 'Anna' } as const;

async function talk(more: Parameters<typeof serve>[0] = {}) {
  const server = await serve(more);
  const conversation = uuidV4();
  const contact = { role: 'contact', id: uuidV4(), name: 'Zoë' } as const;
  const common = { site: 'demo', conversation };
  const { apply } = server.care;
  const by = (actor: typeof anna | typeof contact) => ({
    start: () =>
      apply({ ...common, actor, action: { kind: 'conversation.start', channel: 'chat' } }),
    say: (text: string) => apply({ ...common, actor, action: { kind: 'message.post', text } }),
    note: (text: string) => apply({ ...common, actor, action: { kind: 'note.post', text } }),
    resolve: () => apply({ ...common, actor, action: { kind: 'conversation.resolve' } }),
    reopen: () => apply({ ...common, actor, action: { kind: 'conversation.reopen' } }),
    assign: (id: string | null) =>
      apply({
        ...common,
        actor,
        action: { kind: 'conversation.assign', assignee: id === null ? null : { id } },
      }),
  });
  return { ...server, conversation, contact: by(contact), agent: by(anna), contactId: contact.id };
}

const TYPES = [
  'conversation.started',
  'message.posted',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.assigned',
] as const;

/** Listeners are called in a turn of their own. */
const told = () => new Promise((resolve) => setImmediate(resolve));

describe('care.on', () => {
  it('tells what happened, in the order of commits, with the conversation as it is then', async () => {
    const { care, close, contact, agent, conversation, contactId } = await talk();
    const events: CareEvent[] = [];
    for (const type of TYPES) care.on(type, (event: CareEvents[typeof type]) => events.push(event));
    await contact.start();
    await contact.say('Hello');
    await agent.say('Hi');
    await agent.note('a secret');
    await agent.assign(null);
    await agent.resolve();
    await contact.say('Again');
    await told();
    const seen = events.map(({ type, by, conversation: { status, assignee } }) => [
      type,
      by.role,
      status,
      assignee?.id ?? null,
    ]);
    assert.deepEqual(seen, [
      ['conversation.started', 'contact', 'open', null],
      ['message.posted', 'contact', 'open', null],
      ['message.posted', 'agent', 'open', 'anna'],
      ['conversation.assigned', 'agent', 'open', 'anna'],
      ['conversation.assigned', 'agent', 'open', null],
      ['conversation.resolved', 'agent', 'resolved', null],
      ['conversation.reopened', 'contact', 'open', null],
      ['message.posted', 'contact', 'open', null],
    ]);
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    const [, message] = events;
    assert.ok(message?.type === 'message.posted');
    assert.deepEqual(message.message, { seq: 2, text: 'Hello' });
    assert.deepEqual(
      [message.site, message.conversation.id, message.conversation.contact],
      ['demo', conversation, { id: contactId, name: 'Zoë' }],
    );
    assert.doesNotMatch(JSON.stringify(events), /a secret/, 'notes stay at the desk');
    await close();
  });

  it('tells after the commit, and nothing of what was not committed or was committed before', async () => {
    const store = await openStore('sqlite::memory:');
    let committed = 0;
    let isBroken = false;
    const commit: Store['commit'] = async (...given) => {
      if (isBroken) throw new Error('disk full');
      const outcomes = await store.commit(...given);
      committed += 1;
      return outcomes;
    };
    const { care, close, contact, conversation } = await talk({ store: { ...store, commit } });
    const after: number[] = [];
    care.on('message.posted', () => after.push(committed));
    await contact.start();
    await contact.say('one');
    const op = '019b8e07-49e8-7796-8141-cf7fa18827ae';
    const twice = {
      site: 'demo',
      conversation,
      actor: anna,
      action: { kind: 'message.post', text: 'two' },
      op,
    } as const;
    await care.apply(twice);
    await care.apply(twice);
    isBroken = true;
    await assert.rejects(contact.say('lost'));
    await told();
    assert.deepEqual(after, [2, 3]);
    await close();
  });

  it('logs a listener that throws or rejects, and tells the others and the sender all the same', async () => {
    const { care, close, contact, complaints } = await talk();
    const heard: string[] = [];
    care.on('conversation.started', () => {
      throw new Error('thrown');
    });
    care.on('conversation.started', () => Promise.reject(new Error('rejected')));
    care.on('conversation.started', ({ type }) => heard.push(type));
    assert.equal((await contact.start()).seq, 1);
    await told();
    assert.deepEqual(heard, ['conversation.started']);
    assert.match(complaints.join(), /listener of care\.on failed.*thrown/);
    assert.match(complaints.join(), /rejected/);
    await close();
  });

  it('gives the way to undo it', async () => {
    const { care, close, contact } = await talk();
    const heard: string[] = [];
    const listener = ({ message }: CareEvents['message.posted']) => heard.push(message.text);
    const stop = care.on('message.posted', listener);
    care.on('message.posted', listener);
    await contact.start();
    await contact.say('both');
    await told();
    stop();
    stop();
    await contact.say('one');
    await told();
    assert.deepEqual(heard, ['both', 'both', 'one']);
    await close();
  });

  it('names an event there is not, and a listener that is none', async () => {
    const { care, close } = await talk();
    assert.throws(() => care.on('message.post' as 'message.posted', () => {}), {
      code: 'bad-request',
      message: /no event "message\.post": conversation\.started, message\.posted/,
    });
    assert.throws(() => care.on('message.posted', 'me' as never), { code: 'bad-request' });
    await close();
  });
});
