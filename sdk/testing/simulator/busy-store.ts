// Whether a database still works on something: one that gathers what comes within a turn takes a turn of the real event
// loop, in which no simulated time may pass.
import type { Store } from '../../stores/store.ts';

export function busyStore(store: Store): { readonly store: Store; isBusy(): boolean } {
  let underWay = 0;
  const counted =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      underWay += 1;
      return work(...args).finally(() => (underWay -= 1));
    };
  return {
    isBusy: () => underWay > 0,
    store: {
      engine: store.engine,
      commit: counted((...of) => store.commit(...of)),
      conversation: counted((...of) => store.conversation(...of)),
      conversationsOf: counted((...of) => store.conversationsOf(...of)),
      conversations: counted((named) => store.conversations(named)),
      events: counted((range) => store.events(range)),
      inbox: counted((query) => store.inbox(query)),
      createVisitor: counted((...visitor) => store.createVisitor(...visitor)),
      useToken: counted((...token) => store.useToken(...token)),
      contacts: store.contacts,
      files: store.files,
      admin: store.admin,
      common: store.common,
      jobs: store.jobs,
      endpoints: store.endpoints,
      articles: store.articles,
      articleEvidence: store.articleEvidence,
      close: () => store.close(),
    },
  };
}
