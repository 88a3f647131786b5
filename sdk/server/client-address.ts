// From where a request comes, for limits and for counting voices. Never kept as it is. Behind proxies the connection's own
// address is a proxy's, and whoever asks can write the rest.
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** The fetch standard has no place for it, so it is remembered beside the request. */
const connections = new WeakMap<Request, string>();

/** Addresses that a proxy beside the server has, and no visitor of a shop. */
const near = new BlockList();
for (const [address, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  near.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  near.addSubnet(address, prefix, 'ipv6');

export interface AddressOptions {
  /**
   * How many proxies of yours stand before this server, each of which adds to `X-Forwarded-For`; 0: none. By it the address
   * of who asks is known, by which limits and votes are counted. Default: the connection's own address; where that is one
   * of this machine or a private network, the last public one in that header, which your proxy has to add. A public proxy
   * has to be told of: until then those who come by it have no address.
   */
  readonly proxies?: number;
  /**
   * The same in your own way, for example of a header that your provider sets. Null when it is not known; it comes before
   * `proxies`.
   */
  readonly clientAddress?: (request: { readonly headers: Headers }) => string | null;
}

/** Notes from where the connection of a request comes. */
export function noteConnection(request: Request, { socket }: IncomingMessage): void {
  if (socket.remoteAddress !== undefined) connections.set(request, socket.remoteAddress);
}

/** The same for a request that was made of another. */
export function carryConnection(from: Request, to: Request): Request {
  const address = connections.get(from);
  if (address !== undefined) connections.set(to, address);
  return to;
}

/**
 * Whose deeds are counted together: an IPv4 address, or of IPv6 the network of 64 bits, of which whoever has one address has
 * them all. Null when it cannot be known.
 */
export function networkOf(request: Request, options: AddressOptions): string | null {
  return clientNetwork(connections.get(request) ?? null, request.headers, options);
}

/** @param connection the address at the other end of it */
export function clientNetwork(
  connection: string | null,
  headers: Headers,
  { proxies, clientAddress }: AddressOptions,
): string | null {
  if (clientAddress) return rangeOf(clientAddress({ headers }));
  const forwarded = headers.get('x-forwarded-for');
  if (proxies === 0 || (proxies === undefined && forwarded === null)) return rangeOf(connection);
  const hops = (forwarded ?? '').split(',').map(plain);
  if (proxies !== undefined) return rangeOf(hops.at(-proxies) ?? null);
  // Behind a public proxy that nobody told of, everybody would have the same address.
  if (connection === null || !isNear(plain(connection))) return null;
  return rangeOf(hops.findLast((hop) => isIP(hop) !== 0 && !isNear(hop)) ?? connection);
}

function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Without port, brackets and zone; IPv4 as IPv6 writes it is IPv4. */
function plain(text: string): string {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, '$1');
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
  return /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}

function rangeOf(address: string | null): string | null {
  const bare = plain(address ?? '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return null;
  // Browsers' rules make one writing of all that there are.
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(written)?.slice(1);
  if (mapped)
    return mapped
      .map((group) => Number.parseInt(group, 16))
      .flatMap((bits) => [bits >> 8, bits & 255])
      .join('.');
  const [head = '', tail] = written.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
