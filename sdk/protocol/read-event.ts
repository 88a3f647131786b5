import type { Context } from './context.ts';
import type { Happening, HappeningKind, LogEvent } from './events.ts';
import type { FileInfo } from './files.ts';
import type { Author, Page } from './model.ts';
import type { Card } from './offers.ts';
import {
  isCount,
  isString,
  isWebUrl,
  isWord,
  listOf,
  maybe,
  oneOf,
  orNull,
  shape,
  type Guard,
} from './shape.ts';

export const isAuthor = shape<Author>({
  role: isWord(),
  id: isString,
  name: maybe(isString),
  avatar: maybe(isWebUrl),
});
export const isPage = shape<Page>({ url: isWebUrl, title: isString });

export const isFile = shape<FileInfo>({
  id: isString,
  name: isString,
  type: isString,
  bytes: isCount,
  width: maybe(isCount),
  height: maybe(isCount),
  state: isWord(),
});
const isCard = shape<Card>({
  title: isString,
  text: maybe(isString),
  image: maybe(isWebUrl),
  article: maybe(isString),
  links: maybe(
    listOf(shape<NonNullable<Card['links']>[number]>({ label: isString, url: isWebUrl })),
  ),
});

type Part<K extends keyof Context> = NonNullable<Context[K]>;
const isContext = shape<Context>({
  page: maybe(isPage),
  cart: maybe(
    shape<Part<'cart'>>({
      total: maybe(isString),
      items: maybe(
        listOf(
          shape<NonNullable<Part<'cart'>['items']>[number]>({
            name: isString,
            quantity: maybe(isCount),
          }),
        ),
      ),
    }),
  ),
  order: maybe(
    shape<Part<'order'>>({ id: isString, status: maybe(isString), url: maybe(isWebUrl) }),
  ),
  custom: maybe(listOf(shape<Part<'custom'>[number]>({ label: isString, value: isString }))),
});

type Of<K extends HappeningKind> = Extract<Happening, { kind: K }>;

/** Exhaustive by its type: a new kind does not compile until it is read here. */
const HAPPENINGS: { readonly [K in HappeningKind]: Guard<Of<K>> } = {
  'conversation.started': shape<Of<'conversation.started'>>({
    kind: isWord(),
    channel: isWord(),
    language: maybe(isString),
    page: maybe(isPage),
  }),
  'message.posted': shape<Of<'message.posted'>>({
    kind: isWord(),
    text: isString,
    files: maybe(listOf(isFile)),
    choices: maybe(listOf(isString)),
    card: maybe(isCard),
  }),
  'read.marked': shape<Of<'read.marked'>>({ kind: isWord(), upTo: isCount }),
  'status.changed': shape<Of<'status.changed'>>({
    kind: isWord(),
    status: oneOf('open', 'resolved'),
  }),
  'assignment.changed': shape<Of<'assignment.changed'>>({
    kind: isWord(),
    assignee: orNull(isAuthor),
  }),
  'note.posted': shape<Of<'note.posted'>>({ kind: isWord(), text: isString }),
  'context.told': shape<Of<'context.told'>>({ kind: isWord(), context: isContext }),
};

/** An event whose `what` has not been read yet. */
export type RawEvent = Omit<LogEvent, 'what'> & { readonly what: { kind: string } };

export const isRawEvent = shape<RawEvent>({
  conversation: isString,
  epoch: isString,
  log: oneOf('public', 'internal'),
  seq: isCount,
  publicSeq: maybe(isCount),
  op: isString,
  at: isCount,
  author: isAuthor,
  what: shape<RawEvent['what']>({ kind: isString }),
});

/** What this build cannot read becomes `unknown` and keeps what it was [S6]. */
export function readEvent({ what, ...event }: RawEvent): LogEvent {
  const known = Object.hasOwn(HAPPENINGS, what.kind) && HAPPENINGS[what.kind as HappeningKind];
  return known && known(what)
    ? { ...event, what }
    : { ...event, what: { kind: 'unknown', original: what } };
}
