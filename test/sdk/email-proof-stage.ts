// A care server that sends codes to a list, and devices that ask it for them.
import assert from 'node:assert/strict';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { EmailCodeMail, SendEmailCode } from '../../sdk/server/index.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { newKey } from './identity-stage.ts';
import { OTHER_SHOP, RealPeer, serve, SHOP } from './server-stage.ts';

const HOUR_MS = 3_600_000;
export const OTHER = { site: 'other', origin: OTHER_SHOP };

interface Where {
  readonly site?: string;
  readonly origin?: string;
}

export interface Said {
  readonly status: number;
  /** Of the error. */
  readonly code: string | undefined;
  readonly body: unknown;
  readonly retryAfter: string | null;
  readonly headers: readonly (readonly [string, string])[];
}

export interface Proved {
  readonly you: { readonly id: string; readonly role: string };
  readonly token: string;
}

export type ProofStage = Awaited<ReturnType<typeof openProofStage>>;
export type Device = Awaited<ReturnType<ProofStage['device']>>;

export async function openProofStage() {
  const clock = new FakeClock(Date.now());
  const { key } = newKey('2026');
  const mails: EmailCodeMail[] = [];
  let networks = 0;
  const identity = { keys: [{ kid: '2026', key }] };
  const server = await serve({
    clock,
    identity,
    sendEmailCode: async (mail) => {
      await stage.send?.(mail);
      mails.push(mail);
    },
    clientAddress: () => stage.network,
  });

  async function post(
    what: string,
    { site = 'demo', origin = SHOP, body }: Where & { readonly body: unknown },
  ): Promise<Said> {
    const url = `${server.url}/v1/identity${what && `/${what}`}?site=${site}`;
    const headers = { origin, 'content-type': 'text/plain' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as { error?: { code: string } };
    const retryAfter = answer.headers.get('retry-after');
    const all = [...answer.headers];
    return { status: answer.status, code: said.error?.code, body: said, retryAfter, headers: all };
  }

  async function device({ token: given, ...where }: Where & { readonly token?: string } = {}) {
    const peer = given === undefined ? await RealPeer.enter(server.url, { ...where }) : null;
    const token = given ?? (await peer!.next('welcome')).token!;
    const id = uuidV4();
    const ask = (email: string, locale = 'en') =>
      post('email-codes', { ...where, body: { token, email, locale } });
    const say = (code: string, attempt = uuidV4()) =>
      post('email', { ...where, body: { token, device: id, code, attempt } });
    const codeFor = async (email: string) => {
      const answer = await ask(email);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return mails.at(-1)!.code;
    };
    return {
      token,
      peer,
      ask,
      say,
      codeFor,
      async proves(email: string): Promise<Proved> {
        const answer = await say(await codeFor(email));
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        return answer.body as Proved;
      },
      async writes(text: string): Promise<string> {
        const conversation = await peer!.start();
        await peer!.act(conversation, { kind: 'message.post', text });
        return conversation;
      },
    };
  }

  async function identify(token: string | undefined, claims: object) {
    const identity = await server.care.identity.token({ customerId: uuidV4(), ...claims }, 'demo');
    const { body } = await post('', { body: { identity, device: uuidV4(), token } });
    return body as { token?: string; apart?: boolean };
  }

  const stage = {
    ...server,
    clock,
    mails,
    post,
    device,
    identify,
    /** What the hook does before the mail counts as sent. */
    send: null as SendEmailCode | null,
    network: '',
    /** Another network, later, and no mail so far. */
    anew(ms = HOUR_MS) {
      stage.network = `203.0.113.${(networks += 1) % 250}`;
      stage.send = null;
      mails.length = 0;
      clock.jump(ms);
    },
    address: () => `${uuidV4()}@shop.example`,
    customerToken: async (claims: object = {}) => (await identify(undefined, claims)).token!,
    /** Whose token this is; null when it is void. */
    async contactOf(token: string): Promise<string | null> {
      const hello = { type: 'hello', versions: [1], site: 'demo', device: uuidV4(), token };
      const answer = await fetch(`${server.url}/v1/frames?site=demo`, {
        method: 'POST',
        headers: { origin: SHOP },
        body: JSON.stringify([hello]),
      });
      const { frames } = (await answer.json()) as { frames: { you?: { id: string } }[] };
      return frames[0]?.you?.id ?? null;
    },
    /** Resolves once something waits for the clock. */
    async waiting(): Promise<void> {
      for (const from = clock.pending; clock.pending <= from;)
        await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return stage;
}
