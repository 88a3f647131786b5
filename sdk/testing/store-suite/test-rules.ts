// Rules of care that are just enough to try a store with, and requests to feed them.
import { uuidV4, uuidV7 } from '../../protocol/ids.ts';
import type { Action } from '../../protocol/actions.ts';
import type { Author } from '../../protocol/model.ts';
import type { ConversationState, Decide, OpRequest } from '../../stores/store.ts';

/** A text that the rules refuse, and one at which they throw. */
export const REFUSED = 'please refuse';
export const THROWN = 'please throw';

export const NOON = Date.UTC(2026, 0, 5, 12);

export const decideForTest: Decide = (row, { action, actor, at }) => {
  if (action.kind === 'conversation.start')
    return row
      ? { refuse: 'already-exists' }
      : {
          conversation: newState(actor, at, action.channel),
          publish: [{ kind: 'conversation.started', channel: action.channel }],
          note: [],
        };
  if (!row) return { refuse: 'not-found', message: 'There is no such conversation.' };
  const same = { conversation: row, publish: [], note: [] };
  switch (action.kind) {
    case 'message.post': {
      const { text } = action;
      if (text === REFUSED) return { refuse: 'forbidden', message: 'As you wish.' };
      if (text === THROWN) throw new RangeError('As you wish.');
      const preview = { text, by: actor.role, at };
      return {
        ...same,
        conversation: { ...row, preview, unread: row.unread + 1 },
        publish: [{ kind: 'message.posted', text }],
      };
    }
    case 'note.post':
      return { ...same, note: [{ kind: 'note.posted', text: action.text }] };
    case 'read.mark':
      return { ...same, conversation: { ...row, readAgent: Math.max(row.readAgent, action.upTo) } };
    case 'conversation.resolve':
      return {
        conversation: { ...row, status: 'resolved', assignee: actor },
        publish: [{ kind: 'status.changed', status: 'resolved' }],
        note: [{ kind: 'assignment.changed', assignee: actor }],
      };
    default:
      return same;
  }
};

function newState(
  actor: Author,
  at: number,
  channel: ConversationState['channel'],
): ConversationState {
  return {
    contact: actor.id,
    contactName: actor.name ?? null,
    channel,
    language: 'de',
    page: { url: 'https://shop.example/shoes', title: 'Shoes' },
    status: 'open',
    assignee: null,
    readContact: 0,
    readAgent: 0,
    preview: null,
    unread: 0,
    lastContactSeq: 0,
    waitingSince: at,
    startedAt: at,
  };
}

/** Makes requests of one actor on one site; each is a second later than the one before. */
export class Requester {
  readonly site: string;
  readonly actor: Author;
  #at = NOON;

  constructor(
    site = `site-${uuidV4()}`,
    actor: Author = { role: 'contact', id: uuidV4(), name: 'Ada' },
  ) {
    this.site = site;
    this.actor = actor;
  }

  start(conversation: string = uuidV4(), more: Partial<OpRequest> = {}): OpRequest {
    return this.ask(conversation, { kind: 'conversation.start', channel: 'chat' }, more);
  }

  post(conversation: string, text = 'Hello', more: Partial<OpRequest> = {}): OpRequest {
    return this.ask(conversation, { kind: 'message.post', text }, more);
  }

  note(conversation: string, text = 'A regular', more: Partial<OpRequest> = {}): OpRequest {
    return this.ask(conversation, { kind: 'note.post', text }, more);
  }

  ask(conversation: string, action: Action, more: Partial<OpRequest> = {}): OpRequest {
    this.#at += 1_000;
    return {
      site: this.site,
      actor: this.actor,
      op: uuidV7(this.#at),
      conversation,
      after: null,
      hash: JSON.stringify([conversation, action.kind]),
      action,
      at: this.#at,
      ...more,
    };
  }
}

export function agent(site: string): Requester {
  return new Requester(site, {
    role: 'agent',
    id: uuidV4(),
    name: 'Grace',
    avatar: 'https://shop.example/grace.jpg',
  });
}
