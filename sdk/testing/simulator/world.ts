// A shop's day in one process: two shoppers with two tabs each, two agents, a server, a database, and everything
// between them, all of it from one seed.
import type { Store } from '../../stores/store.ts';
import type { Author } from '../../protocol/model.ts';
import { Dice } from './dice.ts';
import { Ledger } from './ledger.ts';
import { newMachine, type Machine } from './machine.ts';
import type { SimDevice } from './sim-client.ts';
import { SimServer } from './sim-server.ts';
import { Tab, type TabWorld } from './tab.ts';
import { Timeline } from './timeline.ts';
import { verdict } from './verdict.ts';
import { watch, type Failure } from './watch.ts';
import { withEpochs } from './with-epochs.ts';

const SHOPPERS = 2;
const TABS_PER_SHOPPER = 2;
const AGENTS: readonly Author[] = [
  { role: 'agent', id: 'anna', name: 'Anna' },
  { role: 'agent', id: 'marek', name: 'Marek' },
];

export interface WorldOptions {
  readonly seed: number;
  /** A site of its own in a store that many worlds may share. */
  readonly site: string;
  readonly store: Store;
  readonly newDevice: () => SimDevice;
  /** Gets one line for everything that happens. */
  readonly log?: (line: string) => void;
}

export class World {
  readonly dice: Dice;
  readonly timeline: Timeline;
  readonly server: SimServer;
  readonly ledger = new Ledger();
  readonly machines: readonly Machine[];
  readonly failures: Failure[] = [];
  tabs: Tab[] = [];
  readonly #options: WorldOptions;
  readonly #tabWorld: TabWorld;
  #opened = 0;
  #isHealed = false;
  #digest = 0x811c9dc5;

  constructor(options: WorldOptions) {
    const { seed, site, store, newDevice } = options;
    this.#options = options;
    this.dice = new Dice(seed);
    this.timeline = new Timeline();
    const { timeline } = this;
    const died = () => this.#serverDied();
    this.server = new SimServer({ site, store, timeline, dice: this.dice.split(), died });
    this.#tabWorld = {
      site,
      timeline,
      dice: this.dice.split(),
      accept: (socket) => this.server.accept(socket),
      ticket: (agent) => this.server.ticket(agent),
      seen: (what) => this.note(what),
    };
    this.machines = [
      ...Array.from({ length: SHOPPERS }, (_, i) => newMachine(`shopper ${i}`, newDevice(), null)),
      ...AGENTS.map((agent) => newMachine(agent.id, newDevice(), agent)),
    ];
    for (const machine of this.machines) this.furnish(machine);
  }

  /** A number that two runs have in common only if the same things happened in both. */
  get digest(): number {
    return this.#digest >>> 0;
  }

  /** Opens the tabs that a machine lacks. */
  furnish(machine: Machine): void {
    const wanted = machine.agent ? 1 : TABS_PER_SHOPPER;
    const open = this.tabs.filter((tab) => tab.machine === machine).length;
    for (let i = open; i < wanted; i++) this.#open(machine);
  }

  /** The tab is not there any more, in whatever way it went. */
  gone(tab: Tab): void {
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.ledger.tabDied(tab, this.server.faults.committed);
  }

  note(what: string): void {
    const { log, site } = this.#options;
    const line = `${this.timeline.now} ${what}`;
    // Of a line its length and time: epochs differ from run to run, and have the same length in all of them.
    this.#mix(line.length);
    this.#mix(this.timeline.now);
    log?.(line.replaceAll(site, 'site'));
  }

  healPaths(machine: Machine): void {
    machine.paths.up.broken = machine.paths.down.broken = false;
    for (const tab of this.tabs)
      if (tab.machine === machine) for (const wire of tab.wires) wire.healed();
  }

  /** Everything works again and everybody is awake; the browsers notice it, or not. */
  async heal(noticed: boolean): Promise<void> {
    this.note('heals');
    const { faults } = this.server;
    faults.fuse = null;
    faults.refusing = false;
    this.#isHealed = true;
    this.server.life?.wakeUp();
    this.server.start();
    for (const machine of this.machines) {
      this.healPaths(machine);
      this.furnish(machine);
    }
    for (const tab of this.tabs) tab.life.wakeUp();
    await this.timeline.settle();
    if (noticed) for (const tab of this.tabs) tab.client.wake('network');
  }

  /** What the fullest outbox holds. */
  get backlog(): number {
    const waiting = ({ client }: Tab) =>
      [...client.snapshot.conversations.values()].reduce((sum, one) => sum + one.pending.length, 0);
    return Math.max(...this.tabs.map(waiting));
  }

  /** Every agent opens every conversation. */
  followAll(): void {
    for (const { client } of this.tabs)
      for (const row of client.snapshot.inbox?.rows ?? []) client.follow(row.conversation);
  }

  async end(): Promise<void> {
    for (const tab of this.tabs) tab.crash();
    this.server.crash();
    await this.timeline.settle();
  }

  /** Something of the time of faults: once everything is healed it does not happen any more. */
  later(ms: number, run: () => void): void {
    this.timeline.after(ms, () => this.#isHealed || run());
  }

  /** What does not hold now. */
  async judge(): Promise<Failure[]> {
    const { site, store } = this.#options;
    const seen = withEpochs(store, this.server.faults.epochs);
    return verdict({ site, store: seen, tabs: this.tabs, written: this.ledger.all });
  }

  #mix(value: number): void {
    this.#digest = Math.imul(this.#digest ^ value, 0x01000193);
  }

  #open(machine: Machine): void {
    this.#opened += 1;
    const tab = new Tab(this.#tabWorld, machine, `${machine.name} tab ${this.#opened}`);
    watch({
      client: tab.client,
      name: tab.name,
      shopper: machine.agent === null,
      committed: this.server.faults.committed,
      failed: (failure) => this.failures.push(failure),
    });
    tab.client.subscribe(() => this.#release(tab));
    this.tabs.push(tab);
    tab.begin();
  }

  /** Clocks that jump by a day make what waits look old: its writer says each time that it is still to be sent. */
  #release({ client, isOpen }: Tab): void {
    if (!isOpen) return;
    for (const { pending } of client.snapshot.conversations.values())
      for (const { op, state, action } of pending) {
        if (state !== 'held') continue;
        this.ledger.ask(action);
        void client.retry(op);
      }
  }

  #serverDied(): void {
    for (const tab of this.tabs)
      for (const wire of tab.wires) wire.serverDied(this.dice.chance(70));
  }
}
