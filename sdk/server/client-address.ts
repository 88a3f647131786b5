// From where a request comes. The fetch standard has no place for it, so it is remembered beside the request.
import { isIP } from 'node:net';

const addresses = new WeakMap<Request, string>();

export function rememberAddress(request: Request, address: string | undefined): void {
  if (address !== undefined && isIP(address) !== 0) addresses.set(request, address);
}

/** A copy comes from where the request came from. */
export function sameAddress(request: Request, copy: Request): Request {
  rememberAddress(copy, addresses.get(request));
  return copy;
}

/** Null where nothing has told, as on a server of the fetch standard. */
export function addressOf(request: Request): string | null {
  return addresses.get(request) ?? null;
}
