// Sessions on socket pairs: everything real but the network and the time.
import assert from 'node:assert/strict';
import type { Bus } from '../../sdk/bus/bus.ts';
import { applyOps } from '../../sdk/core/apply-op.ts';
import { Customers, type CustomerClaims } from '../../sdk/core/customers.ts';
import { Ears } from '../../sdk/core/ears.ts';
import type { Door } from '../../sdk/core/admit.ts';
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { Hub } from '../../sdk/core/hub.ts';
import type { Logger } from '../../sdk/core/logger.ts';
import type { Office } from '../../sdk/core/office.ts';
import { DEFAULT_RATES, type RateLimits } from '../../sdk/core/rates.ts';
import { decide } from '../../sdk/core/rules.ts';
import { openSession } from '../../sdk/core/session.ts';
import { Tickets } from '../../sdk/core/tickets.ts';
import { Watermarks } from '../../sdk/core/watermarks.ts';
import { Visitors } from '../../sdk/core/visitors.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { Action } from '../../sdk/protocol/actions.ts';
import { decodeDown, encode } from '../../sdk/protocol/codec.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { systemRandom, uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { socketPair, type SocketPair } from '../../sdk/testing/socket-pair.ts';

const TURNS_MAX = 500;

/** On this stage the shop's word is plain: a customer's id, and their name behind a blank. */
function claimsOf(word: string): CustomerClaims {
  const [customerId = '', name = null] = word.split(' ');
  if (customerId === 'forged') throw new CareError('token-expired');
  return { customerId, name, email: `${customerId}@shop.example`, emailVerified: true, orders: [] };
}

/** Lets the event loop turn until `condition` gives something; the turns are bounded, not timed. */
export async function until<T>(
  condition: () => T | undefined | null | false,
  what: string | (() => string),
): Promise<T> {
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const value = condition();
    if (value) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.fail(`never happened: ${typeof what === 'string' ? what : what()}`);
}

/** For what must not happen: gives it every chance. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
}

interface StageWorld {
  readonly rates?: Partial<RateLimits>;
  /** To other stages on the same store. */
  readonly bus?: Bus | null;
  readonly gatherMs?: number;
  readonly clock?: FakeClock;
}

export class Stage {
  readonly clock: FakeClock;
  readonly complaints: string[] = [];
  readonly office: Office;
  readonly life = new AbortController();

  constructor(store: Store, world: StageWorld) {
    const { rates = {}, bus = null, gatherMs = 0, clock = new FakeClock() } = world;
    this.clock = clock;
    const complain = (message: string, facts?: object) =>
      this.complaints.push(`${message} ${JSON.stringify(facts)}`);
    const logger: Logger = { info() {}, warn: complain, error: complain };
    const life = this.life.signal;
    const hub = new Hub({ clock, life, logger, bus });
    if (bus) new Ears({ bus, hub, store, logger });
    const parts = { store, hub, clock: this.clock, random: systemRandom, logger };
    this.office = {
      store,
      hub,
      apply: applyOps(createGroupCommit(store, decide, {}), hub),
      visitors: new Visitors(store, this.clock, systemRandom),
      customers: new Customers({ ...parts, verify: async (_site, token) => claimsOf(token) }),
      tickets: new Tickets(store, this.clock, systemRandom),
      watermarks: new Watermarks({ store, clock, gatherMs, life }),
      rates: { ...DEFAULT_RATES, ...rates },
      clock: this.clock,
      random: systemRandom,
      logger,
    };
  }

  /** A socket without a hello. */
  connect(door: Partial<Door> = {}): Peer {
    const pair = socketPair();
    const peer = new Peer(pair, this.clock);
    const open: Door = { site: 'demo', contacts: true, agents: true, ...door };
    pair.connect((socket) => openSession(socket, open, this.office));
    return peer;
  }

  async contact(hello: Partial<UpFrame & { type: 'hello' }> = {}, site = 'demo'): Promise<Peer> {
    const peer = this.connect({ site });
    peer.hello({ site, ...hello });
    await peer.welcome();
    return peer;
  }

  async agent(id = 'anna', hello: object = {}, site = 'demo'): Promise<Peer> {
    const ticket = await this.office.tickets.issue(site, {
      role: 'agent',
      id,
      name: `Agent ${id}`,
    });
    return this.contact({ ticket, ...hello }, site);
  }

