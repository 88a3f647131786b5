// The network that an address belongs to: whoever has one IPv6 address has 2⁶⁴ of them.
import { isIP } from 'node:net';

/** IPv4 whole, IPv6 to its /64; null for what is no address. */
export function networkOf(address: string): string | null {
  const plain = address.trim().replace(/^\[|\]$|%.*$/g, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined && isIP(mapped) === 4) return mapped;
  const kind = isIP(plain);
  if (kind === 0) return null;
  if (kind === 4) return plain;
  // The URL parser writes every address in one way.
  const [, written = ''] = /^\[(.*)\]$/.exec(new URL(`http://[${plain}]`).hostname) ?? [];
  const asIPv4 = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(written);
  if (asIPv4) {
    const bits = asIPv4.slice(1).map((group) => Number.parseInt(group, 16));
    return bits.flatMap((two) => [two >> 8, two & 255]).join('.');
  }
  const [head = '', tail = ''] = written.split('::');
  const [first, last] = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - first!.length - last!.length }, () => '0');
  return [...first!, ...zeros, ...last!].slice(0, 4).join(':');
}
