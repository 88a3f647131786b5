import type { DownFrame } from '../protocol/down.ts';
import type { Head, Position } from '../protocol/model.ts';
import type { UpFrame } from '../protocol/up.ts';

/** What a client that has sent these frames is still to hear. */
export class Expected {
  /** How often each op, request and conversation to follow was asked for. */
  readonly #asked = new Map<string, number>();
  /** The positions of `hello` and of each `resume`, in the order of their welcomes. */
  readonly #positions: (readonly Position[])[] = [];
  /** Conversations of which a delta or snapshot is to come. */
  readonly #lacking = new Set<string>();

  constructor(frames: readonly UpFrame[]) {
    for (const frame of frames) {
      if (frame.type === 'hello') this.#positions.push(frame.resume ?? []);
      else if (frame.type === 'resume') this.#positions.push(frame.positions);
      else if (frame.type === 'op') this.#count(frame.op, 1);
      else if (frame.type === 'follow') this.#count(frame.position.conversation, 1);
      else if ('request' in frame) this.#count(frame.request, 1);
    }
  }

  /** True when there is more to hear than a welcome and what is new. */
  get some(): boolean {
    return this.#asked.size > 0 || this.#positions.length > 1;
  }

  get answers(): number {
    return this.#asked.size + this.#positions.length;
  }

  get lacking(): number {
    return this.#lacking.size;
  }

  heard(frame: DownFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#welcomed(frame.heads, this.#positions.shift() ?? []);
        return;
      case 'delta':
      case 'snapshot':
        this.#lacking.delete(frame.head.conversation);
        return;
      case 'ack':
      case 'nak':
        this.#count(frame.op, -1);
        return;
      case 'page':
      case 'inbox':
      case 'contact':
        this.#count(frame.request, -1);
        return;
      case 'failed':
        // Only a resume has no name.
        if (frame.request === undefined) this.#positions.shift();
        else this.#count(frame.request, -1);
        return;
      default:
        return;
    }
  }

  #welcomed(heads: readonly Head[], positions: readonly Position[]): void {
    const held = new Map(positions.map((position) => [position.conversation, position]));
    for (const { conversation, epoch, seq } of heads) {
      const position = held.get(conversation);
      if (position?.epoch !== epoch || position.have !== seq) this.#lacking.add(conversation);
    }
  }

  #count(name: string, by: number): void {
    const count = (this.#asked.get(name) ?? 0) + by;
    if (count > 0) this.#asked.set(name, count);
    else this.#asked.delete(name);
  }
}
