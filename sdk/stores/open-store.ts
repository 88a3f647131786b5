import { CareError } from '../protocol/care-error.ts';
import type { Store } from './store.ts';

/**
 * Opens a store by its address: `sqlite:care.db`, `sqlite:/var/lib/care/care.db`, `sqlite::memory:` or
 * `postgres://user:password@host/database`. An adapter is loaded only when it is asked for.
 * @throws CareError `bad-request` for an address it cannot read, `internal` for a store that cannot be opened; the
 * message is one line that says what to do
 */
export async function openStore(address: string): Promise<Store> {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(address) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'sqlite': {
      const path = rest.replace(/^\/\//, '');
      if (path === '')
        throw new CareError(
          'bad-request',
          `The store "${address}" names no file: write sqlite:care.db.`,
        );
      return (await import('./sqlite.ts')).openSqlite(path);
    }
    case 'postgres':
    case 'postgresql':
      return (await import('./postgres.ts')).openPostgres(address);
    default:
      throw new CareError(
        'bad-request',
        `The store "${hidePassword(address)}" is of no known kind: write sqlite:care.db, sqlite::memory: or postgres://user@host/database.`,
      );
  }
}

function hidePassword(address: string): string {
  return address.replace(/(\/\/[^:@]*):.*@/s, '$1:…@');
}
