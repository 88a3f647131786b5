import * as v from 'valibot';
import { foreignId, id, log, name, siteId, status, text, webUrl } from '../protocol/model.ts';
import { card, choices } from '../protocol/offers.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf, paging } from './page.ts';
import { conversation, entry, idempotencyKey, version, written } from './resources.ts';

const LIST = '/v1/admin/sites/:site/conversations';
const ONE = `${LIST}/:conversation` as const;

const place = { site: siteId, conversation: id };
/**
 * `idempotencyKey`: the deed is done once, and asked again answered with what it did; with another content it is refused
 * as `conflict`. `version`: nothing is done, and `outdated` said, when the conversation has changed since.
 */
const write = {
  ...place,
  idempotencyKey: v.optional(idempotencyKey),
  version: v.optional(version),
};
const written200 = { method: 'POST', scope: 'conversations:write', output: written } as const;

export const conversationEndpoints = {
  /** Conversations of a site, newest change first. @throws CareError `bad-request`, `not-found` */
  list: {
    method: 'GET',
    path: LIST,
    scope: 'conversations:read',
    summary: 'List conversations, newest change first',
    input: v.strictObject({ site: siteId, status: v.optional(status), ...paging }),
    output: pageOf(conversation),
  },
  /** @throws CareError `not-found` */
  get: {
    method: 'GET',
    path: ONE,
    scope: 'conversations:read',
    summary: 'Get a conversation',
    input: v.strictObject(place),
    output: conversation,
  },
  /**
   * What was written and done in it: messages are those whose `what.kind` is `message.posted`. `log` is `public`, or
   * `internal` for notes and assignments; `order` is `oldest` first unless it is `newest`.
   * @throws CareError `not-found`
   */
  events: {
    method: 'GET',
    path: `${ONE}/events`,
    scope: 'conversations:read',
    summary: 'List messages and everything else that happened in a conversation',
    input: v.strictObject({
      ...place,
      log: v.optional(log),
      order: v.optional(v.picklist(['oldest', 'newest'])),
      ...paging,
    }),
    output: pageOf(entry),
  },
  /** Writes to the contact. @throws CareError `not-found`, `too-long`, `conflict`, `outdated` */
  post: {
    ...written200,
    path: `${ONE}/messages`,
    summary: 'Post a message',
    input: v.strictObject({
      ...write,
      /** At most `TEXT_MAX_CHARS` characters; may be empty beside a card. */
      text,
      choices: v.optional(choices),
      card: v.optional(card),
    }),
  },
  /** Writes what only the desk may see. @throws CareError as `post` */
  note: {
    ...written200,
    path: `${ONE}/notes`,
    summary: 'Write an internal note',
    input: v.strictObject({ ...write, text }),
  },
  /** @throws CareError `not-found`, `conflict`, `outdated` */
  resolve: {
    ...written200,
    path: `${ONE}/resolve`,
    summary: 'Resolve a conversation',
    input: v.strictObject(write),
  },
  /** @throws CareError `not-found`, `conflict`, `outdated` */
  reopen: {
    ...written200,
    path: `${ONE}/reopen`,
    summary: 'Reopen a conversation',
    input: v.strictObject(write),
  },
  /** Gives it to an agent, with null back to all. @throws CareError `not-found`, `conflict`, `outdated` */
  assign: {
    ...written200,
    path: `${ONE}/assign`,
    summary: 'Assign a conversation',
    input: v.strictObject({
      ...write,
      assignee: v.nullable(
        v.object({ id: foreignId, name: v.optional(name), avatar: v.optional(webUrl) }),
      ),
    }),
  },
} as const satisfies Record<string, Endpoint>;