  async close(): Promise<void> {
    this.life.abort();
    await this.office.store.close();
  }
}

export async function openStage({
  wrap = (store: Store) => store,
  ...world
}: StageWorld & { wrap?: (store: Store) => Store } = {}): Promise<Stage> {
  return new Stage(wrap(await openStore('sqlite::memory:')), world);
}

/** The client's end, with all that it was told. */
export class Peer {
  readonly pair: SocketPair;
  readonly texts: string[] = [];
  readonly frames: DownFrame[] = [];
  closed: { code: number; reason: string } | undefined;
  readonly #clock: FakeClock;
  #read = 0;

  constructor(pair: SocketPair, clock: FakeClock) {
    this.pair = pair;
    this.#clock = clock;
    pair.client.onmessage = ({ data }) => {
      this.texts.push(String(data));
      this.frames.push(decodeDown(String(data)));
    };
    pair.client.onclose = (event) => (this.closed = event);
  }

  send(frame: UpFrame): void {
    this.pair.client.send(encode(frame));
  }

  hello(more: object = {}): void {
    this.send({ type: 'hello', versions: [1], site: 'demo', device: uuidV4(), ...more });
  }

  /** Sends an op and gives its id. */
  act(conversation: string, action: Action, more: { op?: string; after?: string } = {}): string {
    const { op = uuidV7(this.#clock.now()), ...rest } = more;
    this.send({ type: 'op', op, conversation, action, ...rest });
    return op;
  }

  /** Starts a conversation, and gives its id once that is committed. */
  async start(): Promise<string> {
    const conversation = uuidV4();
    await this.ack(this.act(conversation, { kind: 'conversation.start', channel: 'chat' }));
    return conversation;
  }

  async post(conversation: string, text: string): Promise<DownFrameOf<'ack'>> {
    return this.ack(this.act(conversation, { kind: 'message.post', text }));
  }

  /** The next frame of a type that has not been read yet; frames of other types before it are skipped. */
  next<T extends DownFrame['type']>(type: T): Promise<DownFrameOf<T>> {
    return until(
      () => {
        const found = this.frames.findIndex((frame, i) => i >= this.#read && frame.type === type);
        if (found < 0) return undefined;
        this.#read = found + 1;
        return this.frames[found] as DownFrameOf<T>;
      },
      `${type} after ${JSON.stringify(this.frames.slice(this.#read))}, closed ${JSON.stringify(this.closed)}`,
    );
  }

  /** All frames of a type so far, read or not. */
  all<T extends DownFrame['type']>(type: T): DownFrameOf<T>[] {
    return this.frames.filter((frame): frame is DownFrameOf<T> => frame.type === type);
  }

  welcome(): Promise<DownFrameOf<'welcome'>> {
    return until(
      () => this.all('welcome')[0],
      () => `welcome; closed ${JSON.stringify(this.closed)}`,
    );
  }

  ack(op: string): Promise<DownFrameOf<'ack'>> {
    return until(
      () => this.all('ack').find((frame) => frame.op === op),
      () => `ack of ${op}, but ${JSON.stringify(this.frames.at(-1))}`,
    );
  }

  nak(op: string): Promise<DownFrameOf<'nak'>> {
    return until(() => this.all('nak').find((frame) => frame.op === op), `nak of ${op}`);
  }

  ended(): Promise<{ code: number; reason: string }> {
    return until(() => this.closed, 'the end of the socket');
  }

  get id(): string {
    return this.all('welcome')[0]!.you.id;
  }

  get token(): string | undefined {
    return this.all('welcome')[0]!.token;
  }

  /** Public sequences in the order of arrival, by event, delta and snapshot, of one conversation. */
  seqs(conversation: string, log: 'public' | 'internal' = 'public'): number[] {
    return this.frames.flatMap((frame) => {
      if (frame.type === 'event') return pick([frame.event], conversation, log);
      if (frame.type !== 'delta' && frame.type !== 'snapshot') return [];
      return pick(log === 'public' ? frame.events : (frame.internal ?? []), conversation, log);
    });
  }
}

function pick(
  events: readonly { conversation: string; log: string; seq: number }[],
  conversation: string,
  log: string,
): number[] {
  return events
    .filter((event) => event.conversation === conversation && event.log === log)
    .map(({ seq }) => seq);
}
