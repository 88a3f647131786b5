import type { ConversationRow } from '../stores/store.ts';

const REMEMBERED_MAX = 20_000;

/**
 * The highest sequence of each conversation that some agent's client holds. Kept in memory: after a restart
 * clients say anew what they hold, and what was read was delivered.
 */
export class DeliveredMarks {
  /** By site and conversation, the longest unchanged first. */
  readonly #marks = new Map<string, number>();

  of(row: ConversationRow): number {
    return Math.max(this.#marks.get(keyOf(row.site, row.id)) ?? 0, row.readAgent);
  }

  /** True when that was news. */
  raise(site: string, conversation: string, upTo: number): boolean {
    const key = keyOf(site, conversation);
    if (upTo <= (this.#marks.get(key) ?? 0)) return false;
    this.#marks.delete(key);
    this.#marks.set(key, upTo);
    if (this.#marks.size > REMEMBERED_MAX) {
      const [longestUnchanged] = this.#marks.keys();
      this.#marks.delete(longestUnchanged!);
    }
    return true;
  }
}

function keyOf(site: string, conversation: string): string {
  return `${site}/${conversation}`;
}
