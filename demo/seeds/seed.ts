// Fills a new store with the last days of the shop, by the same rules by which the server applies what people do.
import { opHash } from '../../sdk/core/op-hash.ts';
import { decide } from '../../sdk/core/rules.ts';
import type { Action } from '../../sdk/protocol/actions.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { OpRequest, Store } from '../../sdk/stores/store.ts';
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

/** Markers never rise above what has been written, so this means "everything so far". */
const ALL = Number.MAX_SAFE_INTEGER;

/** Seeds a store in which the site has no conversation yet. Resolves with how many were written, else 0. */
export async function seed(store: Store, place: SeedPlace): Promise<number> {
  const { site } = place;
  const before = await store.inbox({ site, status: null, cursor: null, limit: 1 });
  if (before.rows.length > 0) return 0;

  const stories = [...english, ...german];
  const requests: OpRequest[] = [];
  for (const story of stories) {
    const guest = await newGuest(store, story, place);
    requests.push(...told(story, guest, place));
  }
  requests.sort((a, b) => a.at - b.at);
  const outcomes = await store.commit(requests, decide);
  const refused = outcomes.find((outcome) => outcome.is === 'refused');
  if (refused) throw new Error(`The rules refused a seed: ${refused.message ?? refused.code}`);
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

function told(story: Story, guest: Author, place: SeedPlace): OpRequest[] {
  const { site, shop, care, now } = place;
  const conversation = uuidV4();
  const team = new Map<string, Author>(
    teamAt(care).map((member) => [member.id, { role: 'agent', ...member }]),
  );
  const { channel, language } = story;
  const [path, title] = story.page;
  const started: Action = {
    kind: 'conversation.start',
    channel,
    language,
    page: { url: shop + path, title },
  };
  const request = (at: number, actor: Author, action: Action): OpRequest => ({
    site,
    actor,
    op: uuidV7(at),
    conversation,
    after: null,
    hash: opHash(conversation, action),
    action,
    at,
  });
  return story.lines.flatMap((line, i) => {
    const at = instantOf(line[0], now);
    const actor = line[1] === 'guest' ? guest : team.get(line[1])!;
    const actions = i === 0 ? [started, ...actionsOf(line)] : actionsOf(line);
    return actions.map((action) => request(at, actor, action));
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
