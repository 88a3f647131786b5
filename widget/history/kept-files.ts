// The port to files that were chosen and not sent yet, beside the history, so that neither is in the other's way.
// Adapters: `idb-kept-files.ts` and `memory-kept-files.ts`; both run `test/widget/kept-files-suite.ts`.

/** Of one device and site. What is more is not kept: the server has most of it by then anyway. */
export const KEPT_FILES_MAX = 5;
export const KEPT_FILES_MAX_BYTES = 50 * 1024 * 1024;
/** Whoever has not sent a file for so long does not expect to find it again. */
export const KEPT_FILES_LAST_MS = 7 * 86_400_000;

export interface KeptFiles {
  /**
   * Keeps a file under the id of its upload, and holds it for this tab. Resolves once it is durable.
   * @throws CareError `too-large` when there would be more than `KEPT_FILES_MAX` or `KEPT_FILES_MAX_BYTES`; or what the
   *   device says when it refuses. Nothing else is lost by that.
   */
  keep(id: string, file: File): Promise<void>;
  /** All ids, oldest first; what is older than `KEPT_FILES_LAST_MS` is forgotten instead. Creates nothing on the device. */
  ids(): Promise<readonly string[]>;
  /**
   * Holds a file for this tab until it is forgotten or this is closed, and gives it. Null when another tab holds it, when
   * it is there no more, or when it cannot be read. Of two tabs that ask at once one gets it.
   */
  claim(id: string): Promise<File | null>;
  /** It was sent, or is not to be sent. Unknown ids are no matter. */
  forget(id: string): Promise<void>;
  /** Lets go of what this tab holds; another one may claim it. */
  close(): void;
}
