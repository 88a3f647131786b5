import type { Outflow } from './outflow.ts';

/**
 * Changes of the desk's list on their way to one desk. They wait while a page of the list is read, which would
 * otherwise arrive after them with older rows, and while the reader lags.
 */
export class HeldSummaries {
  readonly #outflow: Outflow;
  /** The newest frame of each conversation. */
  readonly #held = new Map<string, string>();
  #reads = 0;

  constructor(outflow: Outflow) {
    this.#outflow = outflow;
  }

  send(conversation: string, text: string): void {
    if (this.#reads > 0 || !this.#outflow.push(text)) this.#held.set(conversation, text);
  }

  /** Runs the reading of a page; `answer` is to send it. */
  async while(reading: Promise<string>, answer: (frame: string) => void): Promise<void> {
    this.#reads += 1;
    try {
      answer(await reading);
    } finally {
      this.#reads -= 1;
      this.release();
    }
  }

  release(): void {
    if (this.#reads > 0) return;
    for (const [conversation, text] of this.#held) {
      if (!this.#outflow.push(text)) return;
      this.#held.delete(conversation);
    }
  }
}
