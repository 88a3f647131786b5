// Tells the server what this client holds: soon after events were applied, and at once when a heartbeat asks.
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';
import type { Conversation } from './snapshot.ts';

const TOGETHER_MS = 200;
/** What the frame has room for. */
const HEADS_MAX = 100;

export class Announcer {
  readonly #core: Core;
  readonly #followed: () => readonly Conversation[];
  readonly #moved = new Set<string>();
  #timer: AbortController | null = null;

  /** @param followed the conversations whose events come by themselves, newest last */
  constructor(core: Core, followed: () => readonly Conversation[]) {
    this.#core = core;
    this.#followed = followed;
  }

  applied(conversation: string): void {
    this.#moved.add(conversation);
    if (this.#timer) return;
    const timer = (this.#timer = new AbortController());
    once(this.#core.options.clock, TOGETHER_MS, () => this.#tellMoved(), timer.signal);
  }

  asked(heartbeat: number): void {
    this.disconnected();
    this.#core.send({ type: 'have', heartbeat, heads: headsOf(this.#followed()) });
  }

  disconnected(): void {
    this.#timer?.abort();
    this.#timer = null;
    this.#moved.clear();
  }

  #tellMoved(): void {
    const heads = headsOf(this.#followed().filter((view) => this.#moved.has(view.id)));
    this.disconnected();
    if (heads.length > 0) this.#core.send({ type: 'have', heads });
  }
}

function headsOf(views: readonly Conversation[]) {
  return views
    .filter((view) => view.epoch !== null)
    .slice(-HEADS_MAX)
    .map(({ id, have, haveInternal }) => ({
      conversation: id,
      seq: have,
      ...(haveInternal > 0 && { internalSeq: haveInternal }),
    }));
}
