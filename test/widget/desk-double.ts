// A client for the desk's tests: implements the whole contract on a list in memory and writes down what it is asked.
import type { ContactFacts } from '../../sdk/protocol/contact-facts.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type {
  Author,
  ConversationStatus,
  ConversationSummary,
  Role,
} from '../../sdk/protocol/model.ts';
import type { CareFiles } from '../../widget/client/care-files.ts';
import type { DeskClient } from '../../widget/client/desk-client.ts';
import type { CareSnapshot, Conversation, Link, PendingOp } from '../../widget/client/snapshot.ts';

export const ANNA: Author = { role: 'agent', id: 'anna', name: 'Anna' };
const EPOCH = 'epoch-1';

export class DeskDouble implements DeskClient {
  /** What was asked for, in order, for example `['note', id, 'text']`. */
  readonly asked: (readonly unknown[])[] = [];
  #snapshot: CareSnapshot = {
    link: { at: 'ready', since: 0 },
    storage: 'memory',
    site: { site: 'demo', name: 'Orlo & Fenn', team: [], replyMinutes: 5 },
    siteProblem: null,
    me: ANNA,
    conversations: new Map(),
    drafts: {},
    inbox: { rows: [], state: 'ready', hasMore: false },
  };
  readonly #listeners = new Set<(snapshot: CareSnapshot) => void>();
  #ops = 0;
  /** Rejects every action from now on. */
  broken = false;

  get snapshot(): CareSnapshot {
    return this.#snapshot;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: (snapshot: CareSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(change: Partial<CareSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener(this.#snapshot);
  }

  link(link: Link): void {
    this.change({ link });
  }

  /** Puts a row on the list, or changes one. */
  row(row: Partial<ConversationSummary> & { conversation: string }): void {
    const rows = this.#snapshot.inbox?.rows ?? [];
    const before = rows.find((each) => each.conversation === row.conversation);
    const next = { ...(before ?? blank(row.conversation)), ...row };
    const others = rows.filter((each) => each !== before);
    this.change({ inbox: { rows: [next, ...others], state: 'ready', hasMore: false } });
  }

  /** Fills a conversation with messages, one a minute from `at`. */
  talk(id: string, at: number, lines: readonly (readonly [Role, string])[]): void {
    const events = lines.map(([by, text], index) =>
      logged(id, index + 1, at + index * 60_000, by, { kind: 'message.posted', text }),
    );
    this.conversation(id, { events, have: events.length });
  }

  conversation(id: string, change: Partial<Conversation>): void {
    const before = this.#snapshot.conversations.get(id) ?? emptyConversation(id);
    const next = { ...before, ...change };
    const unread = next.events.filter(
      ({ author, what, seq }) =>
        author.role === 'contact' && what.kind === 'message.posted' && seq > next.read.agent,
    ).length;
    const conversations = new Map(this.#snapshot.conversations).set(id, { ...next, unread });
    this.change({ conversations });
  }

  start = () => this.#note('start');
  resume = () => this.#note('resume');
  loadSite = () => this.#note('loadSite');
  loadInbox = (more?: 'more') => this.#note('loadInbox', more);
  loadOlder = (conversation: string) => this.#note('loadOlder', conversation);
  retry = (op: string) => this.#note('retry', op);
  discard = (op: string) => this.#note('discard', op);
  adopt = () => this.#note('adopt');
  logOut = () => this.#note('logOut');
  identify = () => Promise.resolve();
  /** Who contacts are to the shop. */
  readonly contacts = new Map<string, ContactFacts>();
  contact = async (id: string) => this.contacts.get(id) ?? null;
  close = () => this.#note('close');
  wake = (why: string) => this.#write('wake', why);
  sleep = () => this.#write('sleep');
  attend = (attended: boolean) => this.#write('attend', attended);
  follow = (conversation: string) => this.#write('follow', conversation);
  unfollow = (conversation: string) => this.#write('unfollow', conversation);
  keepDraft = (field: string, text: string) => this.#write('keepDraft', field, text);
  setTyping = (conversation: string, typing: boolean) =>
    this.#write('setTyping', conversation, typing);

  markRead(conversation: string): void {
    this.#write('markRead', conversation);
    const have = this.#snapshot.conversations.get(conversation)?.have ?? 0;
    this.conversation(conversation, { read: { contact: 0, agent: have } });
    this.row({ conversation, unread: 0 });
  }

  /** Without files of a test's own it is as if what is needed for them could not be loaded. */
  openFiles: CareFiles | null = null;
  files = (): Promise<CareFiles> =>
    this.openFiles ? Promise.resolve(this.openFiles) : Promise.reject(new Error('No files.'));
  articles = () => Promise.reject(new Error('A desk reads no articles.'));
  hasFiles = async () => false;
  post = async (conversation: string | null, text: string, files?: readonly string[]) => {
    await this.#note('post', conversation, text, ...(files?.length ? [files] : []));
    return this.#append(conversation ?? '', { kind: 'message.posted', text }, 'public');
  };

  note = async (conversation: string, text: string) => {
    await this.#note('note', conversation, text);
    return this.#append(conversation, { kind: 'note.posted', text }, 'internal');
  };

  setStatus = async (conversation: string, status: ConversationStatus) => {
    await this.#note('setStatus', conversation, status);
    this.row({ conversation, status });
    return this.#append(conversation, { kind: 'status.changed', status }, 'public');
  };

  assign = async (conversation: string, assignee: Author | null) => {
    await this.#note('assign', conversation, assignee?.id ?? null);
    this.row({ conversation, assignee });
    return this.#append(conversation, { kind: 'assignment.changed', assignee }, 'internal');
  };

  pending(conversation: string, pending: readonly PendingOp[]): void {
    this.conversation(conversation, { pending });
  }

  #append(id: string, what: LogEvent['what'], log: LogEvent['log']): string {
    const before = this.#snapshot.conversations.get(id) ?? emptyConversation(id);
    const at = (before.events.at(-1)?.at ?? 0) + 60_000;
    const seq = (log === 'public' ? before.have : before.haveInternal) + 1;
    const event = { ...logged(id, seq, at, 'agent', what), log, publicSeq: before.have };
    const have = log === 'public' ? { have: seq } : { haveInternal: seq };
    this.conversation(id, { events: [...before.events, event], ...have });
    return `op-${++this.#ops}`;
  }

  #write(...call: unknown[]): void {
    this.asked.push(call.filter((part) => part !== undefined));
  }

  #note(...call: unknown[]): Promise<void> {
    this.#write(...call);
    return this.broken ? Promise.reject(new Error('broken on purpose')) : Promise.resolve();
  }
}

export function logged(
  conversation: string,
  seq: number,
  at: number,
  by: Role,
  what: LogEvent['what'],
): LogEvent {
  const author: Author = by === 'agent' ? ANNA : { role: by, id: 'contact-1' };
  return {
    conversation,
    epoch: EPOCH,
    log: 'public',
    seq,
    op: `op-${conversation}-${what.kind}-${seq}`,
    at,
    author,
    what,
  };
}

function emptyConversation(id: string): Conversation {
  return {
    id,
    epoch: EPOCH,
    events: [],
    pending: [],
    have: 0,
    haveInternal: 0,
    hasOlder: false,
    status: 'open',
    read: { contact: 0, agent: 0 },
    delivered: 0,
    typing: null,
    unread: 0,
  };
}

function blank(conversation: string): ConversationSummary {
  return {
    conversation,
    channel: 'chat',
    status: 'open',
    contact: { id: `contact-of-${conversation}` },
    assignee: null,
    preview: { text: 'Hello', by: 'contact', at: 0 },
    unread: 0,
    waitingSince: null,
    startedAt: 0,
    changedAt: 0,
  };
}
