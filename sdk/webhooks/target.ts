// Where a webhook may be sent. An address is believed only once it is a number: names can resolve to anything.
import { isIP } from 'node:net';
import { CareError } from '../protocol/care-error.ts';
import { URL_MAX_CHARS } from '../protocol/limits.ts';
import { isGlobalAddress } from './global-address.ts';

export interface TargetPolicy {
  /** Lets plain http through; TLS is what keeps messages from those on the way. */
  readonly allowHttp: boolean;
  /** For development: anything goes, this machine too. */
  readonly allowPrivateTargets: boolean;
  readonly ports: readonly number[];
}

export interface Target {
  readonly url: URL;
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** Gives every address of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** What can be told of an address without asking anybody. @throws CareError `bad-request`: one line that says what is wrong */
export function readTarget(address: string, policy: TargetPolicy): Target {
  const wrong = (why: string) =>
    new CareError('bad-request', `A webhook cannot be sent there: ${why}`);
  if (address.length > URL_MAX_CHARS) throw wrong('the address is too long.');
  if (!URL.canParse(address)) throw wrong('it is no address such as https://shop.example/hooks.');
  const url = new URL(address);
  const mayBePlain = policy.allowHttp || policy.allowPrivateTargets;
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !(url.protocol === 'http:' && mayBePlain))
    throw wrong(`the address has to begin with https://, not ${url.protocol}//.`);
  if (url.username !== '' || url.password !== '')
    throw wrong('the address holds a user or password: what is sent is signed instead.');
  const port = Number(url.port || (isSecure ? 443 : 80));
  if (!policy.allowPrivateTargets && !policy.ports.includes(port))
    throw wrong(`port ${port} is not one of ${policy.ports.join(', ')}.`);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) && !policy.allowPrivateTargets && !isGlobalAddress(host))
    throw wrong(`${host} is not an address of the public internet.`);
  return { url, host, port, isSecure };
}

/**
 * The addresses to connect to. One that is not public condemns them all: who gives such an answer means no good.
 * @throws CareError `bad-request` when there is none, or one is not of the public internet
 */
export async function vettedAddresses(
  { host }: Target,
  { allowPrivateTargets }: TargetPolicy,
  resolve: Resolve,
): Promise<readonly string[]> {
  const addresses = isIP(host) ? [host] : await resolve(host);
  if (addresses.length === 0) throw new CareError('bad-request', `${host} has no address.`);
  const inside = addresses.find((address) => !isGlobalAddress(address));
  if (inside !== undefined && !allowPrivateTargets)
    throw new CareError('bad-request', `${host} leads to ${inside}, which is not public.`);
  return addresses;
}
