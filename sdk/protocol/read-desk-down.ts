// What a desk reads beyond what every client does.
import type { ContactFacts, Order } from './contact-facts.ts';
import type { DownFrame, DownFrameOf } from './down.ts';
import type { ConversationSummary, Preview } from './model.ts';
import { readDown, type DeskGuards } from './read-down.ts';
import { isPage } from './read-event.ts';
import {
  isCount,
  isNumber,
  isString,
  isWebUrl,
  isWord,
  listOf,
  maybe,
  orNull,
  shape,
} from './shape.ts';

const isSummary = shape<ConversationSummary>({
  conversation: isString,
  channel: isWord(),
  status: isWord(),
  contact: shape<ConversationSummary['contact']>({ id: isString, name: maybe(isString) }),
  language: maybe(isString),
  page: maybe(isPage),
  assignee: orNull(
    shape<NonNullable<ConversationSummary['assignee']>>({ id: isString, name: maybe(isString) }),
  ),
  preview: orNull(shape<Preview>({ text: isString, by: isWord(), at: isCount })),
  unread: isNumber,
  waitingSince: orNull(isCount),
  startedAt: isCount,
  changedAt: isCount,
});
const isFacts = shape<ContactFacts>({
  id: isString,
  name: maybe(isString),
  customerId: maybe(isString),
  email: maybe(isString),
  emailVerifiedAt: maybe(isCount),
  orders: maybe(
    listOf(shape<Order>({ id: isString, title: maybe(isString), url: maybe(isWebUrl) })),
  ),
});
const type = isWord<never>();

const DESK: DeskGuards = {
  inbox: shape<DownFrameOf<'inbox'>>({
    type,
    request: isString,
    conversations: listOf(isSummary),
    next: maybe(isString),
  }),
  contact: shape<DownFrameOf<'contact'>>({ type, request: isString, contact: isFacts }),
  summary: shape<DownFrameOf<'summary'>>({ type, summary: isSummary }),
};

/** As `readDown`, with the list of conversations. */
export function readDeskDown(text: string): DownFrame | null {
  return readDown(text, DESK);
}
