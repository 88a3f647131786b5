// Which addresses are of the public internet. Everything else is somebody's inside: of this machine, of the network
// around it, or of a cloud that hands out its keys at 169.254.169.254.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const NOT_GLOBAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** All else is IPv4 in disguise (mapped, NAT64), private, link-local, multicast or not given to anybody. */
const GLOBAL_V6 = ['2000::', 3] as const;

/** Of those: protocols, Teredo and ORCHID, documentation, IPv4 in disguise (6to4). */
const NOT_GLOBAL_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blockedV4 = new BlockList();
for (const [net, bits] of NOT_GLOBAL_V4) blockedV4.addSubnet(net, bits, 'ipv4');
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_V6, 'ipv6');
const blockedV6 = new BlockList();
for (const [net, bits] of NOT_GLOBAL_V6) blockedV6.addSubnet(net, bits, 'ipv6');

/** False for what is no address, too, and for one with a zone (`fe80::1%eth0`). */
export function isGlobalAddress(address: string): boolean {
  if (isIPv4(address)) return !blockedV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return globalV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6');
}
