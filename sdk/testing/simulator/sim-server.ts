// The server of a simulated world: real rules, sessions and hub on a real store, in a process that can be killed at any
// moment and started again. What a dead process still does has no effect on anybody.
import { applyOps } from '../../core/apply-op.ts';
import type { CareSocket } from '../../core/care-socket.ts';
import { Exchanges } from '../../core/exchanges.ts';
import { createGroupCommit } from '../../core/group-commit.ts';
import { Hub } from '../../core/hub.ts';
import type { Logger } from '../../core/logger.ts';
import type { Office } from '../../core/office.ts';
import { DEFAULT_RATES } from '../../core/rates.ts';
import { decide } from '../../core/rules.ts';
import { openSession, type Session } from '../../core/session.ts';
import { Tickets } from '../../core/tickets.ts';
import { Watermarks } from '../../core/watermarks.ts';
import { Visitors } from '../../core/visitors.ts';
import { why } from '../../core/why.ts';
import type { Author } from '../../protocol/model.ts';
import type { Store } from '../../stores/store.ts';
import type { PairedServer } from '../socket-pair.ts';
import { answerFrames } from './answer-frames.ts';
import type { Dice } from './dice.ts';
import { faultyStore, type Fuse, type StoreFaults } from './faulty-store.ts';
import { Life, type WallClock } from './life.ts';
import type { SimAnswer, SimAsk } from './sim-request.ts';
import type { Timeline } from './timeline.ts';

export interface SimServerOptions {
  readonly site: string;
  readonly store: Store;
  readonly timeline: Timeline;
  readonly dice: Dice;
  /** The process is gone: its connections are to follow. */
  died(): void;
}

interface Process {
  readonly life: Life;
  readonly end: AbortController;
  readonly office: Office;
  readonly sessions: Set<Session>;
  readonly exchanges: Exchanges;
}

export class SimServer {
  readonly wall: WallClock = { offset: 0 };
  readonly faults: StoreFaults = {
    committed: new Set(),
    epochs: new Map(),
    revoked: new Set(),
    refusing: false,
    fuse: null,
  };
  /** What the server's log complained of; nothing in a simulated world is a reason to. */
  readonly complaints: string[] = [];
  readonly #options: SimServerOptions;
  #process: Process | null = null;

  constructor(options: SimServerOptions) {
    this.#options = options;
    this.start();
  }

  get isUp(): boolean {
    return this.#process !== null;
  }

  /** How many are under way. */
  get exchanges(): number {
    return this.#process?.exchanges.count.open ?? 0;
  }

  get life(): Life | null {
    return this.#process?.life ?? null;
  }

  start(): void {
    this.#process ??= this.#newProcess();
  }

  crash(): void {
    const gone = this.#process;
    if (!gone) return;
    this.#process = null;
    this.faults.fuse = null;
    gone.life.die();
    gone.end.abort();
    this.#options.died();
  }

  /** Also instead of one that is about to stop. */
  restart(): void {
    if (this.#process?.exchanges.draining) this.crash();
    this.start();
  }

  drain(withinMs: number): void {
    for (const session of this.#process?.sessions ?? []) session.drain(withinMs);
    this.#process?.exchanges.drain(withinMs);
  }

  light(fuse: Fuse): void {
    this.faults.fuse = fuse;
  }

  accept(socket: CareSocket): { session: PairedServer; life: Life } | null {
    const process = this.#process;
    if (!process) return null;
    const { site } = this.#options;
    const session = openSession(
      { ...socket, send: (text) => this.#leaves(process, text, () => socket.send(text)) },
      { site, contacts: true, agents: true },
      process.office,
    );
    process.sessions.add(session);
    const closed = () => {
      process.sessions.delete(session);
      session.closed();
    };
    return { session: { receive: (text) => session.receive(text), closed }, life: process.life };
  }

  /** A request arrives. Gives the life of the process that is going to answer it; null when there is none. */
  ask(ask: SimAsk, answered: (answer: SimAnswer) => void): Life | null {
    const process = this.#process;
    if (!process) return null;
    const { life, exchanges } = process;
    life.happen(() => {
      answerFrames(exchanges, this.#options.site, ask).then(
        (answer) => this.#leaves(process, answer.body, () => answered(answer)),
        (error: unknown) => this.complaints.push(`A request failed. ${why(error)}`),
      );
    });
    return life;
  }

  /** @throws when there is no server to ask */
  async ticket(agent: Author): Promise<string> {
    if (!this.#process) throw new Error('The server is down.');
    return this.#process.office.tickets.issue(this.#options.site, agent);
  }

  #leaves(process: Process, text: string, send: () => void): void {
    if (process.life.isDead) return;
    const { fuse } = this.faults;
    const lit = text.includes('{"type":"ack"');
    if (lit && fuse === 'before answer') this.crash();
    else send();
    if (lit && fuse === 'after answer') this.crash();
  }

  #newProcess(): Process {
    const { store, timeline, dice } = this.#options;
    const life = new Life(timeline, this.wall);
    const end = new AbortController();
    const faulty = faultyStore(store, {
      life,
      dice,
      faults: this.faults,
      die: () => this.crash(),
    });
    const hub = new Hub({ clock: life, life: end.signal, logger: this.#logger(life) });
    const office = this.#office({ life, hub, store: faulty, end: end.signal });
    const exchanges = new Exchanges(office, () => Promise.resolve(), endOfTurn(life));
    return { life, end, sessions: new Set<Session>(), office, exchanges };
  }

  #office({
    life,
    hub,
    store,
    end,
  }: Pick<Office, 'hub' | 'store'> & { life: Life; end: AbortSignal }): Office {
    const random = this.#options.dice.bytes;
    const group = createGroupCommit(store, decide, { endOfTurn: endOfTurn(life) });
    return {
      store,
      hub,
      apply: applyOps(group, hub),
      visitors: new Visitors(store, life, random),
      customers: null,
      tickets: new Tickets(store, life, random),
      watermarks: new Watermarks({ store, clock: life, gatherMs: 0, life: end }),
      rates: DEFAULT_RATES,
      clock: life,
      random,
      logger: this.#logger(life),
    };
  }

  #logger(life: Life): Logger {
    const complain = (message: string, facts?: object) => {
      if (!life.isDead) this.complaints.push(`${message} ${JSON.stringify(facts)}`);
    };
    return { info() {}, warn: complain, error: complain };
  }
}

/** Whatever arrives at the same moment is one turn. */
function endOfTurn(life: Life): () => Promise<void> {
  return () => new Promise((resolve) => life.after(0, resolve));
}
