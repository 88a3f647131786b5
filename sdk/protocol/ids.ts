/** A source of random bytes; the global one unless a test says otherwise. */
export type RandomBytes = (length: number) => Uint8Array;

export const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** UUID version 7: 48 bits of `now` in ms, then 74 random bits. For ops; not a secret, not an order. */
export function uuidV7(now: number, random: RandomBytes = systemRandom): string {
  const bytes = random(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  return stamp(bytes, 7);
}

/** UUID version 4: 122 random bits. For conversations, devices and sessions. */
export function uuidV4(random: RandomBytes = systemRandom): string {
  return stamp(random(16), 4);
}

function stamp(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  // Not Array.from: libraries that shops still use put one of their own there, which knows no mapping.
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
