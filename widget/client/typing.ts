// Who is typing: told sparingly, believed briefly.
import { SIGNAL_EVERY_MS, SIGNAL_LASTS_MS } from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';

export class Typing {
  readonly #core: Core;
  readonly #show: (conversation: string, who: Author | null) => void;
  /** When each conversation was last told that this side types. */
  readonly #told = new Map<string, number>();
  readonly #fading = new Map<string, AbortController>();

  constructor(core: Core, show: (conversation: string, who: Author | null) => void) {
    this.#core = core;
    this.#show = show;
  }

  /** This side types, or has stopped. */
  tell(conversation: string, typing: boolean): void {
    const now = this.#core.options.clock.now();
    const last = this.#told.get(conversation);
    const soon = last !== undefined && now >= last && now - last < SIGNAL_EVERY_MS;
    if (typing ? soon : last === undefined) return;
    const signal = typing ? 'typing' : 'idle';
    if (!this.#core.send({ type: 'signal', conversation, signal })) return;
    if (typing) this.#told.set(conversation, now);
    else this.#told.delete(conversation);
  }

  /** The other side types, or has stopped. */
  heard(conversation: string, who: Author | null): void {
    this.#fading.get(conversation)?.abort();
    this.#fading.delete(conversation);
    this.#show(conversation, who);
    if (!who) return;
    const fading = new AbortController();
    this.#fading.set(conversation, fading);
    const fade = () => this.heard(conversation, null);
    once(this.#core.options.clock, SIGNAL_LASTS_MS, fade, fading.signal);
  }

  /** Own message sent: the other side sees it instead. */
  posted(conversation: string): void {
    this.#told.delete(conversation);
  }

  close(): void {
    for (const fading of this.#fading.values()) fading.abort();
    this.#fading.clear();
  }
}
