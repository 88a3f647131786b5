// Conversations that are simply there, put into the store as the server would have: for what nobody wants to wait for.
import { opHash } from '../../sdk/core/op-hash.ts';
import { decide } from '../../sdk/core/rules.ts';
import type { Action, ActionOf } from '../../sdk/protocol/actions.ts';
import { systemRandom, uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { OpRequest, Store } from '../../sdk/stores/store.ts';
import { AGENTS, SITE } from './test-site.ts';

const ANNA: Author = { role: 'agent', ...AGENTS[0] };
const IN_ONE_COMMIT = 500;
const MINUTE_MS = 60_000;

export interface SeededTalk {
  /** From the oldest to the newest; the shopper begins, and every third is the shopper's. */
  readonly texts: readonly string[];
  /** What Anna says after them: words with a card or with answers to choose from. */
  readonly offer?: Omit<ActionOf<'message.post'>, 'kind'>;
  readonly resolved?: boolean;
  /** The shopper has seen nothing of it. */
  readonly unread?: boolean;
  /** When its last event is; otherwise a little before now. */
  readonly endsInMinutes?: number;
}

/** Adds a conversation of this contact, one message a minute until now, and gives its id. */
export async function seedTalk(store: Store, contact: string, talk: SeededTalk): Promise<string> {
  const conversation = uuidV4(systemRandom);
  const shopper: Author = { role: 'contact', id: contact };
  const began = Date.now() - (talk.texts.length + 2 - (talk.endsInMinutes ?? 0)) * MINUTE_MS;
  let minutes = 0;
  const request = (actor: Author, action: Action): OpRequest => ({
    site: SITE,
    actor,
    op: uuidV7(Date.now(), systemRandom),
    conversation,
    after: null,
    hash: opHash(conversation, action),
    action,
    at: began + minutes++ * MINUTE_MS,
  });
  const requests = [
    request(shopper, { kind: 'conversation.start', channel: 'chat', language: 'en' }),
    ...talk.texts.map((text, i) => request(i % 3 ? ANNA : shopper, { kind: 'message.post', text })),
  ];
  if (talk.offer) requests.push(request(ANNA, { kind: 'message.post', ...talk.offer }));
  if (!talk.unread) requests.push(request(shopper, { kind: 'read.mark', upTo: requests.length }));
  if (talk.resolved) requests.push(request(ANNA, { kind: 'conversation.resolve' }));
  for (let from = 0; from < requests.length; from += IN_ONE_COMMIT) {
    const outcomes = await store.commit(requests.slice(from, from + IN_ONE_COMMIT), decide);
    const refused = outcomes.find((outcome) => outcome.is === 'refused');
    if (refused) throw new Error(`The store refused: ${refused.code}.`);
  }
  return conversation;
}

/** The contact who wrote this text last. */
export async function contactOf(store: Store, text: string): Promise<string> {
  const { rows } = await store.inbox({ site: SITE, status: null, cursor: null, limit: 100 });
  const found = rows.find(({ preview }) => preview?.text === text);
  if (!found) throw new Error(`Nobody has written "${text}".`);
  return found.contact;
}
