// The database as a server process sees it: it takes its time, it may refuse, and the process may die around a
// commit. Nothing that was committed is ever lost, and this remembers what was.
import { CareError } from '../../protocol/care-error.ts';
import type { Store } from '../../stores/store.ts';
import type { Dice } from './dice.ts';
import type { Life } from './life.ts';
import { withEpochs } from './with-epochs.ts';

/** Where the process is to die: around its next commit, or the answer to it that comes before the announcement. */
export type Fuse = 'before commit' | 'after commit' | 'before answer' | 'after answer';

export interface StoreFaults {
  /** Ops of which the database has confirmed the commit. */
  readonly committed: Set<string>;
  /** Conversations that were restored from somewhere: their epoch is another one now. */
  readonly epochs: Map<string, string>;
  /** Contacts whose token is void. */
  readonly revoked: Set<string>;
  refusing: boolean;
  fuse: Fuse | null;
}

export interface StoreWorld {
  readonly life: Life;
  readonly dice: Dice;
  readonly faults: StoreFaults;
  die(): void;
}

/** A process's own way to the database. */
export function faultyStore(database: Store, world: StoreWorld): Store {
  const { life, dice, faults } = world;
  const store = withEpochs(database, faults.epochs);
  const wait = () => (dice.chance(70) ? 0 : dice.below(40));
  const slowly = <T>(work: () => Promise<T>) => life.slowly(work, wait(), wait());

  const commit: Store['commit'] = (requests, decide, outgoing) =>
    slowly(async () => {
      const { fuse } = faults;
      if (fuse === 'before commit') return world.die() as never;
      if (faults.refusing) throw new CareError('busy', 'The database is busy.');
      const outcomes = await store.commit(requests, decide, outgoing);
      requests.forEach(({ op }, i) => {
        if (outcomes[i]!.is === 'applied') faults.committed.add(op);
      });
      if (fuse === 'after commit') world.die();
      return outcomes;
    });

  return {
    engine: store.engine,
    commit,
    conversation: (...of) => slowly(() => store.conversation(...of)),
    conversationsOf: (...of) => slowly(() => store.conversationsOf(...of)),
    conversations: (named) => slowly(() => store.conversations(named)),
    events: (range) => slowly(() => store.events(range)),
    inbox: (query) => slowly(() => store.inbox(query)),
    createVisitor: (...visitor) => slowly(() => store.createVisitor(...visitor)),
    useToken: (...token) =>
      slowly(async () => {
        const found = await store.useToken(...token);
        return found && !faults.revoked.has(found.contact.id) ? found : null;
      }),
    contacts: store.contacts,
    files: store.files,
    admin: store.admin,
    common: store.common,
    jobs: store.jobs,
    endpoints: store.endpoints,
    articles: store.articles,
    articleEvidence: store.articleEvidence,
    close: () => Promise.resolve(), // the database outlives its clients
  };
}
