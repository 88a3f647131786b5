// A conversation that an agent resolved with an article teaches what was asked: what the contact wrote first, and the
// article that stood in an answer.
import type { LogEvent } from '../../protocol/events.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import type { ConversationRow, Store } from '../../stores/store.ts';
import { redact } from './redact.ts';
import { subjectOf } from './subject.ts';

const EVENTS_READ = 200;
const REFERENCE = /\barticle:([\p{Ll}\p{Lo}\p{M}\p{Nd}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{Nd}]+)*)/u;

/** Null when no article was named, or nothing was asked. */
export async function answeredWith(
  { store }: { readonly store: Pick<Store, 'events' | 'articles'> },
  row: ConversationRow,
  defaultLocale: string | null,
): Promise<SearchRow | null> {
  const { site, id: conversation, contact } = row;
  const range = { site, conversation, log: 'public', after: 0, before: null } as const;
  const events = await store.events({ ...range, limit: EVENTS_READ, end: 'oldest' });
  const asked = events.flatMap((event) => messageOf(event, 'contact'))[0];
  const named = events
    .flatMap((event) => messageOf(event, 'agent'))
    .flatMap(referenceIn)
    .at(-1);
  const locale = row.language ?? defaultLocale;
  if (!asked?.text || !named || locale === null) return null;
  const which = 'id' in named ? named : { locale, slug: named.slug };
  const article = await store.articles.publication(site, which);
  if (!article) return null;
  const query = redact(asked.text);
  return {
    site,
    id: conversation,
    locale: article.locale,
    query,
    subject: subjectOf(query),
    opened: article.id,
    outcome: 'answered',
    visitor: contact,
    // An agent has read it: nobody has to be protected against.
    network: `contact ${contact}`,
    conversation,
    at: row.changedAt,
  };
}

type Message = Extract<LogEvent['what'], { kind: 'message.posted' }>;

function messageOf({ author, what }: LogEvent, role: 'contact' | 'agent'): Message[] {
  return author.role === role && what.kind === 'message.posted' ? [what] : [];
}

function referenceIn({ text, card }: Message): ({ id: string } | { slug: string })[] {
  if (card?.article !== undefined) return [{ id: card.article }];
  const [, slug] = REFERENCE.exec(text) ?? [];
  return slug === undefined ? [] : [{ slug }];
}
