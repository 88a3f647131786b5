// What people wrote, and what may become of it.
import type { Tab } from './tab.ts';

export interface Written {
  readonly text: string;
  /** The tab that it was written in. */
  readonly tab: Tab;
  readonly byAgent: boolean;
  /**
   * `posting`: the client has not answered; `kept`: it has, so it must arrive; `refused`: it said no, so it must not;
   * `lost`: the tab died before it answered, or had nothing to keep it on, so both are right.
   */
  fate: 'posting' | 'kept' | 'refused' | 'lost';
  op: string | null;
  /** Its writer was asked whether it is still to be sent, and it went when they said so: not in the order of writing. */
  asked?: true;
}

export class Ledger {
  readonly all: Written[] = [];
  #count = 0;

  write(tab: Tab, byAgent: boolean, post: (text: string) => Promise<string>): string {
    this.#count += 1;
    const entry: Written = { text: `m${this.#count}`, tab, byAgent, fate: 'posting', op: null };
    this.all.push(entry);
    post(entry.text).then(
      (op) => {
        entry.op = op;
        if (entry.fate === 'posting') entry.fate = 'kept';
      },
      () => (entry.fate = 'refused'),
    );
    return entry.text;
  }

  ask(action: object): void {
    for (const entry of this.all)
      if ('text' in action && action.text === entry.text) entry.asked = true;
  }

  /** What a desk had not sent goes with its tab; what a shopper's tab had taken is on the device. */
  tabDied(tab: Tab, committed: ReadonlySet<string>): void {
    for (const entry of this.all) {
      if (entry.tab !== tab) continue;
      const safe = entry.op !== null && (!entry.byAgent || committed.has(entry.op));
      if (entry.fate === 'posting' || (entry.fate === 'kept' && !safe)) entry.fate = 'lost';
    }
  }
}
