import { CareError } from '../../protocol/care-error.ts';
import type { Store } from '../store.ts';
import { commitScript } from './commit.ts';
import { endpointRecords } from './endpoints.ts';
import { fileRecords } from './files.ts';
import { inGroups } from './in-groups.ts';
import { sqlJobs } from './jobs.ts';
import { readConversation, readConversationsOf, readEvents, readInbox } from './reads.ts';
import type { Engine } from './script.ts';
import { checkVisitor, createVisitorsScript, useToken, type Visitor } from './visitors.ts';

/** The store on an engine whose schema is up to date. */
export function createSqlStore(engine: Engine): Store {
  const { db, flavour } = engine;
  const commit = commitScript(db, flavour);
  const createVisitors = createVisitorsScript(db, flavour);
  // A storm of new visitors shares its commits.
  const visitors = inGroups(
    (group: readonly Visitor[]) => engine.write(() => createVisitors(group)),
    (error) => !(error instanceof CareError && error.retryable),
  );
  return {
    engine: flavour.engine,
    commit: (requests, decide, outgoing = null) =>
      requests.length === 0
        ? Promise.resolve([])
        : engine.write(() => commit(requests, decide, outgoing)),
    conversation: (site, id) => engine.read(() => readConversation(db, site, id)),
    conversationsOf: (site, contact) => engine.read(() => readConversationsOf(db, site, contact)),
    events: (range) => engine.read(() => readEvents(db, range)),
    inbox: (query) => engine.read(() => readInbox(db, query)),
    async createVisitor(contact, token) {
      const visitor = { contact, token };
      checkVisitor(visitor);
      await visitors.add(visitor);
    },
    useToken: (site, hash, now, extendTo) =>
      engine.read(() => useToken(db, site, hash, now, extendTo)),
    files: fileRecords(engine),
    jobs: sqlJobs(engine),
    endpoints: endpointRecords(engine),
    async close() {
      await visitors.drained();
      await engine.close();
    },
  };
}
