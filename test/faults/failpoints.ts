// The moments at which a server process of the fault tests can be made to die. They sit around the store and below
// the sockets, so that nothing of them is in what is shipped.
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Store } from '../../sdk/stores/store.ts';

/** In the order in which an op, a first visit and a resume pass them. */
export const FAILPOINTS = [
  'before-commit',
  'inside-commit',
  'after-commit', // the op is durable, its ack was not written
  'half-ack',
  'after-ack', // the ack has left, nobody else was told
  'half-event',
  'after-event', // the first reader was told, the others were not
  'before-visitor',
  'after-visitor', // a contact exists whose token nobody was given
  'at-token',
  'half-welcome',
  'after-welcome', // said welcome, sent nothing of what was missed
  'reading-log',
  'half-catch-up',
  'after-catch-up',
  'reading-inbox',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

/** Ends the process like a power cut once the armed point has been passed often enough. */
export class Fuse {
  #armed: Failpoint | null = null;
  #skip = 0;

  arm(point: Failpoint, skip: number): void {
    this.#armed = point;
    this.#skip = skip;
  }

  /** True when this is the time; then the caller does its last thing and calls `blow`. */
  due(point: string): boolean {
    return point === this.#armed && this.#skip-- <= 0;
  }

  blow(): never {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  }

  at(point: Failpoint): void {
    if (this.due(point)) this.blow();
  }
}

export function storeWithFailpoints(store: Store, fuse: Fuse): Store {
  return {
    engine: store.engine,
    async commit(requests, decide, outgoing) {
      fuse.at('before-commit');
      const slowly: typeof decide = (row, request, files) => {
        const decision = decide(row, request, files);
        fuse.at('inside-commit');
        return decision;
      };
      const outcomes = await store.commit(requests, slowly, outgoing);
      fuse.at('after-commit');
      return outcomes;
    },
    conversation: (site, id) => store.conversation(site, id),
    conversationsOf: (site, contact) => store.conversationsOf(site, contact),
    conversations: (named) => store.conversations(named),
    events(range) {
      fuse.at('reading-log');
      return store.events(range);
    },
    inbox(query) {
      fuse.at('reading-inbox');
      return store.inbox(query);
    },
    async createVisitor(contact, token) {
      fuse.at('before-visitor');
      await store.createVisitor(contact, token);
      fuse.at('after-visitor');
    },
    useToken(...given) {
      fuse.at('at-token');
      return store.useToken(...given);
    },
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

const POINT_OF_FRAME: Readonly<Record<string, string>> = {
  ack: 'ack',
  event: 'event',
  welcome: 'welcome',
  delta: 'catch-up',
  snapshot: 'catch-up',
};

/** To be called before care is attached: what a server sends is not masked, so its frames can be told apart. */
export function socketsWithFailpoints(server: Server, fuse: Fuse): void {
  server.on('upgrade', (_request, stream: Duplex) => {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    const leave = (chunk: unknown): never => {
      write(chunk);
      while (stream.writableCorked > 0) stream.uncork();
      return fuse.blow();
    };
    stream.write = ((chunk: unknown, ...rest: unknown[]) => {
      const text = String(chunk);
      const point = POINT_OF_FRAME[/^\{"type":"([a-z.]+)"/.exec(text)?.[1] ?? ''];
      if (point && fuse.due(`half-${point}`)) leave(text.slice(0, text.length / 2));
      if (point && fuse.due(`after-${point}`)) leave(chunk);
      return write(chunk, ...rest);
    }) as Duplex['write'];
  });
}
