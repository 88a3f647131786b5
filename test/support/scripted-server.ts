// The server's side of the protocol, small and in memory, for tests of the client: it speaks through the real codec,
// can be killed between any two steps, and keeps its log.
import { decodeUp, encode } from '../../sdk/protocol/codec.ts';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { ERROR_CODES, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { DownFrame } from '../../sdk/protocol/down.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { DELTA_MAX_EVENTS, PAGE_EVENTS } from '../../sdk/protocol/limits.ts';
import type { Author, ConversationSummary, Position } from '../../sdk/protocol/model.ts';
import type { Hello, Op, UpFrame, UpFrameOf } from '../../sdk/protocol/up.ts';
import { ScriptedLog, type ScriptedConversation } from './scripted-log.ts';
import { ScriptedNetwork, type ScriptedSocket, type ServerEnd } from './scripted-network.ts';

export const AGENT: Author = { role: 'agent', id: 'mira', name: 'Mira' };

export class ScriptedServer {
  readonly network = new ScriptedNetwork();
  readonly log = new ScriptedLog();
  /** Every frame that reached the server, hellos included. */
  readonly heard: UpFrame[] = [];
  readonly sessions = new Set<ScriptedSession>();
  inbox: ConversationSummary[] = [];
  /** Ops to refuse instead of applying them: the code, or null to go ahead. */
  refuse: (op: Op) => { code: ErrorCode; retryAfterMs?: number } | null = () => null;
  /** What fails though the socket lives, as when the database is down. */
  fails: (frame: UpFrame) => boolean = () => false;
  /** Called after an op's commit and before its answer. */
  committed: (op: Op) => void = () => {};
  #ids = 0;

  constructor() {
    this.network.accept = (socket) => new ScriptedSession(this, socket);
  }

  kill(): void {
    this.network.reachable = false;
    this.network.cut();
  }

  restart(): void {
    this.network.reachable = true;
  }

  /** The only conversation there is. */
  get only(): ScriptedConversation {
    const [row, ...more] = [...this.log.conversations.values()];
    if (!row || more.length > 0) throw new Error(`There are ${more.length + (row ? 1 : 0)}.`);
    return row;
  }

  texts(row = this.only): string[] {
    return row.public.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : []));
  }

  /** An agent's message. */
  say(text: string, row = this.only): LogEvent {
    const what = { kind: 'message.posted', text } as const;
    const event = this.log.append(row.id, 'public', AGENT, what, this.id());
    this.publish([event]);
    return event;
  }

  publish(events: readonly LogEvent[]): void {
    for (const event of events)
      for (const session of this.sessions) session.tell({ type: 'event', event });
  }

  /** To everybody who is connected. */
  push(frame: DownFrame): void {
    for (const session of this.sessions) session.send(frame);
  }

  beat(heartbeat = 1): void {
    for (const session of this.sessions)
      session.send({ type: 'heartbeat', heartbeat, heads: session.heads() });
  }

  close(code: number): void {
    for (const socket of [...this.network.sockets]) socket.end(code);
  }

  heardOf<T extends UpFrame['type']>(type: T): UpFrameOf<T>[] {
    return this.heard.filter((frame): frame is UpFrameOf<T> => frame.type === type);
  }

  id(): string {
    return `aaaaaaaa-0000-7000-8000-${String(++this.#ids).padStart(12, '0')}`;
  }
}

class ScriptedSession implements ServerEnd {
  readonly #server: ScriptedServer;
  readonly #socket: ScriptedSocket;
  #you: Author | null = null;
  readonly #followed = new Set<string>();

  constructor(server: ScriptedServer, socket: ScriptedSocket) {
    this.#server = server;
    this.#socket = socket;
  }

