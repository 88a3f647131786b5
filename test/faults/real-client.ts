// A shopper's or an agent's real client in Node, with a witness beside it that writes down what it was told and
// complains about whatever must never be shown.
import WebSocket from 'ws';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import type { CareClientOptions, ClientSocket } from '../../widget/client/care-client.ts';
import { createAgentClient } from '../../widget/client/create-agent-client.ts';
import type { AgentClientOptions, DeskClient } from '../../widget/client/desk-client.ts';
import type { CareSnapshot } from '../../widget/client/snapshot.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ORIGIN } from './fault-server.ts';

type RealRole = (CareClientOptions | AgentClientOptions)['as'];

/** A server and a site of it. */
export interface Place {
  readonly server: string;
  readonly site: string;
}

export class RealClient {
  readonly name: string;
  /** A shopper's has no more than a `CareClient`. */
  readonly client: DeskClient;
  /** Messages and notes whose `post` has resolved, by op. */
  readonly posted = new Map<string, string>();
  /** What the server acknowledged to this client, by op: the sequence. */
  readonly acknowledged = new Map<string, number>();
  readonly complaints = new Set<string>();
  /** Types of frames that came. */
  readonly heard = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  readonly #messages = new Set<string>();

  constructor(name: string, { server, site }: Place, as: RealRole) {
    this.name = name;
    const world = {
      site,
      server,
      openHistory: async () => openMemoryHistory(),
      connect: (url: string) => this.#connect(url),
      fetch: (url: string) => fetch(url),
      clock: systemClock,
      random: systemRandom,
    };
    this.client =
      as.role === 'agent'
        ? createAgentClient({ ...world, as })
        : (createCareClient({ ...world, as }) as DeskClient);
    this.client.subscribe((snapshot) => this.#watch(snapshot));
  }

  async post(conversation: string | null, text: string): Promise<string> {
    const op = await this.client.post(conversation, text);
    this.posted.set(op, text);
    this.#messages.add(op);
    return op;
  }

  async note(conversation: string, text: string): Promise<void> {
    this.posted.set(await this.client.note(conversation, text), text);
  }

  async close(): Promise<void> {
    await this.client.close();
    for (const socket of this.#sockets) socket.terminate();
  }

  #connect(url: string): ClientSocket {
    const socket = new WebSocket(url, { origin: ORIGIN, perMessageDeflate: false });
    this.#sockets.add(socket);
    socket.on('error', () => {}); // its close follows
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string; op: string; seq: number };
      this.heard.add(frame.type);
      if (frame.type === 'ack') this.acknowledged.set(frame.op, frame.seq);
    });
    return socket as unknown as ClientSocket;
  }

  #watch({ conversations }: CareSnapshot): void {
    const seen = new Set<string>();
    for (const { id, events, pending } of conversations.values()) {
      const last = { public: 0, internal: 0 };
      for (const { log, seq, op } of events) {
        if (seq <= last[log]) this.#complain(`${id} shows ${log} ${seq} after ${last[log]}`);
        last[log] = seq;
        seen.add(op);
      }
      for (const { op, state, action } of pending) {
        if (seen.has(op) && action.kind === 'message.post')
          this.#complain(`op ${op} is shown twice: as an event and as ${state}`);
        if (state === 'failed') this.#complain(`op ${op} was refused: ${action.kind}`);
        seen.add(op);
      }
    }
    for (const op of this.#messages)
      if (!seen.has(op)) this.#complain(`message ${op} is neither shown nor waiting`);
  }

  #complain(what: string): void {
    this.complaints.add(`${this.name}: ${what}`);
  }
}

export const shopper = (name: string, place: Place) =>
  new RealClient(name, place, { role: 'contact' });

export function agent(id: string, place: Place): RealClient {
  return new RealClient(id, place, { role: 'agent', ticket: () => fetchTicket(id, place) });
}

async function fetchTicket(id: string, { server, site }: Place): Promise<string> {
  const response = await fetch(`${server}/v1/desk/tickets?site=${site}`, {
    method: 'POST',
    headers: { 'x-agent': id },
  });
  return ((await response.json()) as { ticket: string }).ticket;
}
