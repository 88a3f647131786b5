// One device, one scripted server and a clock that stands still: everything a client test needs.
import assert from 'node:assert/strict';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import type {
  CareClient,
  CareClientOptions,
  ClientWorld,
} from '../../widget/client/care-client.ts';
import { createAgentClient } from '../../widget/client/create-agent-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import type { AgentClientOptions, DeskClient } from '../../widget/client/desk-client.ts';
import type { Conversation } from '../../widget/client/snapshot.ts';
import type { History } from '../../widget/history/history.ts';
import type { KeptFiles } from '../../widget/history/kept-files.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ScriptedServer } from './scripted-server.ts';

export class ClientBench {
  readonly clock = new FakeClock();
  readonly server = new ScriptedServer();
  readonly device = new MemoryDevice();
  /** Methods of the device's store that fail. */
  readonly broken = new Set<keyof History | 'open'>();
  /** There is no room for files. */
  full = false;
  /** Changes that were written, to look at what belonged together. */
  readonly written: unknown[] = [];
  /** How many rows each post to the device's store brought. */
  readonly posted: number[] = [];
  #seed = 1;

  /** A new tab of this device. */
  tab(changes: Partial<CareClientOptions> = {}): CareClient {
    return createCareClient({ ...this.#world(), as: { role: 'contact' }, ...changes });
  }

  desk(changes: Partial<AgentClientOptions> = {}): DeskClient {
    return createAgentClient({
      ...this.#world(),
      as: { role: 'agent', ticket: async () => 'ticket' },
      openHistory: async () => openMemoryHistory(),
      ...changes,
    });
  }

  /** A tab that is connected. */
  async connected(changes: Partial<CareClientOptions> = {}): Promise<CareClient> {
    const client = this.tab(changes);
    await client.start();
    await this.until(() => client.snapshot.link.at === 'ready');
    return client;
  }

  /** A tab with a conversation that the server knows, and which the tab has settled with it. */
  async talking(): Promise<CareClient> {
    const client = await this.connected();
    await client.post(null, 'hello');
    await this.until(() => isSettled(client));
    return client;
  }

  /** Moves time in small steps until something is true. @throws after `withinMs` */
  async until(isTrue: () => boolean, withinMs = 120_000): Promise<void> {
    for (let ms = 0; ms <= withinMs; ms += 50) {
      await this.clock.advance(ms === 0 ? 0 : 50);
      if (isTrue()) return;
    }
    assert.fail(`Not within ${withinMs} ms: ${isTrue.toString()}`);
  }

  #world(): ClientWorld {
    return {
      site: 'demo',
      server: 'https://care.example',
      openHistory: async () => this.#history(),
      connect: this.server.network.connect,
      fetch: async () => new Response('{}', { status: 404 }),
      clock: this.clock,
      random: (length) => Uint8Array.from({ length }, () => this.#byte()),
    };
  }

  #history(): History {
    if (this.broken.has('open')) throw new Error('The test has broken open.');
    return new Proxy(openMemoryHistory(this.device), {
      get: (history, name: keyof History) => {
        if (name === 'kind') return 'device';
        if (!(name in history)) return undefined; // a promise asks whether this is one
        const method = history[name] as (...values: unknown[]) => Promise<unknown>;
        return async (...values: unknown[]) => {
          if (this.broken.has(name)) throw new Error(`The test has broken ${name}.`);
          if (name === 'write') this.written.push(values[0]);
          if (name === 'post') this.posted.push((values[0] as unknown[]).length);
          const done = method.apply(history, values);
          if (name !== 'openFiles' || !this.full) return done;
          const keep = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
          return { ...((await done) as KeptFiles), keep };
        };
      },
    });
  }

  /** Repeatable and well spread. */
  #byte(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#seed >>> 24;
  }
}

export function only(client: CareClient): Conversation {
  const [view, ...more] = client.snapshot.conversations.values();
  assert.ok(view && more.length === 0, `${more.length + (view ? 1 : 0)} conversations`);
  return view;
}

/** What is shown, oldest first: messages that arrived, then those that have not been confirmed. */
export function shownTexts(client: CareClient): string[] {
  return [...client.snapshot.conversations.values()].flatMap((view) => [
    ...view.events.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : [])),
    ...view.pending.flatMap(({ action }) => (action.kind === 'message.post' ? [action.text] : [])),
  ]);
}

export function isSettled(client: CareClient): boolean {
  const { link, conversations } = client.snapshot;
  return (
    link.at === 'ready' && [...conversations.values()].every((view) => view.pending.length === 0)
  );
}
