// Where an article may point to. Everything that is not known to be harmless is refused, with what to write instead.
import { domainToUnicode } from 'node:url';
import { slug } from '../protocol/article-blocks.ts';
import { URL_MAX_CHARS } from '../protocol/limits.ts';
import * as v from 'valibot';

export type Address =
  { readonly href: string } | { readonly slug: string } | { readonly refused: string };

/** Blanks, controls, marks that are not seen, and backslashes, which browsers take for slashes. */
const HIDDEN = /[\s\\\p{Cc}\p{Cf}\p{Surrogate}]/u;
const SCHEME = /^([a-z][a-z\d+.-]*):/i;
const MAIL =
  /^mailto:[\w.!#$&'*+/=?^`{|}~%-]+@[a-z\d.-]+\.[a-z]{2,}(\?(subject|body)=[^&?]*(&(subject|body)=[^&?]*)?)?$/i;
const PHONE = /^tel:\+?\d[\d().-]{1,24}$/i;
/** Letters of other scripts that look like Latin ones: a name of nothing else is there to deceive. */
const LOOKALIKES = /^[а-яіјѕԁԛԝһӏѵαικνορτυωεհոսցօ\d-]+$/u;
const LATIN_IN_OTHERS =
  /(?=.*\p{Script=Latin})(?=.*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}])/u;

/** What a link may point to. */
export function readAddress(given: string): Address {
  const hidden = common(given);
  if (hidden) return { refused: hidden };
  if (given.startsWith('#') || isPath(given)) return { href: given };
  const scheme = SCHEME.exec(given)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'article':
      return toArticle(given.slice('article:'.length));
    case 'https':
      return toHost(given);
    case 'mailto':
      return MAIL.test(given)
        ? { href: `mailto:${given.slice(7)}` }
        : { refused: 'a mail address is written mailto:care@shop.example' };
    case 'tel':
      return PHONE.test(given)
        ? { href: `tel:${given.slice(4)}` }
        : { refused: 'a phone number is written tel:+49301234567' };
    case undefined:
      return {
        refused:
          'an address begins with https://, with / for the shop’s own pages, or with article:',
      };
    default:
      return {
        refused: `addresses with "${scheme}:" are not carried; use https:, mailto:, tel:, article: or a path of the shop`,
      };
  }
}

/** What a picture may come from. */
export function readSource(given: string): Exclude<Address, { slug: string }> {
  const hidden = common(given);
  if (hidden) return { refused: hidden };
  if (isPath(given)) return { href: given };
  if (/^https:/i.test(given)) return toHost(given);
  return { refused: 'a picture comes from https:// or from a path of the shop' };
}

function common(given: string): string | null {
  if (given === '') return 'the address is empty';
  if (given.length > URL_MAX_CHARS) return `the address is longer than ${URL_MAX_CHARS} characters`;
  if (HIDDEN.test(given))
    return 'the address holds blanks, backslashes or characters that nobody sees';
  return null;
}

/** Two slashes at the beginning would leave the shop. */
function isPath(given: string): boolean {
  return given.startsWith('/') && !given.startsWith('//');
}

function toArticle(rest: string): Address {
  return v.is(slug, rest)
    ? { slug: rest }
    : { refused: 'behind article: stands the slug of an article, such as article:return-an-item' };
}

function toHost(given: string): { readonly href: string } | { readonly refused: string } {
  if (!/^https:\/\/[^/]/i.test(given) || !URL.canParse(given))
    return { refused: 'this is no address that a browser can open' };
  const url = new URL(given);
  if (url.username !== '' || url.password !== '')
    return { refused: 'a name or password before @ only hides where a link leads' };
  const labels = domainToUnicode(url.hostname).split('.');
  if (labels.some((label) => LATIN_IN_OTHERS.test(label) || isDisguise(label)))
    return {
      refused: `the name ${url.hostname} imitates another one with letters that look alike`,
    };
  return { href: `https:${given.slice('https:'.length)}` };
}

function isDisguise(label: string): boolean {
  return (
    /[^\u0000-\u007f]/.test(label) &&
    LOOKALIKES.test(label) &&
    !/[бвгджзйклмнптфцчшщъыьэюяβγδζηθλμξπρσφχψ]/u.test(label)
  );
}