  receive(text: string): void {
    const frame = decodeUp(text);
    this.#server.heard.push(frame);
    if (frame.type === 'hello') this.#hello(frame);
    else if (this.#you) this.#pass(frame, this.#you);
    else this.#socket.end(CLOSE_CODES.TOO_EARLY);
  }

  closed(): void {
    this.#server.sessions.delete(this);
  }

  send(frame: DownFrame): void {
    this.#socket.push(encode(frame));
  }

  /** Live news, to those it concerns. */
  tell(frame: DownFrame & { type: 'event' }): void {
    const row = this.#server.log.conversations.get(frame.event.conversation);
    if (!row || !this.#sees(row)) return;
    if (frame.event.log === 'internal' && this.#you?.role !== 'agent') return;
    this.send(frame);
  }

  heads() {
    return this.#rows().map((row) => this.#server.log.head(row, this.#you!));
  }

  #hello({ token, ticket, resume = [] }: Hello): void {
    const { log } = this.#server;
    const known = token === undefined ? undefined : log.tokens.get(token);
    if (token !== undefined && known === undefined) {
      this.#socket.end(CLOSE_CODES.TOKEN_EXPIRED);
      return;
    }
    let fresh: string | undefined;
    if (ticket !== undefined) this.#you = AGENT;
    else if (known !== undefined) this.#you = { role: 'contact', id: known };
    else {
      const number = ++log.contacts;
      fresh = `token-${number}`;
      this.#you = { role: 'contact', id: `contact-${number}` };
      log.tokens.set(fresh, this.#you.id);
    }
    this.#server.sessions.add(this);
    if (this.#you.role === 'agent')
      for (const { conversation } of resume) this.#followed.add(conversation);
    this.#welcome(this.#you, resume, fresh);
  }

  #welcome(you: Author, resume: readonly Position[], token?: string): void {
    this.send({
      type: 'welcome',
      version: 1,
      session: this.#server.id(),
      now: 0,
      heartbeatMs: 20_000,
      you,
      ...(token !== undefined && { token }),
      heads: this.heads(),
    });
    const held = new Map(resume.map((position) => [position.conversation, position]));
    for (const row of this.#rows()) this.#bring(row, held.get(row.id));
  }

  #pass(frame: Exclude<UpFrame, Hello>, you: Author): void {
    if (this.#server.fails(frame)) {
      const request = 'request' in frame ? frame.request : undefined;
      const named = frame.type === 'follow' ? frame.position.conversation : request;
      return this.send({ type: 'failed', code: 'internal', ...(named && { request: named }) });
    }
    switch (frame.type) {
      case 'op':
        return this.#apply(frame, you);
      case 'resume':
        return this.#welcome(you, frame.positions);
      case 'page.fetch':
        return this.#page(frame);
      case 'inbox.fetch': {
        const { inbox } = this.#server;
        const from = Number(frame.cursor ?? 0);
        const next = from + 2 < inbox.length && { next: String(from + 2) };
        const conversations = inbox.slice(from, from + 2);
        return this.send({ type: 'inbox', request: frame.request, conversations, ...next });
      }
      case 'follow': {
        this.#followed.add(frame.position.conversation);
        const row = this.#server.log.conversations.get(frame.position.conversation);
        return row && this.#bring(row, frame.position);
      }
      case 'unfollow':
        return void this.#followed.delete(frame.conversation);
      case 'have':
      case 'signal':
      case 'leave':
      case 'contact.fetch':
        return; // a test reads them in `heard`
    }
  }

  #apply(op: Op, you: Author): void {
    const refusal = this.#server.refuse(op);
    const outcome = refusal ? { is: 'nak' as const, ...refusal } : this.#server.log.commit(you, op);
    if (outcome.is === 'nak') {
      const { is: _, ...rest } = outcome;
      const { retryable } = ERROR_CODES[outcome.code];
      this.send({ type: 'nak', op: op.op, conversation: op.conversation, retryable, ...rest });
      return;
    }
    this.#server.committed(op);
    this.send({ type: 'ack', op: op.op, conversation: op.conversation, seq: outcome.seq, at: 1 });
    this.#server.publish(outcome.events);
  }

  #page({ request, conversation, log, after, before }: UpFrameOf<'page.fetch'>): void {
    const row = this.#server.log.conversations.get(conversation);
    if (!row) return this.send({ type: 'failed', request, code: 'not-found' });
    const within = row[log].filter(({ seq }) => seq > after && seq < (before ?? Infinity));
    const events = within.slice(-PAGE_EVENTS);
    return this.send({ type: 'page', request, conversation, epoch: row.epoch, log, events });
  }

  #bring(row: ScriptedConversation, from: Position | undefined): void {
    const head = this.#server.log.head(row, this.#you!);
    const desk = this.#you?.role === 'agent';
    const lacks = row.public.length - (from?.have ?? 0);
    if (from?.epoch === row.epoch && lacks >= 0 && lacks <= DELTA_MAX_EVENTS) {
      const internal = desk && { internal: row.internal.slice(from.haveInternal ?? 0) };
      this.send({ type: 'delta', head, events: row.public.slice(from.have), ...internal });
    } else {
      const internal = desk && { internal: row.internal.slice(-PAGE_EVENTS) };
      this.send({ type: 'snapshot', head, events: row.public.slice(-PAGE_EVENTS), ...internal });
    }
  }

  #rows(): ScriptedConversation[] {
    return [...this.#server.log.conversations.values()].filter((row) => this.#sees(row));
  }

  #sees(row: ScriptedConversation): boolean {
    return this.#you?.role === 'agent' ? this.#followed.has(row.id) : row.contact === this.#you?.id;
  }
}
