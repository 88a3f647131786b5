// How far what has come down goes on without a gap: with that the next exchange begins. What is missing in between, or
// was lost with an answer that nobody read, comes once more.
import type { Position } from '../../sdk/protocol/model.ts';
import { readDown } from '../../sdk/protocol/read-down.ts';

/** As many as a `hello` may name. */
const POSITIONS_MAX = 50;

export class HttpPositions {
  /** The longest unchanged first. */
  readonly #held = new Map<string, Position>();

  /** @param resume those of the first `hello`, the newest conversations first */
  constructor(resume: readonly Position[]) {
    for (const position of resume.toReversed()) this.#held.set(position.conversation, position);
  }

  newest(): Position[] {
    return [...this.#held.values()].reverse().slice(0, POSITIONS_MAX);
  }

  /** A frame was given to whoever reads. */
  passed(text: string): void {
    const frame = readDown(text);
    if (frame?.type === 'event') {
      const { conversation, epoch, log, seq } = frame.event;
      if (log === 'public') this.#reached({ conversation, epoch }, [seq]);
    } else if (frame?.type === 'delta') {
      const { conversation, epoch } = frame.head;
      this.#reached(
        { conversation, epoch },
        frame.events.map(({ seq }) => seq),
      );
    } else if (frame?.type === 'snapshot') {
      const { conversation, epoch, seq } = frame.head;
      this.#put({ conversation, epoch, have: seq });
    }
  }

  #reached(where: Pick<Position, 'conversation' | 'epoch'>, seqs: readonly number[]): void {
    const held = this.#held.get(where.conversation);
    let have = held?.have ?? 0;
    if (held && held.epoch !== where.epoch) return;
    for (const seq of seqs) if (seq === have + 1) have = seq;
    if (have > (held?.have ?? 0)) this.#put({ ...where, have });
  }

  #put(position: Position): void {
    this.#held.delete(position.conversation);
    this.#held.set(position.conversation, position);
  }
}
