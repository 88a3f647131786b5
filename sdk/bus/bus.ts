// The port between the servers of one shop: a doorbell. It may lose what is said, so nothing may depend on it but how
// soon something is seen. Adapters sit beside it; each runs `sdk/testing/bus-suite.ts`.

/** Of one message, in UTF-8. Small enough to pass through PostgreSQL's NOTIFY with others. */
export const BUS_MESSAGE_MAX_BYTES = 4_000;

export interface BusListener {
  /** Another node has said this. */
  heard(message: string): void;
  /** For a while this node may have missed anything; now it hears again. */
  missed(): void;
}

export interface Bus {
  /** What the engine is, for logs: `memory` or `postgres`. */
  readonly engine: string;

  /**
   * Tells all other nodes, and never this one. Returns at once; whether anybody hears it is not known.
   *
   * Guarantees: what arrives is unchanged, arrives at most once, and messages of one node arrive in the order in which
   * they were said. While the bus is not connected, or once it is closed, nothing is said.
   * @param message one line without NUL, at most `BUS_MESSAGE_MAX_BYTES` long
   * @throws CareError `bad-request` for any other message
   */
  say(message: string): void;

  /** Whoever listens from now on, instead of whoever did. What it throws is its own matter. */
  listen(listener: BusListener): void;

  /** Whether this node hears the others now. */
  isConnected(): boolean;

  /** Ends the connection; what was said before is still sent if it can be. Calling it again does nothing. */
  close(): Promise<void>;
}
