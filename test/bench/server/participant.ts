import { hash } from 'node:crypto';
import { uuidV4 } from '../../../sdk/protocol/ids.ts';
import type { DownFrame, DownFrameOf } from '../../../sdk/protocol/down.ts';
import type { LogEvent } from '../../../sdk/protocol/events.ts';
import type { UpFrame } from '../../../sdk/protocol/up.ts';
import { leanSocket, type LeanSocket } from './lean-socket.ts';

export interface ParticipantOptions {
  readonly url: string;
  readonly role: 'visitor' | 'agent';
  readonly id: string;
  /** The generator's names of the conversations. */
  readonly conversations: readonly string[];
  readonly onMessage: (message: { conversation?: string; id: string; seq?: number }) => void;
  readonly onAck: (id: string) => void;
  readonly onClose?: () => void;
  readonly timeout?: number;
  readonly after?: Readonly<Record<string, number>>;
}

/** What a visitor's device would keep. */
interface Owner {
  readonly conversation: string;
  token?: string;
  epoch?: string;
  started: boolean;
}

/** By the generator's name of the conversation. */
const owners = new Map<string, Owner>();

const ACK = '{"type":"ack","op":"';
const EVENT = '{"type":"event"';
const MESSAGE = '"kind":"message.posted","text":"';

export class Participant {
  readonly #options: ParticipantOptions;
  #socket: LeanSocket | undefined;
  #opened: (() => void) | undefined;
  readonly #ids = new Map<string, string>();
  readonly #answers = new Map<string, (frame: DownFrame) => void>();

  constructor(options: ParticipantOptions) {
    this.#options = options;
  }

  async enter(): Promise<void> {
    const { role, conversations, after } = this.#options;
    if (role === 'agent') {
      for (const name of conversations) await this.#makeSure(name);
      await this.#hello({ ticket: await this.#ticket() });
      await Promise.all(conversations.map((name) => this.#follow(ownerOf(name).conversation)));
      return;
    }
    const owner = ownerOf(conversations[0]!);
    const { conversation, epoch, token } = owner;
    const have = after?.[conversations[0]!];
    const resume = epoch !== undefined && have ? [{ conversation, epoch, have }] : [];
    const welcome = await this.#hello({ resume, ...(token !== undefined && { token }) });
    if (welcome.token !== undefined) owner.token = welcome.token;
  }

  send({ conversation, id, body }: { conversation: string; id: string; body: string }): void {
    const owner = ownerOf(conversation);
    const after = owner.started ? undefined : this.#start(owner, conversation);
    const op = uuidOf(id);
    this.#ids.set(op, id);
    this.#up({
      type: 'op',
      op,
      conversation: owner.conversation,
      ...(after !== undefined && { after }),
      action: { kind: 'message.post', text: `${id} ${body}` },
    });
  }

