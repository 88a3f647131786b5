/** The four things a session needs of a transport. None of them throws, also not after the end. */
export interface CareSocket {
  send(text: string): void;
  /** Closes in good order: what was sent before still arrives. */
  close(code: number, reason: string): void;
  /** Ends at once, for a peer that does not answer. */
  terminate(): void;
  /** Bytes that were sent and are still on this side. */
  buffered(): number;
}
