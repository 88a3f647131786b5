// The ops of this session that need nothing more, so that an older copy of a row tells nothing new. Done is an op where
// it was, and for whom it was committed: another tab may have moved its row, to be sent there by somebody else.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { OutboxRow } from '../history/history.ts';

export class DoneOps {
  readonly #done = new Set<string>();

  add({ op, conversation }: OutboxRow): void {
    this.#done.add(op + conversation);
  }

  /** A contact's op is committed in one conversation, wherever else its row has moved. */
  shown({ op, conversation, author }: LogEvent): void {
    this.#done.add(op + conversation).add(op + author.id);
  }

  /** @param contact who would send it; undefined for somebody new */
  has({ op, conversation }: OutboxRow, contact: string | undefined): boolean {
    return this.#done.has(op + conversation) || this.#done.has(op + contact);
  }
}
