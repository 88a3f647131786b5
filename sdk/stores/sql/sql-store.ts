import type { Store } from '../store.ts';
import { commitScript } from './commit.ts';
import { readConversation, readConversationsOf, readEvents, readInbox } from './reads.ts';
import type { Engine } from './script.ts';
import { createVisitor, useToken } from './visitors.ts';

/** The store on an engine whose schema is up to date. */
export function createSqlStore(engine: Engine): Store {
  const { db, flavour } = engine;
  const commit = commitScript(db, flavour);
  return {
    engine: flavour.engine,
    commit: (requests, decide) =>
      requests.length === 0 ? Promise.resolve([]) : engine.write(() => commit(requests, decide)),
    conversation: (site, id) => engine.read(() => readConversation(db, site, id)),
    conversationsOf: (site, contact) => engine.read(() => readConversationsOf(db, site, contact)),
    events: (range) => engine.read(() => readEvents(db, range)),
    inbox: (query) => engine.read(() => readInbox(db, query)),
    createVisitor: (contact, token) => engine.write(() => createVisitor(db, contact, token)),
    useToken: (site, hash, now, extendTo) =>
      engine.read(() => useToken(db, site, hash, now, extendTo)),
    close: () => engine.close(),
  };
}
