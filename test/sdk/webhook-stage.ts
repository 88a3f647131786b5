// Webhooks on a clock that goes when told, and receivers that do what a test wants, on real sockets.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { CareListeners } from '../../sdk/core/care-listeners.ts';
import type { Logger } from '../../sdk/core/logger.ts';
import { decide } from '../../sdk/core/rules.ts';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { OpRequest } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { Requester } from '../../sdk/testing/store-suite/test-rules.ts';
import { queueOf } from '../../sdk/webhooks/deliver.ts';
import { openWebhooks, type WebhookSettings } from '../../sdk/webhooks/open-webhooks.ts';

export const SITE = 'demo';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly id: string;
  readonly conversation: string;
  readonly text: string | undefined;
  /** When it came, by the stage's clock. */
  readonly at: number;
}

export type Answer = (
  got: Received,
) => number | { status: number; [header: string]: unknown } | null;

/** A receiver on a port that it keeps while it is down. Null as an answer: it never gives one. */
export class Receiver {
  readonly got: Received[] = [];
  answer: Answer = () => 204;
  now: () => number = Date.now;
  #server: Server | null = null;
  #port = 0;
  #waiting: (() => void)[] = [];

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hooks`;
  }

  async up(): Promise<this> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const got = received(request.headers, body, this.now());
        this.got.push(got);
        for (const resolve of this.#waiting.splice(0)) resolve();
        const answer = this.answer(got);
        if (answer === null) return;
        const { status, ...headers } = typeof answer === 'number' ? { status: answer } : answer;
        response.writeHead(status, headers as Record<string, string>).end('thank you');
      });
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  async until(count: number): Promise<void> {
    while (this.got.length < count)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  texts(conversation?: string): (string | undefined)[] {
    return this.got
      .filter((one) => conversation === undefined || one.conversation === conversation)
      .map(({ text }) => text);
  }
}

/** Throws unless the reference library accepts it at the time at which it came. */
export function verifyByReference({ headers, body, at }: Received, secret: string): void {
  const { now } = Date;
  Date.now = () => at;
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    Date.now = now;
  }
}

export async function stage(settings: WebhookSettings = {}) {
  const clock = new FakeClock();
  const complaints: string[] = [];
  const complain = (message: string, facts?: object) =>
    void complaints.push(`${message} ${JSON.stringify(facts)}`);
  const logger: Logger = { info() {}, warn: complain, error: complain };
  const store = await openStore('sqlite::memory:');
  const listeners = new CareListeners(logger);
  const hooks = await openWebhooks(
    { webhookDelivery: { allowPrivateTargets: true, perSecond: 1_000 }, ...settings },
    { store, listeners, clock, random: systemRandom, logger },
  );
  const commit = async (...requests: readonly OpRequest[]) => {
    const outcomes = await store.commit(requests, decide, hooks.outgoing());
    for (const one of outcomes) if (one.is === 'applied') listeners.committed(one.row, one.events);
    hooks.nudge();
    return outcomes;
  };
  return {
    clock,
    store,
    listeners,
    hooks,
    api: hooks.api,
    complaints,
    commit,
    /** Lets everything be sent that can be now. */
    async sent(): Promise<void> {
      hooks.nudge();
      await hooks.idle();
    },
    /** Moves on to the next attempt of an endpoint, or to the given instant if that is earlier; false when there is none. */
    async toNextAttempt(endpoint: string, latest = Infinity): Promise<boolean> {
      const at = await store.jobs.nextAt(queueOf(endpoint));
      const to = Math.min(at ?? latest, latest);
      if (to === Infinity) return false;
      clock.jump(Math.max(1, to - clock.now()));
      hooks.nudge();
      await hooks.idle();
      return at !== null && at <= latest;
    },
    async close(): Promise<void> {
      await hooks.close();
      await store.close();
    },
  };
}

/** A shopper who writes. */
export function shopper(): { start: OpRequest; say(text: string): OpRequest; agent: Requester } {
  const me = new Requester(SITE);
  const start = me.start();
  const agent = new Requester(SITE, { role: 'agent', id: 'anna', name: 'Anna' });
  return { start, say: (text) => me.post(start.conversation, text), agent };
}

function received(headers: IncomingHttpHeaders, body: string, at: number): Received {
  const { data } = JSON.parse(body) as {
    data: { conversation?: { id: string }; message?: { text: string } };
  };
  return {
    headers,
    body,
    id: String(headers['webhook-id']),
    conversation: data.conversation?.id ?? '',
    text: data.message?.text,
    at,
  };
}
