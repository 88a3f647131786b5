/** One word after `npx care-widget`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /**
   * @returns the exit code: 0 when all is well
   * @throws UsageError for arguments that make no sense, any other error whose message says what to do
   */
  run(args: readonly string[]): Promise<number>;
}

/** Said in one line, with where to read more. */
export class UsageError extends Error {}
