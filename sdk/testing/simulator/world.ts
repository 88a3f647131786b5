// A shop's day in one process: two shoppers with two tabs each, two agents, a server, a database, and everything
// between them, all of it from one seed.
import type { Store } from '../../stores/store.ts';
import type { Author } from '../../protocol/model.ts';
import { busyStore } from './busy-store.ts';
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
const TABS_MOST = 4;
/** Browsers in which tabs can find each other. */
const MEETS_PERCENT = 70;
const CLOSES_WITHIN_MS = 1_000;
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
  /** When a browser's tabs last had more exchanges under way than the server lets one contact have. */
  #crowdedAt = -Infinity;
  #opened = 0;
  #isHealed = false;
  #digest = 0x811c9dc5;

  constructor(options: WorldOptions) {
    const { seed, site, newDevice } = options;
    const { store, isBusy } = busyStore(options.store);
    this.#options = options;
    this.dice = new Dice(seed);
    this.timeline = new Timeline(isBusy);
    const { timeline } = this;
    const died = () => this.#serverDied();
    this.server = new SimServer({ site, store, timeline, dice: this.dice.split(), died });
    this.#tabWorld = {
      site,
      timeline,
      dice: this.dice.split(),
      // Of the seed itself: what becomes of sockets is not to change with the number of requests.
      requestDice: new Dice(~seed),
      accept: (socket) => this.server.accept(socket),
      ask: (ask, answered) => this.server.ask(ask, answered),
      ticket: (agent) => this.server.ticket(agent),
      seen: (what) => this.note(what),
      crowded: () => (this.#crowdedAt = this.timeline.now),
      failed: (failure) => this.failures.push(failure),
    };
    const machine = (name: string, agent: Author | null) =>
      newMachine({
        name,
        device: newDevice(),
        agent,
        timeline,
        meets: agent === null && this.dice.chance(MEETS_PERCENT),
      });
    this.machines = [
      ...Array.from({ length: SHOPPERS }, (_, i) => machine(`shopper ${i}`, null)),
      ...AGENTS.map((agent) => machine(agent.id, agent)),
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

  /** One more; null when there are enough. */
  openTab(machine: Machine): Tab | null {
    const open = this.tabs.filter((tab) => tab.machine === machine).length;
    return machine.agent || open >= TABS_MOST ? null : this.#open(machine);
  }

  /** The tab is not there any more, in whatever way it went. */
  gone(tab: Tab): void {
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.ledger.tabDied(tab, this.server.faults.committed);
    if (tab.machine.shown === tab)
      this.tabs.findLast(({ machine }) => machine === tab.machine)?.show();
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
    for (const request of machine.requests) request.healed();
  }

  /** Everything works again and everybody is awake; the browsers notice it, or not. */
  async heal(noticed: boolean): Promise<void> {
    this.note('heals');
    const { faults } = this.server;
    faults.fuse = null;
    faults.refusing = false;
    this.#isHealed = true;
    this.server.life?.wakeUp();
    this.server.restart();
    for (const machine of this.machines) {
      machine.paths.up.lossy = machine.paths.down.lossy = false;
      machine.paths.sockets = 'pass';
      machine.device.store.trouble = null;
      machine.device.store.slowMs = 0;
      this.healPaths(machine);
      this.furnish(machine);
    }
    for (const tab of this.tabs) tab.wakeUp(null);
    await this.timeline.settle();
    if (noticed) for (const tab of this.tabs) tab.client.wake('network');
  }

  /** What waits in the fullest outbox; tabs on one socket, and those of one browser over HTTP, send at one rate. */
  get backlog(): number {
    const shares = new Map<object, number>();
    for (const tab of this.tabs) {
      const { machine } = tab;
      const isOverHttp = machine.requests.some(({ isOpen }) => isOpen);
      const socket = machine.meeting ?? (isOverHttp ? machine : tab);
      const views = [...tab.client.snapshot.conversations.values()];
      const waiting = views.reduce((sum, { pending }) => sum + pending.length, 0);
      shares.set(socket, (shares.get(socket) ?? 0) + waiting);
    }
    return Math.max(...shares.values());
  }

  /** Whether some tab was sent away not longer ago than that, because its browser had too many exchanges. */
  wasCrowded(withinMs: number): boolean {
    return this.timeline.now - this.#crowdedAt <= withinMs;
  }

  /** Every agent opens every conversation. */
  followAll(): void {
    for (const { client } of this.tabs)
      for (const row of client.snapshot.inbox?.rows ?? []) client.follow(row.conversation);
  }

  /** All pages are closed, and then the server's process ends. */
  async end(): Promise<void> {
    for (const tab of this.tabs) void tab.close();
    await this.timeline.advance(CLOSES_WITHIN_MS);
    for (const tab of this.tabs)
      if (tab.isOpen)
        this.failures.push({ check: 'nothing runs on', detail: `${tab.name} is open` });
    const { exchanges } = this.server;
    if (exchanges > 0)
      this.failures.push({ check: 'nothing runs on', detail: `${exchanges} exchanges go on` });
    this.server.crash();
    await this.timeline.settle();
  }

  /** Machines whose tabs find each other and that hold more than one socket. */
  countSockets(): void {
    for (const machine of this.machines) {
      const tabs = this.tabs.filter((tab) => tab.machine === machine);
      const sockets = tabs.reduce((sum, tab) => sum + tab.sockets, 0);
      if (machine.meeting && !machine.isSplit && sockets > 1)
        this.failures.push({ check: 'one socket', detail: `${machine.name} holds ${sockets}` });
    }
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

  #open(machine: Machine): Tab {
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
    machine.shown = tab;
    tab.begin();
    return tab;
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
    for (const { requests } of this.machines)
      for (const request of requests) request.serverDied(this.#tabWorld.requestDice.chance(70));
  }
}
