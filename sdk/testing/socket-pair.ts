// Two ends of one connection without a network: what one sends arrives at the other in a later microtask, in
// order. A test can make it slow, or cut it.
import type { CareSocket } from '../core/care-socket.ts';

/** The part of a browser's WebSocket that a client uses. */
export interface PairedClient {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** What sits behind the server's end: a session. */
export interface PairedServer {
  receive(text: string): void;
  closed(): void;
}

export interface SocketPair {
  readonly client: PairedClient;
  /** Opens the connection: `open` gets the server's end and gives what listens there. */
  connect(open: (socket: CareSocket) => PairedServer): void;
  /** From now on the client reads nothing; what is sent to it counts as buffered. */
  stall(): void;
  /** The client reads again, first of all what had been held back. */
  flow(): void;
  /** The connection breaks: both ends learn that it is gone, and nothing on its way arrives. */
  cut(): void;
}

const ABNORMAL = 1006;
const NO_STATUS = 1005;

export function socketPair(): SocketPair {
  let listening: PairedServer | undefined;
  let stalled = false;
  let open = false;
  let held: string[] = [];
  const client: PairedClient = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send(text) {
      later(() => listening?.receive(text));
    },
    close(code = NO_STATUS, reason = '') {
      later(() => end(code, reason));
    },
  };

  const later = (run: () => void) =>
    queueMicrotask(() => {
      if (open) run();
    });
  const end = (code: number, reason: string) => {
    if (!open) return;
    open = false;
    held = [];
    listening?.closed();
    client.onclose?.({ code, reason });
  };
  const deliver = () => {
    if (stalled) return;
    for (const data of held.splice(0)) client.onmessage?.({ data });
  };

  const server: CareSocket = {
    send(text) {
      if (!open) return;
      held.push(text);
      later(deliver);
    },
    close(code, reason) {
      later(() => {
        deliver();
        end(code, reason);
      });
    },
    terminate: () => end(ABNORMAL, ''),
    buffered: () => held.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0),
  };

  return {
    client,
    connect(openSession) {
      open = true;
      listening = openSession(server);
      later(() => client.onopen?.());
    },
    stall: () => (stalled = true),
    flow() {
      stalled = false;
      deliver();
    },
    cut: () => end(ABNORMAL, ''),
  };
}
