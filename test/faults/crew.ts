// Shoppers and agents who write all the time. Agents find conversations as the desk does: in their list.
import { SITE } from '../support/test-site.ts';
import type { Dice } from './dice.ts';
import { agent, shopper, type RealClient } from './real-client.ts';
import { pause, until } from './until.ts';

export interface CrewOptions {
  readonly server: string;
  /** The site of the tests when absent. */
  readonly site?: string;
  readonly dice: Dice;
  readonly shoppers: number;
  readonly agents: readonly string[];
  /** Where shoppers connect to, when it is not the server itself. */
  readonly shoppersTo?: string;
}

const GAP_MAX_MS = 120;
/** Longer than any break of these tests. */
const FOUND_WITHIN_MS = 60_000;

export class Crew {
  readonly site: string;
  readonly shoppers: RealClient[] = [];
  readonly agents: RealClient[];
  readonly #options: CrewOptions;
  #written = 0;
  #closed = false;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.site = options.site ?? SITE;
    for (let i = 0; i < options.shoppers; i++) this.addShopper();
    const { server } = options;
    this.agents = options.agents.map((id) => agent(id, { server, site: this.site }));
    for (const { client } of this.agents) client.subscribe(() => this.#followAll(client));
  }

  get all(): readonly RealClient[] {
    return [...this.shoppers, ...this.agents];
  }

  get conversations(): Set<string> {
    return new Set(
      this.shoppers.flatMap(({ client }) => [...client.snapshot.conversations.keys()]),
    );
  }

  addShopper(): RealClient {
    const { server, shoppersTo = server } = this.#options;
    const place = { server: shoppersTo, site: this.site };
    const one = shopper(`shopper ${this.shoppers.length + 1}`, place);
    this.shoppers.push(one);
    return one;
  }

  async start(): Promise<void> {
    await Promise.all(this.agents.map(({ client }) => client.start()));
  }

  /** Everybody writes about `each` times; `afterOp` hears of each op when it is held by its client. */
  async write(each: number, afterOp: () => void = () => {}): Promise<void> {
    await Promise.all([
      ...this.shoppers.map((one) => this.shopperWrites(one, each, afterOp)),
      ...this.agents.map((one) => this.#agentWrites(one, each, afterOp)),
    ]);
  }

  async shopperWrites(one: RealClient, times: number, afterOp = () => {}): Promise<void> {
    for (let i = 0; i < times; i++) {
      await one.post(null, this.#text(one));
      afterOp();
      await this.#gap();
    }
  }

  /** Some look at their page just now, so that they do not wait for their backoff; the others do. */
  look(): void {
    for (const { client } of this.all) if (this.#options.dice.chance(0.8)) client.wake('look');
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.all.map((one) => one.close()));
  }

  async #agentWrites(one: RealClient, times: number, afterOp: () => void): Promise<void> {
    const { dice } = this.#options;
    const known = () => [...this.conversations].filter((id) => isHeld(one, id));
    await until(() => this.#closed || known().length > 0, FOUND_WITHIN_MS);
    for (let i = 0; i < times && !this.#closed && known().length > 0; i++) {
      const ids = known();
      const id = ids[dice.below(ids.length)]!;
      if (dice.chance(0.2)) await one.note(id, this.#text(one));
      else await one.post(id, this.#text(one));
      afterOp();
      one.client.markRead(id);
      if (dice.chance(0.1)) await one.client.setStatus(id, 'resolved');
      await this.#gap();
    }
  }

  #followAll(client: RealClient['client']): void {
    const ours = this.conversations;
    for (const { conversation } of client.snapshot.inbox?.rows ?? [])
      if (ours.has(conversation)) client.follow(conversation);
  }

  #text(one: RealClient): string {
    return `${one.name} writes ${(this.#written += 1)}`;
  }

  #gap(): Promise<void> {
    return pause(this.#options.dice.below(GAP_MAX_MS));
  }
}

const isHeld = ({ client }: RealClient, id: string) =>
  client.snapshot.conversations.get(id)?.epoch != null;
