// The one address that a code is sent to. What is proven is exactly what was written to, so it is made plain before.
import { domainToASCII } from 'node:url';
import { CareError } from '../../protocol/care-error.ts';

const ADDRESS_MAX_CHARS = 254;
const LOCAL_MAX_CHARS = 64;
/** RFC 5321's dot-atom: no quotes, comments, groups or routes, and nothing that ends a line. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The address as it is written to and compared: in lower case, its domain in ASCII.
 * @throws CareError `bad-request` for what is not one mailbox
 */
export function mailAddress(text: string): string {
  const [, local = '', domain = ''] = /^([^@]+)@([^@]+)$/s.exec(text.trim()) ?? [];
  // Only ASCII is folded: of other letters some fold to ASCII, and another mailbox would be meant.
  const folded = local.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const ascii = /[\s%/:?#\\]/.test(domain) ? '' : domainToASCII(domain);
  const address = `${folded}@${ascii}`;
  const isOne =
    LOCAL.test(folded) &&
    folded.length <= LOCAL_MAX_CHARS &&
    DOMAIN.test(ascii) &&
    address.length <= ADDRESS_MAX_CHARS;
  if (isOne) return address;
  throw new CareError(
    'bad-request',
    'email should be one address such as name@example.com, in plain letters before the @.',
  );
}

/** Whose mailbox it is, for counting: what stands behind a plus leads to the same one. */
export function mailboxOf(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}
