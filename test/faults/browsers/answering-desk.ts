// Somebody at the desk, with the desk's real client in Node, who answers whoever has written a certain message.
import WebSocket from 'ws';
import { systemRandom } from '../../../sdk/protocol/ids.ts';
import { systemClock } from '../../../sdk/runtime.ts';
import type { ClientSocket } from '../../../widget/client/care-client.ts';
import { createAgentClient } from '../../../widget/client/create-agent-client.ts';
import type { DeskClient } from '../../../widget/client/desk-client.ts';
import { openMemoryHistory } from '../../../widget/history/memory-history.ts';
import { AGENTS, SITE } from '../../support/test-site.ts';
import { until } from '../until.ts';

const FOUND_WITHIN_MS = 30_000;
const COOKIE = `agent=${AGENTS[0].id}`;

export class AnsweringDesk {
  readonly #client: DeskClient;

  constructor(care: string) {
    this.#client = createAgentClient({
      site: SITE,
      server: care,
      as: { role: 'agent', ticket: () => ticket(care) },
      openHistory: async () => openMemoryHistory(),
      connect: (url) => openSocket(url, care),
      fetch: (url) => fetch(url),
      clock: systemClock,
      random: systemRandom,
    });
    this.#client.subscribe(() => this.#followAll());
  }

  start(): Promise<void> {
    return this.#client.start();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** The server is back: nobody waits for a backoff. */
  look(): void {
    this.#client.wake('network');
  }

  /** @param to what was written in the conversation before */
  async answer(to: string, text: string): Promise<void> {
    let conversation: string | undefined;
    await until(() => (conversation = this.#where(to)) !== undefined, FOUND_WITHIN_MS);
    if (conversation === undefined) throw new Error(`The desk does not see "${to}".`);
    await this.#client.post(conversation, text);
  }

  #where(text: string): string | undefined {
    const isIt = ({ what }: { what: { kind: string; text?: string } }) =>
      what.kind === 'message.posted' && what.text === text;
    return [...this.#client.snapshot.conversations.values()].find((one) => one.events.some(isIt))
      ?.id;
  }

  #followAll(): void {
    for (const { conversation } of this.#client.snapshot.inbox?.rows ?? [])
      this.#client.follow(conversation);
  }
}

function openSocket(url: string, origin: string): ClientSocket {
  const socket = new WebSocket(url, { origin, perMessageDeflate: false });
  socket.on('error', () => {}); // its close follows
  return socket as unknown as ClientSocket;
}

async function ticket(care: string): Promise<string> {
  const response = await fetch(`${care}/v1/desk/tickets?site=${SITE}`, {
    method: 'POST',
    headers: { cookie: COOKIE, origin: care },
  });
  return ((await response.json()) as { ticket: string }).ticket;
}
