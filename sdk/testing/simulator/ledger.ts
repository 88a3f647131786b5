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
  /** The device keeps it, or has said so. */
  onDevice: boolean;
  /** Its writer was asked whether it is still to be sent, and it went when they said so: not in the order of writing. */
  asked?: true;
}

export class Ledger {
  readonly all: Written[] = [];
  #count = 0;

  write(tab: Tab, byAgent: boolean, post: (text: string) => Promise<string>): string {
    this.#count += 1;
    const entry: Written = {
      text: `m${this.#count}`,
      tab,
      byAgent,
      fate: 'posting',
      op: null,
      onDevice: false,
    };
    this.all.push(entry);
    post(entry.text).then(
      (op) => {
        entry.op = op;
        entry.onDevice = !byAgent && tab.client.snapshot.storage === 'device';
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

  /** The device has lost what it kept, and only these tabs may hold it still. */
  storeWiped(machine: object, tabs: readonly Tab[]): void {
    for (const entry of this.all) {
      if (entry.tab.machine !== machine) continue;
      entry.onDevice = false;
      if (entry.fate === 'kept' && !tabs.includes(entry.tab)) entry.fate = 'lost';
    }
  }

  /** What is not on a device goes with its tab, unless it has been sent. */
  tabDied(tab: Tab, committed: ReadonlySet<string>): void {
    for (const entry of this.all) {
      if (entry.tab !== tab) continue;
      const safe = entry.op !== null && (entry.onDevice || committed.has(entry.op));
      if (entry.fate === 'posting' || (entry.fate === 'kept' && !safe)) entry.fate = 'lost';
    }
  }
}
