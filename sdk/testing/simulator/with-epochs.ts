// A database in which some conversations were brought back from elsewhere: the same events under another epoch.
import type { Store } from '../../stores/store.ts';

export function withEpochs(store: Store, epochs: ReadonlyMap<string, string>): Store {
  const named = <T extends { readonly epoch: string }>(one: T, conversation: string): T => {
    const epoch = epochs.get(conversation);
    return epoch === undefined ? one : { ...one, epoch };
  };
  return {
    engine: store.engine,
    commit: async (requests, decide, outgoing) => {
      const outcomes = await store.commit(requests, decide, outgoing);
      return outcomes.map((outcome) => {
        if (outcome.is !== 'applied') return outcome;
        const events = outcome.events.map((event) => named(event, event.conversation));
        return { ...outcome, events, row: named(outcome.row, outcome.row.id) };
      });
    },
    conversation: async (site, id) => {
      const row = await store.conversation(site, id);
      return row && named(row, row.id);
    },
    conversationsOf: async (site, contact) =>
      (await store.conversationsOf(site, contact)).map((row) => named(row, row.id)),
    conversations: async (keys) =>
      (await store.conversations(keys)).map((row) => named(row, row.id)),
    events: async (range) =>
      (await store.events(range)).map((event) => named(event, event.conversation)),
    inbox: async (query) => {
      const { rows, next } = await store.inbox(query);
      return { rows: rows.map((row) => named(row, row.id)), next };
    },
    createVisitor: (...visitor) => store.createVisitor(...visitor),
    useToken: (...token) => store.useToken(...token),
    contacts: store.contacts,
    files: store.files,
    admin: store.admin,
    common: store.common,
    jobs: store.jobs,
    endpoints: store.endpoints,
    articles: store.articles,
    articleEvidence: store.articleEvidence,
    close: () => store.close(),
  };
}
