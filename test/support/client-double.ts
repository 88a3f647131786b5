import type { CareClient } from '../../widget/client/care-client.ts';
import type { CareArticles } from '../../widget/client/care-articles.ts';
import type { CareFiles } from '../../widget/client/care-files.ts';
import type { CareSnapshot, Conversation } from '../../widget/client/snapshot.ts';

const NOTHING: CareSnapshot = {
  link: { at: 'idle' },
  storage: 'opening',
  site: null,
  siteProblem: null,
  me: null,
  conversations: new Map(),
  drafts: {},
  inbox: null,
};

/** A `CareClient` that does nothing by itself: a test says what it knows, and reads what was asked of it. */
export class ClientDouble implements CareClient {
  snapshot: CareSnapshot;
  /** Every call in order, as `name` or `name argument…`. */
  readonly calls: string[] = [];
  /** What the next `post` answers; it is kept at once unless a test says otherwise. */
  answerPost: (text: string) => Promise<string> = () => Promise.resolve('op');
  readonly #listeners = new Set<(snapshot: CareSnapshot) => void>();

  constructor(known: Partial<CareSnapshot> = {}) {
    this.snapshot = { ...NOTHING, ...known };
  }

  /** Elements that still listen: 0 once they are gone. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** The client learns something, and tells. */
  know(changes: Partial<CareSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...changes };
    for (const listener of [...this.#listeners]) listener(this.snapshot);
  }

  /** The client learns about one conversation. */
  knowConversation(conversation: Conversation): void {
    const conversations = new Map(this.snapshot.conversations);
    this.know({ conversations: conversations.set(conversation.id, conversation) });
  }

  subscribe(listener: (snapshot: CareSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  loadSite(): Promise<void> {
    return this.#note('loadSite');
  }
  resume(): Promise<void> {
    return this.#note('resume');
  }
  start(): Promise<void> {
    return this.#note('start');
  }
  post(conversation: string | null, text: string, files?: readonly string[]): Promise<string> {
    void this.#note('post', conversation, text, files?.length ? files : undefined);
    return this.answerPost(text);
  }
  /** Without files of a test's own it is as if what is needed for them could not be loaded. */
  openFiles: CareFiles | null = null;
  files(): Promise<CareFiles> {
    return this.openFiles
      ? Promise.resolve(this.openFiles)
      : Promise.reject(new Error('No files.'));
  }
  /** Without articles of a test's own it is as if what is needed for them could not be loaded. */
  openArticles: CareArticles | null = null;
  articles(): Promise<CareArticles> {
    return this.openArticles
      ? Promise.resolve(this.openArticles)
      : Promise.reject(new Error('No articles.'));
  }
  /** Whether an earlier page left some. */
  leftFiles = false;
  hasFiles(): Promise<boolean> {
    return Promise.resolve(this.leftFiles);
  }
  /** Not written down as a call: the snapshot shows it. */
  keepDraft(field: string, text: string): void {
    this.know({ drafts: { ...this.snapshot.drafts, [field]: text } });
  }
  markRead(conversation: string): void {
    void this.#note('markRead', conversation);
  }
  setTyping(conversation: string, typing: boolean): void {
    void this.#note('setTyping', conversation, typing);
  }
  retry(op: string): Promise<void> {
    return this.#note('retry', op);
  }
  discard(op: string): Promise<void> {
    return this.#note('discard', op);
  }
  adopt(): Promise<void> {
    return this.#note('adopt');
  }
  loadOlder(conversation: string): Promise<void> {
    return this.#note('loadOlder', conversation);
  }
  wake(why: string): void {
    void this.#note('wake', why);
  }
  sleep(): void {
    void this.#note('sleep');
  }
  attend(attended: boolean): void {
    void this.#note('attend', attended);
  }
  identify(source: unknown): Promise<void> {
    return this.#note('identify', source);
  }
  logOut(): Promise<void> {
    this.know({ link: { at: 'stopped', why: 'left' } });
    return this.#note('logOut');
  }
  close(): Promise<void> {
    return this.#note('close');
  }

  #note(...call: readonly unknown[]): Promise<void> {
    this.calls.push(
      call
        .filter((part) => part !== undefined)
        .map(String)
        .join(' '),
    );
    return Promise.resolve();
  }
}
