import type { Bus } from '../../bus/bus.ts';
import { uuidV4 } from '../../protocol/ids.ts';

/** One guarantee of the bus. */
export interface BusCase {
  /** The guarantee in a sentence. */
  readonly title: string;
  /** @param open opens the bus of this case; a second call gives a second node on the same one */
  run(open: () => Promise<Bus>): Promise<void>;
}

/** Says that everything before it has arrived. */
const END = 'end of ';

export class TestNode {
  readonly name = uuidV4();
  readonly heard: string[] = [];
  throws = false;
  readonly bus: Bus;
  readonly #ends = new Set<string>();
  #wake = () => {};

  constructor(bus: Bus) {
    this.bus = bus;
    bus.listen({ heard: (message) => this.#hear(message), missed() {} });
  }

  say(message: string): void {
    this.bus.say(message);
  }

  async untilEnded(names: readonly string[]): Promise<void> {
    while (!names.every((name) => this.#ends.has(name)))
      await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  #hear(message: string): void {
    if (message.startsWith(END)) this.#ends.add(message.slice(END.length));
    else this.heard.push(message);
    this.#wake();
    if (this.throws) throw new Error('It was told to.');
  }
}

interface Nodes extends ReadonlyArray<TestNode> {
  readonly 0: TestNode;
  readonly 1: TestNode;
  /** Resolves when everything that was said has arrived. */
  settled(): Promise<void>;
}

/** A case with several nodes on one bus. */
export function nodes(count: number, title: string, body: (all: Nodes) => Promise<void>): BusCase {
  return {
    title,
    async run(open) {
      const all: TestNode[] = [];
      for (let i = 0; i < count; i++) all.push(new TestNode(await open()));
      const settled = async () => {
        for (const node of all) node.say(`${END}${node.name}`);
        for (const node of all)
          await node.untilEnded(all.filter((one) => one !== node).map(({ name }) => name));
      };
      try {
        await body(Object.assign(all, { settled }) as unknown as Nodes);
      } finally {
        await Promise.all(all.map(({ bus }) => bus.close()));
      }
    },
  };
}