  /** All messages of all conversations that ever had this name; for an agent. */
  async history(name: string): Promise<{ id: string }[]> {
    const ids: { id: string }[] = [];
    for (const conversation of (await this.#allNamed()).get(name) ?? [])
      ids.push(...(await this.#messagesOf(conversation)));
    return ids;
  }

  close(): void {
    this.#socket?.close();
  }

  terminate(): void {
    this.#socket?.terminate();
  }

  /** An agent can follow only what a visitor has started. */
  async #makeSure(name: string): Promise<void> {
    const owner = ownerOf(name);
    if (owner.started) return;
    const visitor = new Participant({
      ...this.#options,
      role: 'visitor',
      conversations: [name],
      onClose: () => {},
    });
    await visitor.enter();
    await visitor.#answer(visitor.#start(owner, name));
    visitor.close();
  }

  #start(owner: Owner, name: string): string {
    owner.started = true;
    const op = uuidV4();
    const page = { url: 'https://bench.example/', title: name };
    const action = { kind: 'conversation.start', channel: 'chat', page };
    this.#up({ type: 'op', op, conversation: owner.conversation, action });
    return op;
  }

  async #ticket(): Promise<string> {
    const http = this.#options.url.replace('ws', 'http');
    const answer = await fetch(`${http}/v1/desk/tickets?site=bench`, {
      method: 'POST',
      headers: { 'x-agent': this.#options.id },
    });
    return ((await answer.json()) as { ticket: string }).ticket;
  }

  async #hello(more: object): Promise<DownFrameOf<'welcome'>> {
    const { url, timeout = 15_000, onClose } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#opened = resolve;
      this.#socket = leanSocket(new URL(`${url}/v1/socket?site=bench`), {
        timeout,
        opened: resolve,
        text: (text) => this.#down(text),
        closed: () => {
          reject(new Error('closed'));
          onClose?.();
        },
      });
    });
    this.#up({ type: 'hello', versions: [1], site: 'bench', device: uuidV4(), ...more });
    return (await this.#answer('welcome')) as DownFrameOf<'welcome'>;
  }

  #follow(conversation: string): Promise<DownFrame> {
    this.#up({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    return this.#answer(conversation);
  }

  #up(frame: UpFrame): void {
    this.#socket!.send(JSON.stringify(frame));
  }

  #answer(key: string): Promise<DownFrame> {
    return new Promise((resolve) => this.#answers.set(key, resolve));
  }

  /** The two frames that come by the thousand are not parsed. */
  #down(text: string): void {
    if (text.startsWith(ACK)) {
      const op = text.slice(ACK.length, ACK.length + 36);
      const id = this.#ids.get(op);
      if (id === undefined) this.#settle(op, JSON.parse(text) as DownFrame);
      else {
        this.#ids.delete(op);
        this.#options.onAck(id);
      }
    } else if (text.startsWith(EVENT) && !this.#options.after) {
      const at = text.indexOf(MESSAGE);
      const from = at + MESSAGE.length;
      if (at > 0) this.#options.onMessage({ id: text.slice(from, text.indexOf(' ', from)) });
    } else this.#read(JSON.parse(text) as DownFrame);
  }

  #read(frame: DownFrame): void {
    switch (frame.type) {
      case 'event':
        this.#tell(frame.event);
        return;
      case 'delta':
      case 'snapshot':
        for (const event of frame.events) this.#tell(event);
        this.#settle(frame.head.conversation, frame);
        return;
      case 'heartbeat':
        this.#up({ type: 'have', heartbeat: frame.heartbeat, heads: [] });
        return;
      case 'nak':
        console.error(`refused: ${frame.code} ${frame.message ?? ''}`);
        return;
      case 'welcome':
        this.#settle('welcome', frame);
        return;
      default:
        if ('request' in frame && frame.request) this.#settle(frame.request, frame);
    }
  }

  #tell({ what, seq, epoch }: LogEvent): void {
    const name = this.#options.conversations[0]!;
    ownerOf(name).epoch = epoch;
    if (what.kind === 'message.posted')
      this.#options.onMessage({ conversation: name, id: idIn(what.text), seq });
  }

  #settle(key: string, frame: DownFrame): void {
    this.#answers.get(key)?.(frame);
    this.#answers.delete(key);
  }

  #named: Promise<Map<string, string[]>> | undefined;

  #allNamed(): Promise<Map<string, string[]>> {
    return (this.#named ??= this.#readInbox());
  }

  async #readInbox(): Promise<Map<string, string[]>> {
    const named = new Map<string, string[]>();
    let cursor: string | undefined;
    do {
      const request = uuidV4();
      this.#up({ type: 'inbox.fetch', request, ...(cursor !== undefined && { cursor }) });
      const inbox = (await this.#answer(request)) as DownFrameOf<'inbox'>;
      for (const { page, conversation } of inbox.conversations) {
        const name = page?.title ?? '';
        named.set(name, [...(named.get(name) ?? []), conversation]);
      }
      cursor = inbox.next;
    } while (cursor !== undefined);
    return named;
  }

  async #messagesOf(conversation: string): Promise<{ id: string }[]> {
    const events: LogEvent[] = [];
    for (let before: number | undefined; before === undefined || before > 1;) {
      const request = uuidV4();
      const range = { after: 0, ...(before !== undefined && { before }) };
      this.#up({ type: 'page.fetch', request, conversation, log: 'public', ...range });
      const page = (await this.#answer(request)) as DownFrameOf<'page'>;
      events.unshift(...page.events);
      before = page.events[0]?.seq ?? 1;
    }
    const gap = events.find((event, i) => event.seq !== i + 1);
    if (gap) throw new Error(`${conversation} has a gap before ${gap.seq}.`);
    return events.flatMap(({ what }) =>
      what.kind === 'message.posted' ? [{ id: idIn(what.text) }] : [],
    );
  }
}

function ownerOf(name: string): Owner {
  let owner = owners.get(name);
  if (!owner) owners.set(name, (owner = { conversation: uuidV4(), started: false }));
  return owner;
}

function idIn(text: string): string {
  return text.slice(0, text.indexOf(' '));
}

function uuidOf(id: string): string {
  const hex = hash('md5', id, 'hex');
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-');
}
