// One article on the desk: what is written, what the server has of it, and how both come together.
//   written ──save──▶ saved ──publish──▶ seen by readers      somebody was faster ▶ both are put together, and shown
import type { CareError } from '../../../sdk/protocol/care-error.ts';
import { careErrorOf, type ArticleRequests } from './article-requests.ts';
import type { Article, ArticleText, NewArticle } from './article-shapes.ts';
import { changedFields, EMPTY_TEXT, mergeTexts, pick, textOf, type Field } from './article-text.ts';
import type { KeptEdit, KeptEdits } from './kept-edits.ts';

/** Somebody else saved this article while it was being written. */
export interface Clash {
  readonly by: string;
  readonly at: number;
  /** What both changed; the text has the one, this the other. */
  readonly others: Partial<ArticleText>;
  /** What only they changed, and is in the text now. */
  readonly taken: readonly Field[];
}

export interface EditTools {
  readonly requests: ArticleRequests;
  readonly kept: KeptEdits;
  readonly now: () => number;
  /** UUID version 7. */
  readonly newId: () => string;
  /** Called after every change of the state. */
  readonly changed: () => void;
  /** What the server has now; null when it was deleted. */
  readonly told: (id: string, article: Article | null) => void;
}

/** What a new article begins with. */
export interface Beginning {
  readonly locale: string;
  readonly group?: string;
  readonly text?: Partial<ArticleText>;
}

export class ArticleEdit {
  readonly #tools: EditTools;
  #key: string;
  #base: ArticleText;
  /** Of the first attempt to save a new one: the next repeats it, for the server may have it. */
  #creating: NewArticle | null = null;
  locale: string;
  readonly group: string | null;
  article: Article | null;
  text: ArticleText;
  clash: Clash | null = null;
  /** Something was asked of the server. */
  busy = false;
  problem: CareError | null = null;
  /** False while what is written would be lost with the page. */
  isKept = true;

  private constructor(tools: EditTools, begun: Begun) {
    this.#tools = tools;
    this.#key = begun.key;
    this.#base = begun.base;
    this.locale = begun.locale;
    this.group = begun.group;
    this.article = begun.article;
    this.text = begun.text;
  }

  /** With what this device has of it, when that is not on the server yet. */
  static open(article: Article, tools: EditTools): ArticleEdit {
    const text = textOf(article);
    const { id: key, locale, group } = article;
    const edit = new ArticleEdit(tools, { key, locale, group, article, base: text, text });
    const kept = tools.kept.get(key);
    if (!kept?.base) return edit;
    edit.#base = kept.base;
    edit.text = kept.text;
    if (kept.version !== article.version) edit.#meet(article);
    return edit;
  }

  static create({ locale, group, text }: Beginning, tools: EditTools): ArticleEdit {
    return new ArticleEdit(tools, {
      key: tools.newId(),
      locale,
      group: group ?? null,
      article: null,
      base: EMPTY_TEXT,
      text: { ...EMPTY_TEXT, ...text },
    });
  }

  /** A new one that was never saved. */
  static resume({ article: key, locale, group, text }: KeptEdit, tools: EditTools): ArticleEdit {
    const begun = { key, locale, group, article: null, base: EMPTY_TEXT, text };
    return new ArticleEdit(tools, begun);
  }

  /** The article's id, or the name of one that the server does not know yet. */
  get key(): string {
    return this.#key;
  }

