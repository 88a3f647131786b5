// Fills a new store with the last days of the shop, through the same rules by which care takes what people do.
import { uuidV4, type Action, type Author } from '../../sdk/protocol/index.ts';
import type { ApplyRequest, Care, Store } from '../../sdk/server/index.ts';
import { teamAt } from '../care/team.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { instantOf, type Line, type Story } from './story.ts';

export interface SeedPlace {
  readonly site: string;
  /** Base addresses, for the pages of the shop and the faces of the team. */
  readonly shop: string;
  readonly care: string;
  /** Everything has happened before this instant. */
  readonly now: number;
}

type Request = ApplyRequest & { readonly at: number };

/** Markers never rise above what has been written, so this means "everything so far". */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Seeds a store in which the site has no conversation yet.
 * @returns how many it wrote; 0 when there were some
 */
export async function seed(store: Store, care: Pick<Care, 'apply'>, place: SeedPlace) {
  const { site } = place;
  const before = await store.inbox({ site, status: null, cursor: null, limit: 1 });
  if (before.rows.length > 0) return 0;

  const stories = [...english, ...german];
  const requests: Request[] = [];
  for (const story of stories) {
    const guest = await newGuest(store, story, place);
    requests.push(...told(story, guest, place));
  }
  requests.sort((a, b) => a.at - b.at);
  // Asked for in one go, they are one commit: a start that is interrupted leaves all of them or none.
  await Promise.all(requests.map((request) => care.apply(request)));
  return stories.length;
}

/** A contact whose token nobody has: the seeded customers do not come back. */
async function newGuest(
  store: Store,
  { contact, lines }: Story,
  place: SeedPlace,
): Promise<Author> {
  const id = uuidV4();
  const createdAt = lines[0] ? instantOf(lines[0][0], place.now) : place.now;
  await store.createVisitor(
    { site: place.site, id, name: contact, createdAt },
    {
      site: place.site,
      hash: uuidV4().replaceAll('-', '').repeat(2),
      contact: id,
      device: uuidV4(),
      createdAt,
      expiresAt: createdAt,
    },
  );
  return { role: 'contact', id, ...(contact !== null && { name: contact }) };
}

function told(story: Story, guest: Author, place: SeedPlace): Request[] {
  const { site, shop, care, now } = place;
  const conversation = uuidV4();
  const team = new Map<string, Author>(
    teamAt(care).map((member) => [member.id, { role: 'agent', ...member }]),
  );
  const { channel, language } = story;
  const [path, title] = story.page;
  const page = { url: shop + path, title };
  const start: Action = { kind: 'conversation.start', channel, language, page };
  return story.lines.flatMap((line, i) => {
    const at = instantOf(line[0], now);
    const actor = line[1] === 'guest' ? guest : team.get(line[1])!;
    const actions = i === 0 ? [start, ...actionsOf(line)] : actionsOf(line);
    return actions.map((action) => ({ site, actor, conversation, action, at }));
  });
}

/** Whoever writes has read what was there. */
function actionsOf(line: Line): Action[] {
  const read: Action = { kind: 'read.mark', upTo: ALL };
  switch (line[2]) {
    case 'says':
      return [read, { kind: 'message.post', text: line[3] }];
    case 'notes':
      return [read, { kind: 'note.post', text: line[3] }];
    case 'reads':
      return [read];
    case 'resolves':
      return [read, { kind: 'conversation.resolve' }];
    default:
      return line satisfies never;
  }
}
