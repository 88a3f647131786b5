// What a desk reads beyond what every client does.
import type { DownFrame, DownFrameOf } from './down.ts';
import type { ConversationSummary, Preview } from './model.ts';
import { readDown, type DeskGuards } from './read-down.ts';
import { isPage } from './read-event.ts';
import { isCount, isNumber, isString, isWord, listOf, maybe, orNull, shape } from './shape.ts';

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
const type = isWord<never>();

const DESK: DeskGuards = {
  inbox: shape<DownFrameOf<'inbox'>>({
    type,
    request: isString,
    conversations: listOf(isSummary),
    next: maybe(isString),
  }),
  summary: shape<DownFrameOf<'summary'>>({ type, summary: isSummary }),
};

/** As `readDown`, with the list of conversations. */
export function readDeskDown(text: string): DownFrame | null {
  return readDown(text, DESK);
}
