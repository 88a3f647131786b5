/** Carries the unread count in front of the page's own title, and gives the title back in the end. */
export class TabTitle {
  readonly #page: Pick<Document, 'title'>;
  #own: string | null = null;

  constructor(page: Pick<Document, 'title'>) {
    this.#page = page;
  }

  show(unread: number): void {
    this.#own ??= this.#page.title;
    const title = unread > 0 ? `(${unread}) ${this.#own}` : this.#own;
    if (this.#page.title !== title) this.#page.title = title;
  }

  restore(): void {
    if (this.#own !== null) this.#page.title = this.#own;
    this.#own = null;
  }
}