  get isDirty(): boolean {
    return changedFields(this.#base, this.text).length > 0;
  }

  set<F extends Field>(field: F, value: ArticleText[F]): void {
    this.text = { ...this.text, [field]: value };
    this.#keep();
    this.#tools.changed();
  }

  /** Of a new one; once it is saved it stays in its language. */
  setLocale(locale: string): void {
    if (this.article) return;
    this.locale = locale;
    this.#keep();
    this.#tools.changed();
  }

  /** Puts what the clash holds of this field into the text, and the text's into the clash. */
  swap(field: Field): void {
    if (!this.clash) return;
    const { others } = this.clash;
    this.clash = { ...this.clash, others: { ...others, [field]: this.text[field] } };
    this.text = { ...this.text, ...pick({ ...EMPTY_TEXT, ...others }, [field]) };
    this.#keep();
    this.#tools.changed();
  }

  /** Both were looked at. */
  settle(): void {
    this.clash = null;
    this.#tools.changed();
  }

  /** What is written and not saved is forgotten. */
  discard(): void {
    this.text = this.#base;
    this.clash = null;
    this.problem = null;
    this.#keep();
    this.#tools.changed();
  }

  /** Resolves to whether everything that was written is on the server. */
  async save(): Promise<boolean> {
    if (this.article && !this.isDirty) return true;
    return this.#run(() => this.#send());
  }

  publish(): Promise<boolean> {
    return this.#after((seen) => this.#tools.requests.publish(seen));
  }

  withdraw(): Promise<boolean> {
    return this.#after((seen) => this.#tools.requests.withdraw(seen));
  }

  schedule(publishAt: number | null): Promise<boolean> {
    return this.#after((seen) => this.#tools.requests.schedule(seen, publishAt));
  }

  /** What is written now is saved before, so that it is a version as well. */
  restore(revision: number): Promise<boolean> {
    return this.#after((seen) => this.#tools.requests.restore(seen, revision));
  }

  remove(): Promise<boolean> {
    return this.#run(async () => {
      if (this.article) await this.#tools.requests.remove(this.article.id);
      this.text = this.#base;
      this.#tools.kept.drop(this.#key);
      this.#tools.told(this.#key, null);
    });
  }

  async #after(act: (seen: Article) => Promise<Article>): Promise<boolean> {
    const seen = (await this.save()) ? this.article : null;
    if (!seen) return false;
    return this.#run(async () => {
      const sent = this.text;
      this.#take(await act(seen), sent);
    });
  }

  async #send(): Promise<void> {
    const { requests } = this.#tools;
    const { article } = this;
    const sent = this.text;
    if (article) {
      const changes = pick(sent, changedFields(this.#base, sent));
      return this.#take(await requests.update(article, changes), sent);
    }
    const { locale, group } = this;
    this.#creating ??= { ...sent, locale, ...(group !== null && { group }) };
    const first = this.#creating;
    this.#take(await requests.create(first, this.#key), first);
    if (this.isDirty) await this.#send();
  }

  /** What the server answered; what was written while it did stays. */
  #take(article: Article, sent: ArticleText): void {
    this.#tools.kept.drop(this.#key);
    const theirs = textOf(article);
    this.text = mergeTexts({ base: sent, mine: this.text, theirs }).merged;
    this.#key = article.id;
    this.#base = theirs;
    this.article = article;
    this.clash = null;
    this.#keep();
    this.#tools.told(article.id, article);
  }

  async #run(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.#tools.changed();
    try {
      await act();
      return true;
    } catch (error) {
      await this.#fail(careErrorOf(error));
      return false;
    } finally {
      this.busy = false;
      this.#tools.changed();
    }
  }

  async #fail(error: CareError): Promise<void> {
    if (!this.article && !error.retryable) this.#renew();
    const theirs = isOutrun(error) && this.article ? await this.#newest(this.article.id) : null;
    if (theirs && theirs.version !== this.article?.version) this.#meet(theirs);
    else this.problem = error;
  }

  /** Another attempt of a new one is another deed: the name of the refused one stands for what was sent with it. */
  #renew(): void {
    this.#creating = null;
    this.#tools.kept.drop(this.#key);
    this.#key = this.#tools.newId();
    this.#keep();
  }

  async #newest(id: string): Promise<Article | null> {
    // The reason why it was asked for is told instead.
    return this.#tools.requests.get(id).catch(() => null);
  }

  #meet(article: Article): void {
    const theirs = textOf(article);
    const base = this.#base;
    const { merged, clashes } = mergeTexts({ base, mine: this.text, theirs });
    this.clash = {
      by: article.updatedBy,
      at: article.updatedAt,
      others: pick(theirs, clashes),
      taken: changedFields(this.text, merged),
    };
    this.text = merged;
    this.#base = theirs;
    this.article = article;
    this.#keep();
    this.#tools.told(article.id, article);
  }

  #keep(): void {
    const { kept, now } = this.#tools;
    const { article, locale, group, text } = this;
    if (!this.isDirty) {
      this.isKept = true;
      return kept.drop(this.#key);
    }
    this.isKept = kept.keep({
      article: this.#key,
      locale,
      group,
      base: article && this.#base,
      version: article?.version ?? null,
      text,
      at: now(),
    });
  }
}

interface Begun {
  readonly key: string;
  readonly locale: string;
  readonly group: string | null;
  readonly article: Article | null;
  readonly base: ArticleText;
  readonly text: ArticleText;
}

function isOutrun({ code }: CareError): boolean {
  return code === 'conflict' || code === 'outdated';
}
