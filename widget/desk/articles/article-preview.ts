// What the server makes of the text while one writes: asked once the hands rest, and only about the newest.
import { once, type Clock } from '../../../sdk/runtime.ts';
import type { ArticleRequests } from './article-requests.ts';
import type { PreviewAnswer } from './article-shapes.ts';

const REST_MS = 350;

export class ArticlePreview {
  readonly #requests: Pick<ArticleRequests, 'preview'>;
  readonly #clock: Clock;
  readonly #changed: () => void;
  #asked: string | null = null;
  #round: AbortController | null = null;
  /** Of the newest text that the server has seen; null before the first. */
  answer: PreviewAnswer | null = null;
  failed = false;

  constructor(requests: Pick<ArticleRequests, 'preview'>, clock: Clock, changed: () => void) {
    this.#requests = requests;
    this.#clock = clock;
    this.#changed = changed;
  }

  look(markdown: string): void {
    if (markdown === this.#asked) return;
    this.#round?.abort();
    const round = new AbortController();
    const isFirst = this.#asked === null;
    this.#asked = markdown;
    this.#round = round;
    const ask = () => void this.#ask(markdown, round.signal);
    if (isFirst) ask();
    else once(this.#clock, REST_MS, ask, round.signal);
  }

  end(): void {
    this.#round?.abort();
  }

  async #ask(markdown: string, signal: AbortSignal): Promise<void> {
    const answer = await this.#requests.preview(markdown, signal).catch(() => null);
    if (signal.aborted) return;
    this.failed = answer === null;
    // Who has not begun yet need not be told that there is nothing.
    if (answer) this.answer = markdown.trim() === '' ? { ...answer, problems: [] } : answer;
    this.#changed();
  }
}
