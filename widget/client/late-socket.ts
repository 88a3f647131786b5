// A socket for the engine before it is known what it will be: this tab's own, or another tab's. It may become
// another one later, without the engine's noticing more than a second `onopen`.
import type { ClientSocket } from './care-client.ts';

export class LateSocket implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  /** The first frame of each direction, which say who this connection is. */
  hello: string | null = null;
  welcome: string | null = null;
  /** After the first frame came down. */
  welcomed: () => void = () => {};
  readonly #life = new AbortController();
  readonly #over: () => void;
  #inner: ClientSocket | null = null;

  /** @param over called once: closed by the engine, or ended and the engine not told yet */
  constructor(over: () => void) {
    this.#over = over;
  }

  /** Ends with this socket. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** @param make gets what it has been so far, if anything; what it throws ends this socket */
  bind(make: (before: ClientSocket | null) => ClientSocket): void {
    if (this.isOver) return;
    let inner: ClientSocket;
    try {
      inner = make(this.#inner);
    } catch {
      this.end(1006); // a policy of the page may forbid it
      return;
    }
    this.#inner = inner;
    inner.onopen = () => this.onopen?.();
    inner.onclose = ({ code }) => this.end(code);
    inner.onmessage = (event) => {
      if (this.welcome === null && typeof event.data === 'string') {
        this.welcome = event.data;
        this.welcomed();
      }
      this.onmessage?.(event);
    };
  }

  send(text: string): void {
    this.hello ??= text;
    if (!this.isOver) this.#inner?.send(text);
  }

  close(code?: number, reason?: string): void {
    if (this.isOver) return;
    this.#leave(code, reason);
    this.#over();
  }

  /** Tells the engine that the connection is gone. */
  end(code: number): void {
    if (this.isOver) return;
    this.#leave();
    this.#over();
    this.onclose?.({ code, reason: '' });
  }

  #leave(code?: number, reason?: string): void {
    this.#life.abort();
    const inner = this.#inner;
    if (!inner) return;
    inner.onopen = inner.onmessage = inner.onclose = null;
    inner.close(code, reason);
  }
}
