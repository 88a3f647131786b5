// Where a request comes from, for limits and for counting voices. Never kept as it is.
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where the peer's own address is not in the request: those that came by a socket of ours. */
const peers = new WeakMap<Request, string>();

/** Addresses that a proxy beside us has, and no visitor of a shop. */
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

export function rememberPeer(request: Request, address: string | undefined): void {
  if (address !== undefined) peers.set(request, address);
}

/** For a request that was made of another one. */
export function samePeer(request: Request, before: Request): Request {
  rememberPeer(request, peers.get(before));
  return request;
}

/**
 * The network of whoever asks: an IPv4 address, or the first half of an IPv6 one. Behind proxies on this machine or in
 * its private network that is what the last of them has added to `X-Forwarded-For`. `unknown` when nothing tells.
 * @param tell the merchant's own way to know
 */
export function networkOf(
  request: Request,
  tell?: (request: Request) => string | null | undefined,
): string {
  const told = tell?.(request);
  if (told !== undefined && told !== null) return rangeOf(told.trim());
  const peer = peers.get(request);
  if (peer === undefined) return 'unknown';
  const way = (request.headers.get('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const hops = [...way, peer].map(withoutPort).filter((one) => isIP(plain(one)) !== 0);
  return rangeOf(hops.findLast((one) => !isNear(one)) ?? peer);
}

function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

function isNear(address: string): boolean {
  const bare = plain(address);
  return near.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** IPv4 as IPv6 writes it is IPv4; zones are nobody's business. */
function plain(address: string): string {
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function rangeOf(address: string): string {
  const bare = plain(address);
  if (!isIPv6(bare)) return isIP(bare) === 4 ? bare : 'unknown';
  // Browsers' rules make one writing of all that there are.
  const canonical = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
