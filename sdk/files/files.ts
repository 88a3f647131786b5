// The port to where the bytes of files are kept. Adapters sit beside it; each runs `sdk/testing/files-suite.ts`.
import type { RandomBytes } from '../protocol/ids.ts';

/** Where an object is. No part of it comes from whoever sends the bytes. */
export interface ObjectKey {
  readonly site: string;
  /** Made by `newObjectName`. */
  readonly name: string;
}

export interface StoredObject extends ObjectKey {
  readonly bytes: number;
  /** False while bytes are missing. */
  readonly finished: boolean;
  /** In ms, by the clock of wherever it is kept. */
  readonly changedAt: number;
}

export interface PutOptions {
  /** Where in the object the body begins: 0, or as much as is held. */
  readonly offset: number;
  /** Of the whole object, at least 1. */
  readonly size: number;
  /** Ends the wait for more of the body. */
  readonly signal: AbortSignal;
}

export interface FilesPort {
  /** What keeps them, for logs, for example `disk`. */
  readonly kind: string;
  /**
   * Adds to an object, making it when there is none, and holds no more of the body in memory than its pieces.
   *
   * Guarantees: resolves with the bytes held; when these are `size`, the object is durable and can be read. When the
   * body or the signal breaks off, it rejects with that reason, and what came before is held. Nothing is left of an
   * object of which no byte ever came. Callers put to one object one after another.
   * To a finished object nothing is added, and its body is not read.
   * @throws CareError `conflict` when another number of bytes than `offset` is held; `too-large` for more than `size`,
   * and then the object is gone; `internal` when it cannot be kept
   */
  put(key: ObjectKey, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<number>;
  /** All bytes of a finished object. Cancelling it frees what it holds. @throws CareError `not-found` */
  read(key: ObjectKey): Promise<ReadableStream<Uint8Array>>;
  stat(key: ObjectKey): Promise<StoredObject | null>;
  /** Durable enough that a restart does not bring it back. Deleting what is not there does nothing. */
  delete(key: ObjectKey): Promise<void>;
  /** Everything of a site, finished or not, in any order. */
  list(site: string): AsyncIterable<StoredObject>;
}

const NAME_BYTES = 16;

/** 128 random bits in hex. */
export function newObjectName(random: RandomBytes): string {
  return Buffer.from(random(NAME_BYTES)).toString('hex');
}
