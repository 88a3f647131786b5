// What a page needs to know about the request it answers.
import type { Cart } from './cart.ts';
import type { Language } from './words.ts';

export interface Visit {
  readonly language: 'en' | 'de';
  /** What all links of this visit begin with: '', '/de', and '/app', '/de/app' in single-page mode. */
  readonly base: string;
  /** The rest of the address, beginning with a slash. */
  readonly path: string;
  readonly cart: Cart;
  /** Where the care server answers, for example `http://localhost:4101`. */
  readonly care: string;
}

/** What the frame around a page needs; the Arabic page has it too, without a visit of its own. */
export type Framed = Omit<Visit, 'language'> & { readonly language: Language };

const PREFIX = /^(\/de)?(\/app)?(?=\/|$)/;

/** Splits `/de/app/lamps` into its language, its base and `/lamps`. */
export function placeOf(pathname: string): Pick<Visit, 'language' | 'base' | 'path'> {
  const base = PREFIX.exec(pathname)?.[0] ?? '';
  return {
    language: base.startsWith('/de') ? 'de' : 'en',
    base,
    path: pathname.slice(base.length) || '/',
  };
}

/** The same page in the other language. */
export function inOtherLanguage(visit: Pick<Framed, 'language' | 'base' | 'path'>): string {
  if (visit.language === 'ar') return '/';
  const app = visit.base.endsWith('/app') ? '/app' : '';
  return `${visit.language === 'en' ? '/de' : ''}${app}${visit.path}`;
}
