import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { CareSocket } from '../core/care-socket.ts';

/** A `ws` socket as a session sees it. `stream` is the connection below it. */
export function careSocket(ws: WebSocket, stream: Duplex): CareSocket {
  let corked = false;
  return {
    send(text) {
      if (ws.readyState !== ws.OPEN) return;
      // What one turn of the event loop sends to one socket leaves in one write.
      if (!corked) {
        corked = true;
        stream.cork();
        process.nextTick(() => {
          corked = false;
          stream.uncork();
        });
      }
      ws.send(text);
    },
    close(code, reason) {
      ws.close(code, reason);
    },
    terminate() {
      ws.terminate();
    },
    buffered: () => ws.bufferedAmount,
  };
}
