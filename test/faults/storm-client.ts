// One of thousands of shoppers: as little of a client as keeps the protocol, so that one process can be all of them.
import WebSocket from 'ws';
import { encode } from '../../sdk/protocol/codec.ts';
import type { DownFrame } from '../../sdk/protocol/down.ts';
import { systemRandom, uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { Op, UpFrame } from '../../sdk/protocol/up.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { backoff, upTo } from '../../widget/client/jitter.ts';

/** Below the burst of a fresh connection. */
const OPS_AT_ONCE = 8;

export class StormClient {
  readonly conversation = uuidV4();
  /** Every message that was ever written. */
  readonly written: string[] = [];
  readonly #url: string;
  readonly #site: string;
  readonly #origin: string;
  readonly #device = uuidV4();
  readonly #unanswered = new Map<string, Op>();
  #socket: WebSocket | null = null;
  #token: string | undefined;
  #epoch: string | undefined;
  #have = 0;
  #head = 0;
  #attempt = 0;
  #ready = false;
  #closed = false;

  constructor({ url, site, origin }: { url: string; site: string; origin: string }) {
    this.#url = `${url.replace(/^http/, 'ws')}/v1/socket?site=${site}`;
    this.#site = site;
    this.#origin = origin;
  }

  get ready(): boolean {
    return this.#ready;
  }

  get unanswered(): number {
    return this.#unanswered.size;
  }

  get behind(): boolean {
    return this.#have < this.#head;
  }

  connect(): void {
    const socket = new WebSocket(this.#url, { origin: this.#origin, perMessageDeflate: false });
    this.#socket = socket;
    socket.on('open', () => this.#hello());
    socket.on('message', (data: Buffer) => {
      if (socket === this.#socket) this.#hear(JSON.parse(data.toString()) as DownFrame);
    });
    socket.on('error', () => {}); // its close follows
    socket.on('close', () => {
      if (socket === this.#socket) this.#again();
    });
  }

  write(text: string): void {
    const start = this.written.length === 0 && this.#unanswered.size === 0;
    if (start) this.#act({ kind: 'conversation.start', channel: 'chat' });
    this.written.push(this.#act({ kind: 'message.post', text }));
  }

  /** The network is gone under it. */
  drop(): void {
    this.#socket?.terminate();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  #hello(): void {
    const at = { conversation: this.conversation, epoch: this.#epoch ?? 'none', have: this.#have };
    this.#send({
      type: 'hello',
      versions: [1],
      site: this.#site,
      device: this.#device,
      ...(this.#token !== undefined && { token: this.#token }),
      ...(this.#epoch !== undefined && { resume: [at] }),
    });
  }

  #act(action: Op['action']): string {
    const op = uuidV7(Date.now());
    const after = [...this.#unanswered.keys()].at(-1);
    const { conversation } = this;
    const frame: Op = { type: 'op', op, conversation, ...(after && { after }), action };
    this.#unanswered.set(op, frame);
    if (this.#ready) this.#send(frame);
    return op;
  }

  #hear(frame: DownFrame): void {
    if (frame.type === 'welcome') this.#welcomed(frame.token);
    else if (frame.type === 'ack') this.#unanswered.delete(frame.op);
    else if (frame.type === 'nak') systemClock.after(500, () => this.#sendAll());
    else if (frame.type === 'heartbeat')
      this.#send({ type: 'have', heartbeat: frame.heartbeat, heads: [] });
    else if (frame.type === 'event') this.#move(frame.event.epoch, frame.event.seq);
    else if (frame.type === 'delta' || frame.type === 'snapshot')
      this.#move(frame.head.epoch, frame.head.seq);
  }

  #move(epoch: string, seq: number): void {
    this.#epoch = epoch;
    this.#have = Math.max(this.#have, seq);
    this.#head = Math.max(this.#head, seq);
  }

  #welcomed(token: string | undefined): void {
    this.#token = token ?? this.#token;
    this.#ready = true;
    this.#attempt = 0;
    this.#sendAll();
  }

  #sendAll(): void {
    if (this.#ready)
      for (const op of [...this.#unanswered.values()].slice(0, OPS_AT_ONCE)) this.#send(op);
  }

  #send(frame: UpFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(encode(frame));
  }

  /** As the real client comes back, but for its patience with unstable connections. */
  #again(): void {
    this.#ready = false;
    this.#socket = null;
    if (this.#closed) return;
    systemClock.after(backoff(this.#attempt, systemRandom), () => this.connect());
    this.#attempt += 1;
  }
}

/** A moment of its own for each, so that they do not come in step. */
export const withinMs = (ms: number): number => upTo(ms, systemRandom);
