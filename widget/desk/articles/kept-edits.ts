// What was written of articles and not saved yet, on this device: it outlives a reload and a crash.
import type { ArticleText } from './article-shapes.ts';
import { EMPTY_TEXT, FIELDS } from './article-text.ts';

/** An article's id, or a name for one that the server does not know yet. */
export interface KeptEdit {
  readonly article: string;
  readonly locale: string;
  readonly group: string | null;
  /** What it was written over, and its version; null for a new one. */
  readonly base: ArticleText | null;
  readonly version: string | null;
  readonly text: ArticleText;
  /** Milliseconds by this device's clock. */
  readonly at: number;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class KeptEdits {
  readonly #shelf: Shelf | null;
  readonly #prefix: string;

  /** @param shelf null where the browser lets a page keep nothing */
  constructor(shelf: Shelf | null, place: { readonly site: string; readonly agent: string }) {
    this.#shelf = shelf;
    this.#prefix = `care-desk:article:${place.site}:${place.agent}:`;
  }

  /** False when it could not be kept: then leaving the page loses it. */
  keep(edit: KeptEdit): boolean {
    try {
      this.#shelf?.setItem(this.#prefix + edit.article, JSON.stringify(edit));
      return this.#shelf !== null;
    } catch {
      // The device is full, or keeps nothing for this page.
      return false;
    }
  }

  get(article: string): KeptEdit | null {
    try {
      return read(this.#shelf?.getItem(this.#prefix + article) ?? null);
    } catch {
      // As above.
      return null;
    }
  }

  /** Newest first. */
  all(): readonly KeptEdit[] {
    const keys = Array.from({ length: this.#shelf?.length ?? 0 }, (_, i) => this.#shelf?.key(i));
    return keys
      .filter((key) => key?.startsWith(this.#prefix))
      .map((key) => this.get(key!.slice(this.#prefix.length)))
      .filter((edit) => edit !== null)
      .sort((a, b) => b.at - a.at);
  }

  drop(article: string): void {
    try {
      this.#shelf?.removeItem(this.#prefix + article);
    } catch {
      // As above.
    }
  }
}

/** What another version of the desk or somebody's hand has left there is not trusted. */
function read(json: string | null): KeptEdit | null {
  if (json === null) return null;
  const kept = JSON.parse(json) as Partial<KeptEdit> | null;
  if (!kept || typeof kept.article !== 'string' || typeof kept.locale !== 'string') return null;
  if (!isText(kept.text) || (kept.base && !isText(kept.base))) return null;
  return {
    article: kept.article,
    locale: kept.locale,
    group: typeof kept.group === 'string' ? kept.group : null,
    base: kept.base ?? null,
    version: typeof kept.version === 'string' ? kept.version : null,
    text: kept.text,
    at: Number(kept.at) || 0,
  };
}

function isText(value: unknown): value is ArticleText {
  if (typeof value !== 'object' || value === null) return false;
  const text = value as Record<string, unknown>;
  return FIELDS.every((field) => {
    const sample = EMPTY_TEXT[field];
    if (field === 'season') return typeof text[field] === 'object';
    return Array.isArray(sample)
      ? Array.isArray(text[field]) && text[field].every((each) => typeof each === 'string')
      : typeof text[field] === 'string';
  });
}
