// How many codes go out, and how often one may be wrong: by visitor, by network and by mailbox. Keys are keyed hashes,
// so that the table tells nobody who wrote from where.
import type { Allowance } from '../../stores/port/proof-records.ts';
import { mailboxOf } from './mail-address.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Where nobody knows from where it comes, all share one allowance: limited, and neither open nor closed. */
const UNKNOWN_NETWORK_TIMES = 20;

const MAILBOX = [
  { max: 1, withinMs: DAY_MS },
  { max: 3, withinMs: 30 * DAY_MS },
];

export interface Asker {
  readonly site: string;
  /** Hash of the visitor's token. */
  readonly visitor: string;
  /** The address or the IPv6 network it comes from; null where it is not known. */
  readonly network: string | null;
}

type KeyOf = (...what: readonly string[]) => string;

/** Of whoever asks for a code. */
export function askLimits(
  { site, visitor, network }: Asker,
  email: string,
  keyOf: KeyOf,
): { readonly own: readonly Allowance[]; readonly again: Allowance; readonly failures: Allowance } {
  const own = [
    { key: keyOf('mails of visitor', site, visitor), limits: [{ max: 2, withinMs: HOUR_MS }] },
    networkLimit(keyOf, 'mails', { network, max: 5, withinMs: HOUR_MS }),
  ];
  // The visitor may know that they asked before; for others see `mailboxLimit`.
  const pair = keyOf('mails of visitor to', site, visitor, mailboxOf(email));
  // What could not be sent costs nobody anything but this: or a mail server could be asked for names without end.
  const failures = networkLimit(keyOf, 'failed mails', { network, max: 20, withinMs: HOUR_MS });
  return { own, again: { key: pair, limits: MAILBOX }, failures };
}

/** Of who gets mail, over all sites. */
export function mailboxLimit(email: string, keyOf: KeyOf): Allowance {
  return { key: keyOf('mails to', mailboxOf(email)), limits: MAILBOX };
}

/** Of whoever says a code: entered with each, and given back when it was right. */
export function tryLimits({ site, visitor, network }: Asker, keyOf: KeyOf): readonly Allowance[] {
  return [
    { key: keyOf('tries of visitor', site, visitor), limits: [{ max: 5, withinMs: MINUTE_MS }] },
    networkLimit(keyOf, 'tries', { network, max: 20, withinMs: MINUTE_MS }),
  ];
}

function networkLimit(
  keyOf: KeyOf,
  what: string,
  { network, max, withinMs }: { network: string | null; max: number; withinMs: number },
): Allowance {
  const times = network === null ? UNKNOWN_NETWORK_TIMES : 1;
  const key = keyOf(`${what} from`, network ?? 'unknown');
  return { key, limits: [{ max: max * times, withinMs }] };
}
