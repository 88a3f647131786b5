/** Longer chains of causes explain nothing more. */
const CAUSES_MAX = 4;

/** An error and what was behind it, for the log: stores hide a database's words behind codes of their own. */
export function why(error: unknown): string {
  const said: string[] = [];
  let one = error;
  while (one !== undefined && said.length < CAUSES_MAX) {
    said.push(String(one));
    one = one instanceof Error ? one.cause : undefined;
  }
  return said.join(' because of ');
}
