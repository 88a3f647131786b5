// What the tabs of one browser can say to each other: in order, soon, and not to a frozen one before it thaws.
import type { Life } from './life.ts';
import type { Timeline } from './timeline.ts';

const TAKES_MS = 1;

/** The part of a browser's BroadcastChannel that a client uses. */
export interface SimChannel {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(word: unknown): void;
  close(): void;
}

interface Listener {
  readonly name: string;
  readonly life: Life;
  readonly channel: SimChannel;
}

export class Channels {
  readonly #timeline: Timeline;
  readonly #listeners = new Set<Listener>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  open(name: string, life: Life): SimChannel {
    const channel: SimChannel = {
      onmessage: null,
      postMessage: (word) => this.#say(listener, structuredClone(word)),
      close: () => this.#listeners.delete(listener),
    };
    const listener = { name, life, channel };
    this.#listeners.add(listener);
    return channel;
  }

  died(life: Life): void {
    for (const listener of this.#listeners)
      if (listener.life === life) this.#listeners.delete(listener);
  }

  #say(speaker: Listener, data: unknown): void {
    if (!this.#listeners.has(speaker)) return;
    for (const listener of this.#listeners) {
      if (listener === speaker || listener.name !== speaker.name) continue;
      this.#timeline.after(TAKES_MS, () =>
        listener.life.happen(() => {
          if (this.#listeners.has(listener)) listener.channel.onmessage?.({ data });
        }),
      );
    }
  }
}
