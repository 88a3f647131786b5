// One tab of a device, from opening to crash.
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import type { Author } from '../../protocol/model.ts';
import type { Dice } from './dice.ts';
import { Life } from './life.ts';
import type { Machine } from './machine.ts';
import type { SimClient } from './sim-client.ts';
import { SimRequest, type RequestEnds, type SimRequestInit } from './sim-request.ts';
import type { Timeline } from './timeline.ts';
import type { Failure } from './watch.ts';
import { Wire } from './wire.ts';

/** What tabs share of the world. */
export interface TabWorld {
  readonly site: string;
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly requestDice: Dice;
  accept: ConstructorParameters<typeof Wire>[0]['accept'];
  readonly ask: RequestEnds['ask'];
  crowded(): void;
  ticket(agent: Author): Promise<string>;
  seen(what: string): void;
  failed(failure: Failure): void;
}

export class Tab {
  readonly machine: Machine;
  readonly life: Life;
  readonly client: SimClient;
  readonly #world: TabWorld;
  readonly name: string;
  #wires: Wire[] = [];
  #wasTold = false;

  constructor(world: TabWorld, machine: Machine, name: string) {
    const { site, timeline, dice } = world;
    this.#world = world;
    this.name = name;
    this.machine = machine;
    this.life = new Life(timeline, machine.wall);
    const { agent, meeting } = machine;
    const wait = () => (dice.chance(60) ? 0 : dice.below(30));
    this.client = machine.device.openTab({
      site,
      as: agent ? { role: 'agent', ticket: () => this.#ticket(agent) } : { role: 'contact' },
      connect: () => this.#connect(),
      fetch: (url, init) => this.#fetch(url, init),
      ...(meeting && {
        meeting: {
          locks: meeting.locks.of(this.life),
          openChannel: (channel) => meeting.channels.open(channel, this.life),
        },
      }),
      isVisible: () => machine.agent !== null || machine.shown === this,
      clock: this.life,
      random: dice.split().bytes,
      disk: (work) => this.life.slowly(work, machine.device.store.slowMs + wait(), wait()),
    });
  }

  get isOpen(): boolean {
    return !this.life.isDead;
  }

  get wires(): readonly Wire[] {
    this.#wires = this.#wires.filter((wire) => !wire.isOver);
    return this.#wires;
  }

  /** Those that it waits for an answer to. */
  get requests(): readonly SimRequest[] {
    return this.machine.requests.filter((request) => request.isOf(this.life) && request.isOpen);
  }

  /** How many it holds, made of requests or not; with one of requests it may be trying whether another gets through. */
  get sockets(): number {
    const wires = this.wires.filter(({ isOpen }) => isOpen);
    const polls = this.requests.filter(({ isPoll }) => isPoll);
    return Math.max(wires.length, polls.length);
  }

  /** The shopper's id, as the server gave it; null before that. */
  get contact(): string | null {
    return this.client.snapshot.me?.id ?? null;
  }

  /** Begins as its page would. */
  begin(): void {
    void (this.machine.agent ? this.client.start() : this.client.resume());
  }

  /** The tab is gone without a word; its machine closes its sockets. */
  crash(): void {
    this.life.die();
    for (const wire of this.wires) wire.client.close();
    this.#leave();
  }

  /** Somebody looks at it, and at no other. */
  show(): void {
    this.machine.shown = this;
    if (!this.life.isAsleep) this.client.wake('look');
  }

  /** The browser puts its page aside, with or without a word to it. */
  sleep(told: boolean): void {
    if (told) this.client.sleep();
    this.#wasTold = told;
    this.life.sleep();
  }

  /** A page that was told of its sleep is told of its end. */
  wakeUp(why: 'look' | 'restored' | null): void {
    this.life.wakeUp();
    if (this.#wasTold || why) this.client.wake(this.#wasTold ? 'restored' : why!);
    this.#wasTold = false;
  }

  /** Closed as its page would: whatever it lets go is let go in order. */
  async close(): Promise<void> {
    await this.client.close();
    const { timers } = this.life;
    if (timers > 0 && this.isOpen)
      this.#world.failed({ check: 'nothing runs on', detail: `${this.name} has ${timers} timers` });
    this.life.die();
    this.#leave();
  }

  #leave(): void {
    const { meeting, requests } = this.machine;
    for (const request of requests) if (request.isOf(this.life)) request.tabDied();
    meeting?.channels.died(this.life);
    meeting?.locks.died(this.life);
  }

  #connect(): Wire['client'] {
    const { timeline, dice, accept } = this.#world;
    const wire = new Wire({
      timeline,
      dice,
      paths: this.machine.paths,
      tab: this.life,
      accept,
      seen: (what) => this.#world.seen(`${this.name} ${what}`),
    });
    if (this.life.isDead) wire.cut({ client: false, server: false });
    else this.#wires.push(wire);
    return wire.client;
  }

  #fetch(url: string, init: SimRequestInit = {}): Promise<Response> {
    const { machine, life } = this;
    if (life.isDead) return new Promise(() => {});
    const { timeline, requestDice, ask, crowded } = this.#world;
    const ends = {
      timeline,
      dice: requestDice,
      paths: machine.paths,
      tab: life,
      ask,
      seen: (what: string) => this.#world.seen(`${this.name} ${what}`),
      closed: (code: number) => code === CLOSE_CODES.REPLACED && crowded(),
    };
    const request = new SimRequest(ends, new URL(url), init);
    machine.requests = [...machine.requests.filter(({ isOver }) => !isOver), request];
    return request.answer;
  }

  /** A request to the merchant's own server, which is as far away as the care server. */
  #ticket(agent: Author): Promise<string> {
    const { up, down } = this.machine.paths;
    if (up.broken || down.broken) return new Promise(() => {}); // no answer, until the client gives it up
    const work = async () => this.#world.ticket(agent);
    return this.life.slowly(work, this.#world.dice.below(60), this.#world.dice.below(60));
  }
}
