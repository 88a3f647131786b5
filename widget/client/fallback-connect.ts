// A WebSocket where there can be one, and the same frames over HTTP where networks or the page's policy let none
// through. How that is done is loaded when it is needed.
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { once } from '../../sdk/runtime.ts';
import type { ClientSocket, ClientWorld } from './care-client.ts';
import { LateSocket } from './late-socket.ts';
import type { Spare } from './load-spare.ts';

export const SOCKET_OPENS_WITHIN_MS = 4_000;
/** A server that is down looks the same as a blocked socket; it is not asked twice as often for that. */
const FAILURES_MAX = 2;

export interface FallbackOptions extends Pick<ClientWorld, 'connect' | 'fetch' | 'clock'> {
  readonly loadSpare: () => Promise<Spare>;
}

/** What one connection has learned for the next. */
export interface HttpMemory {
  /** A server that is full said when it is worth another try, by this clock. */
  notBefore: number;
}

export function fallbackConnect(options: FallbackOptions): (url: string) => ClientSocket {
  const { clock, connect, loadSpare } = options;
  const memory: HttpMemory = { notBefore: 0 };
  /** Sockets in a row that ended, or were given up, before they said anything. */
  let failures = 0;
  let blocked = false;

  const useHttp = (late: LateSocket, url: string) => {
    blocked = false;
    failures = -1; // whatever becomes of this one, it is no socket
    late.welcomed = () => {
      blocked = true;
      failures = 0;
    };
    loadSpare().then(
      ({ HttpSocket }) =>
        late.bind(() => {
          const http = new HttpSocket(url, { ...options, memory });
          http.movedOn = () => (blocked = false);
          return http;
        }),
      () => late.end(CLOSE_CODES.GOING_AWAY),
    );
  };

  const useSocket = (late: LateSocket, url: string, tried: AbortController) => {
    const failed = (by: number) => {
      tried.abort();
      if (late.isOver) return;
      if (failures + by < FAILURES_MAX) late.end(CLOSE_CODES.GOING_AWAY);
      else useHttp(late, url);
    };
    let socket: ClientSocket;
    try {
      socket = connect(url);
    } catch {
      failed(FAILURES_MAX); // a policy of the page; it will not change its mind
      return;
    }
    late.bind(() => socket);
    const drop = () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    };
    once(clock, SOCKET_OPENS_WITHIN_MS, () => (drop(), failed(1)), tried.signal);
    socket.onopen = () => {
      tried.abort();
      late.onopen?.();
    };
    socket.onclose = ({ code }) => {
      // What a care server says of its own has come through.
      if (late.welcome === null && code < CLOSE_CODES.BAD_FRAME) failed(1);
      else {
        late.end(code);
        failures = 0;
      }
    };
    late.welcomed = () => (failures = 0);
  };

  return (url) => {
    const tried = new AbortController();
    const late = new LateSocket(() => {
      tried.abort();
      // One that opens, and from which nothing is heard, is blocked as well.
      if (late.welcome === null) failures += 1;
    });
    if (blocked || failures >= FAILURES_MAX) useHttp(late, url);
    else useSocket(late, url, tried);
    return late;
  };
}
