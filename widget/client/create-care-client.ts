// The client's face: what an element may ask for. Who does it is the engine.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { Action } from '../../sdk/protocol/actions.ts';
import type { Kept } from '../history/history.ts';
import type { CareClient, CareClientOptions, IdentitySource } from './care-client.ts';
import type { CareArticles } from './care-articles.ts';
import type { CareFiles } from './care-files.ts';
import type { OpenFiles } from './open-files.ts';
import { keepDraft } from './drafting.ts';
import { Engine } from './engine.ts';
import { loadSpare } from './load-spare.ts';
import { loadSite } from './load-site.ts';
import { checkText } from './new-rows.ts';
import type { CareSnapshot } from './snapshot.ts';
import { takeKept } from './take-kept.ts';

export function createCareClient(options: CareClientOptions): CareClient {
  return new EngineClient(new Engine(options, null));
}

export class EngineClient implements CareClient {
  readonly #engine: Engine;
  /** Opens the device's store. */
  #opening: Promise<void> | null = null;
  #started = false;
  #asleep = false;
  #files: OpenFiles | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get snapshot(): CareSnapshot {
    return this.#engine.core.state.snapshot;
  }

  subscribe(listener: (snapshot: CareSnapshot) => void): () => void {
    return this.#engine.core.state.subscribe(listener);
  }

  async loadSite(): Promise<void> {
    const { options, state } = this.#engine.core;
    const site = await loadSite(options);
    state.change(typeof site === 'string' ? { siteProblem: site } : { site, siteProblem: null });
  }

  async resume(): Promise<void> {
    if (this.#engine.closed) return;
    const opening = (this.#opening ??= this.#open());
    await opening;
    const kept = await this.#engine.core.journal.opened;
    if (this.#opening !== opening) return; // the page has gone to sleep
    // Another tab may have left something since this was read.
    const isNew = !kept || !hasAnything(kept);
    const isBusy = this.#started || this.#engine.outbox.due.length > 0;
    if (!isNew || isBusy || (await this.hasFiles())) return this.start();
    if (this.#opening !== opening) return;
    this.#opening = null;
    this.#engine.core.state.change({ storage: 'opening' });
    await this.#engine.core.journal.close();
  }

  async start(): Promise<void> {
    if (this.#engine.closed) return;
    this.#started = true;
    this.#asleep = false;
    const opening = (this.#opening ??= this.#open());
    await opening;
    if (!this.#engine.closed && this.#opening === opening) this.#engine.connection.open();
  }

  async post(
    conversation: string | null,
    text: string,
    files: readonly string[] = [],
  ): Promise<string> {
    checkText(text, files.length);
    const op = await this.act(conversation, {
      kind: 'message.post',
      text,
      ...(files[0] && { files: [...files] }),
    });
    this.#files?.posted(files);
    const known = this.#engine.outbox.get(op)?.conversation;
    if (known !== undefined) this.#engine.typing.posted(known);
    return op;
  }

  async files(): Promise<CareFiles> {
    const { OpenFiles } = await import('./open-files.ts');
    return (this.#files ??= new OpenFiles(this.#engine.core));
  }

  async hasFiles(): Promise<boolean> {
    // Nothing is left open by that.
    const history = this.#engine.core.options.openHistory();
    return history.then((opened) => opened.hasFiles()).catch(() => false);
  }

  async articles(): Promise<CareArticles> {
    const [{ OpenArticles }, { loadFinder }] = await Promise.all([
      import('./open-articles.ts'),
      import('./load-finder.ts'),
    ]);
    const start = () => void this.start();
    return (this.#engine.articles ??= new OpenArticles(this.#engine.core, { start, loadFinder }));
  }

  keepDraft(field: string, text: string): void {
    void keepDraft(this.#engine.core, { [field]: text }, this.start());
  }

  markRead(conversation: string): void {
    if (this.#engine.conversations.markRead(conversation))
      this.#engine.readMarks.raised(conversation);
  }

  setTyping(conversation: string, typing: boolean): void {
    if (this.snapshot.conversations.get(conversation)?.epoch)
      this.#engine.typing.tell(conversation, typing);
  }

  async retry(op: string): Promise<void> {
    const { outbox, core } = this.#engine;
    const row = outbox.get(op);
    if (!row) return;
    // A message cannot go before the beginning of its conversation.
    const starts = ({ action }: { action: Action }) => action.kind === 'conversation.start';
    for (const start of outbox.pendingOf(row.conversation).filter(starts)) outbox.retry(start.op);
    outbox.retry(op);
    await core.journal.written();
  }

  async discard(op: string): Promise<void> {
    const { outbox, conversations, core } = this.#engine;
    const row = outbox.get(op);
    if (!row || row.state === 'sent') return;
    const others = outbox.pendingOf(row.conversation).filter((other) => other.op !== op);
    const begun = conversations.get(row.conversation)?.view.epoch !== null;
    const isStart = ({ action }: { action: Action }) => action.kind === 'conversation.start';
    const ops = !begun && others.every(isStart) ? [op, ...others.map((one) => one.op)] : [op];
    outbox.remove(ops);
    core.journal.write({ settled: ops });
    await core.journal.written();
  }

  adopt(): Promise<void> {
    return this.#engine.posting.adopt();
  }

  async loadOlder(conversation: string): Promise<void> {
    const spare = await loadSpare().catch(() => null); // asked for again when somebody scrolls on
    await spare?.readBack(this.#engine, conversation);
  }

  wake(why: 'look' | 'network' | 'restored'): void {
    if (this.#engine.closed) return;
    if (!this.#asleep) {
      this.#engine.core.journal.heal();
      return this.#engine.connection.wake(why);
    }
    this.#asleep = false;
    void (this.#started ? this.start() : this.resume());
  }

  sleep(): void {
    this.#engine.articles?.searches.tell();
    if (this.#engine.closed || !this.#opening) return;
    this.#asleep = true;
    this.#opening = null;
    this.#engine.rest();
    void this.#engine.core.journal.close();
  }

  attend(attended: boolean): void {
    this.#engine.attendance.attend(attended);
    this.#engine.articles?.attend(attended);
    if (!attended || !this.#started) return;
    void this.start();
    this.wake('look');
  }

  async identify(source: IdentitySource): Promise<void> {
    const engine = this.#engine;
    const { proof: before } = engine;
    const made = import('./proof.ts').then(async ({ Proof }) =>
      Proof.of(engine, source, await before),
    );
    engine.proof = made.catch(() => before);
    const proof = await made;
    if (this.#opening && !engine.closed) await proof.now();
  }

  async logOut(): Promise<void> {
    const { core } = this.#engine;
    // Whoever logs out on a page that has opened nothing has a token here all the same.
    if (!this.#opening && !this.#engine.closed) await core.journal.open();
    this.#engine.rest({ leave: true });
    if (!(await this.#engine.forget('left')))
      throw new CareError('internal', 'This device did not forget the chat.');
  }

  close(): Promise<void> {
    return (this.#engine.closed ??= this.#end());
  }

  /** What the user does, as an op; the first one starts the client. */
  protected async act(conversation: string | null, action: Action): Promise<string> {
    if (!this.#engine.closed) await this.start();
    return this.#engine.posting.post(conversation, action);
  }

  /** What is kept goes into the snapshot; a device that refuses, or is slow, is no reason not to chat. */
  async #open(): Promise<void> {
    const kept = await this.#engine.core.journal.open();
    const proof = await this.#engine.proof;
    if (!kept || (proof && !(await proof.admits(kept.identity)))) return;
    await takeKept(this.#engine, kept);
  }

  async #end(): Promise<void> {
    this.#engine.rest();
    this.#files?.close();
    this.#engine.articles?.close();
    await this.#opening;
    await this.#engine.core.journal.close();
  }
}

/** Whether somebody has acted on this device before. */
function hasAnything({ identity, ...rows }: Kept): boolean {
  return identity !== null || Object.values(rows).some((of) => Object.keys(of ?? {}).length > 0);
}
