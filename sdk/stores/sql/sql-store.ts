import { CareError } from '../../protocol/care-error.ts';
import type { Store } from '../store.ts';
import { apiKeyRecords } from './api-keys.ts';
import { articleEvidence } from './article-evidence.ts';
import { articleRecords } from './articles.ts';
import { auditRecords } from './audit.ts';
import { commitScript } from './commit.ts';
import { contactDirectory } from './contact-list.ts';
import { contactRecords } from './contacts.ts';
import { commonRecords } from './common-records.ts';
import { fileRecords } from './files.ts';
import { inGroups } from './in-groups.ts';
import {
  readConversation,
  readConversations,
  readConversationsOf,
  readEvents,
  readInbox,
} from './reads.ts';
import { endpointRecords } from './endpoints.ts';
import { sqlJobs } from './jobs.ts';
import type { Engine } from './script.ts';
import { checkVisitor, createVisitorsScript, useToken, type Visitor } from './visitors.ts';

/** The store on an engine whose schema is up to date. */
export function createSqlStore(engine: Engine): Store {
  const { db, flavour } = engine;
  const commit = commitScript(db, flavour);
  const conversations = readConversations(db, flavour);
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
    conversations: (named) => engine.read(() => conversations(named)),
    events: (range) => engine.read(() => readEvents(db, range)),
    inbox: (query) => engine.read(() => readInbox(db, query)),
    async createVisitor(contact, token) {
      const visitor = { contact, token };
      checkVisitor(visitor);
      await visitors.add(visitor);
    },
    useToken: (site, hash, now, extendTo) =>
      engine.read(() => useToken(db, site, hash, now, extendTo)),
    contacts: contactRecords(engine),
    files: fileRecords(engine),
    admin: {
      contacts: contactDirectory(engine),
      audit: auditRecords(engine),
      keys: apiKeyRecords(engine),
    },
    common: commonRecords(engine),
    jobs: sqlJobs(engine),
    endpoints: endpointRecords(engine),
    articles: articleRecords(engine),
    articleEvidence: articleEvidence(engine),
    async close() {
      await visitors.drained();
      await engine.close();
    },
  };
}
