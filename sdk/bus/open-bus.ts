import { CareError } from '../protocol/care-error.ts';
import type { Bus } from './bus.ts';

/**
 * Opens a bus by its address, `postgres://user:password@host/database`. An adapter is loaded only when it is asked for.
 * @throws CareError `bad-request` for an address it cannot read, `internal` for a bus that cannot be opened; the message
 * is one line that says what to do
 */
export async function openBus(address: string): Promise<Bus> {
  if (/^postgres(ql)?:/i.test(address))
    return (await import('./postgres.ts')).openPostgresBus(address);
  throw new CareError(
    'bad-request',
    `The bus "${address.replace(/(\/\/[^:@]*):.*@/s, '$1:…@')}" is of no known kind: write postgres://user@host/database.`,
  );
}
