import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import type { Conversation, Entry, Written } from '../../api/resources.ts';
import type { Action } from '../../protocol/actions.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { LogEvent } from '../../protocol/events.ts';
import { uuidV7 } from '../../protocol/ids.ts';
import type { ConversationRow, OpOutcome, Store } from '../../stores/store.ts';
import { opHash } from '../op-hash.ts';
import { versionOf } from '../rules/version-of.ts';
import { summaryOf } from '../summary-of.ts';
import type { AdminOffice } from './admin-office.ts';
import { notFound, type Caller } from './caller.ts';
import { seal, unseal } from './cursors.ts';

interface Write {
  readonly site: string;
  readonly conversation: string;
  readonly idempotencyKey?: string | undefined;
  readonly version?: string | undefined;
}

export function conversationHandlers(office: AdminOffice): Handlers<Caller>['conversations'] {
  const { store, audit } = office;
  const write = async (caller: Caller, input: Write, action: Action): Promise<Written> =>
    (await apply(office, caller, { input, action })).written;
  return {
    async list(caller, { site, status, cursor, limit = PAGE_ITEMS }) {
      const list = `conversations ${site} ${status ?? ''}`;
      const query = { site, status: status ?? null, cursor: unseal(list, cursor), limit };
      const { rows, next } = await store.inbox(query);
      await audit.reading(caller, site, { action: 'conversations.listed' });
      return { items: rows.map(conversationOf), next: seal(list, next) };
    },
    async get(caller, { site, conversation }) {
      const row = await found(store, site, conversation);
      await audit.reading(caller, site, { action: 'conversation.read', target: conversation });
      return conversationOf(row);
    },
    async events(caller, { site, conversation, log = 'public', order = 'oldest', ...page }) {
      await found(store, site, conversation);
      const list = `events ${site} ${conversation} ${log} ${order}`;
      const from = placeIn(unseal(list, page.cursor));
      const limit = page.limit ?? PAGE_ITEMS;
      const events = await store.events({
        site,
        conversation,
        log,
        after: order === 'oldest' ? (from ?? 0) : 0,
        before: order === 'newest' ? from : null,
        limit: limit + 1,
        end: order,
      });
      await audit.reading(caller, site, { action: 'conversation.read', target: conversation });
      const items = (order === 'oldest' ? events : events.toReversed()).slice(0, limit);
      const last = events.length > limit ? items.at(-1) : undefined;
      return { items: items.map(entryOf), next: seal(list, last ? String(last.seq) : null) };
    },
    post: (caller, { text, choices, card, ...input }) =>
      write(caller, input, {
        kind: 'message.post',
        text,
        ...(choices && { choices }),
        ...(card && { card }),
      }),
    note: (caller, { text, ...input }) => write(caller, input, { kind: 'note.post', text }),
    resolve: (caller, input) => write(caller, input, { kind: 'conversation.resolve' }),
    reopen: (caller, input) => write(caller, input, { kind: 'conversation.reopen' }),
    async assign(caller, { assignee, ...input }) {
      const action: Action = { kind: 'conversation.assign', assignee };
      const { written, outcome } = await apply(office, caller, { input, action });
      // The conversation's own log is the truth about this; the entry says by what credential it was done.
      if (outcome.is === 'applied' && outcome.events.length > 0)
        await audit.add(caller, input.site, {
          action: 'conversation.assigned',
          target: input.conversation,
          details: { assignee: assignee?.id ?? '' },
        });
      return written;
    },
  };
}

/** @throws CareError as a client of the wire would get it */
async function apply(
  { apply, clock, random }: AdminOffice,
  { author }: Caller,
  { input, action }: { input: Write; action: Action },
): Promise<{ written: Written; outcome: Exclude<OpOutcome, { is: 'refused' }> }> {
  const { site, conversation, version, idempotencyKey } = input;
  const at = clock.now();
  const op = idempotencyKey ?? uuidV7(at, random);
  const outcome = await apply({
    site,
    actor: author,
    op,
    conversation,
    after: null,
    hash: opHash(conversation, action),
    action,
    at,
    ...(version !== undefined && { version }),
  });
  if (outcome.is !== 'refused')
    return { written: { op, seq: outcome.seq, at: outcome.at }, outcome };
  throw outcome.code === 'not-found' ? notFound() : new CareError(outcome.code, outcome.message);
}

async function found(store: Store, site: string, id: string): Promise<ConversationRow> {
  const row = await store.conversation(site, id);
  if (!row) throw notFound();
  return row;
}

export function conversationOf(row: ConversationRow): Conversation {
  const { conversation: id, ...rest } = summaryOf(row);
  return {
    id,
    site: row.site,
    ...rest,
    seq: row.publicSeq,
    internalSeq: row.internalSeq,
    read: { contact: row.readContact, agent: row.readAgent },
    version: versionOf(row),
  };
}

export function entryOf({ conversation, log, seq, op, at, author, what }: LogEvent): Entry {
  // What a newer build has written goes out as it is.
  return { conversation, log, seq, op, at, author, what: what as Entry['what'] };
}

/** @throws CareError `bad-request` */
function placeIn(cursor: string | null): number | null {
  if (cursor === null) return null;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new CareError('bad-request', 'cursor: expected `next` of the page before.');
}
