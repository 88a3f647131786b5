import { CareError } from '../../protocol/care-error.ts';

/** @throws CareError `internal` when it is not installed */
export async function loadPg(): Promise<typeof import('pg')> {
  try {
    return await import('pg');
  } catch (cause) {
    const message = 'A postgres:// bus needs the package pg: run npm install pg.';
    throw new CareError('internal', message, { cause });
  }
}

/** In a line and without the password. */
export function whyNoBus(address: string, cause: unknown): string {
  const url = URL.parse(address);
  const where = url?.searchParams.get('host') ?? (url?.host || 'localhost');
  return `The bus finds no PostgreSQL at ${where} (${reason(cause)}): start it, or check the option bus, by default the store's address.`;
}

/** For a name with several addresses the reasons are in a list, and the message is empty. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
