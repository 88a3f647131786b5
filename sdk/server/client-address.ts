// From where a request comes. Behind proxies the connection's own address is a proxy's, and whoever asks can write the rest.
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

const connections = new WeakMap<Request, string>();

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

export function connectionOf(request: Request): string | null {
  return connections.get(request) ?? null;
}

/**
 * Whose attempts are counted together: an address, of IPv6 its network of 64 bits. Null when it cannot be known.
 * @param proxies how many of the shop's own stand before the server; undefined: nobody has said
 */
export function clientAddress(
  connection: string | null,
  forwardedFor: string | null,
  proxies: number | undefined,
): string | null {
  // Behind a proxy that nobody told of, everybody would have the same address.
  if (proxies === undefined && forwardedFor !== null) return null;
  if (!proxies) return connection && networkOf(connection);
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const hop = hops.at(-proxies);
  return hop ? networkOf(hop) : null;
}

function networkOf(address: string): string | null {
  const plain = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (isIPv4(plain)) return plain;
  const v4 = /^([\d.]+):\d+$/.exec(plain)?.[1];
  if (v4 !== undefined && isIPv4(v4)) return v4;
  const bare = plain.split('%')[0]!;
  if (!isIPv6(bare)) return null;
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
