// What the XSS tests share: the texts, a trap for whatever runs or fetches, and a look at what was made of a text.
// `npm test` takes some texts for each place; `XSS_CORPUS=full npx web-test-runner --files 'test/widget/xss*.test.ts'`
// takes all, and 20,000 more that a seed makes; with `XSS_POLICY=strict` in Chromium, under a policy that allows no more
// than the README asks of a strict page.
import { dice } from '../faults/dice.ts';
import { XSS_CORPUS } from '../support/xss/corpus.ts';
import { generate } from '../support/xss/grammar.ts';
import { CANARY_HOST } from '../support/xss/payloads.ts';
import { waitUntil } from './wait-until.ts';

declare const __XSS_FULL__: boolean;
declare const __XSS_STRICT__: boolean;
export const FULL = __XSS_FULL__;
export const IS_STRICT = __XSS_STRICT__;

/** Lit is renamed in what is published, and not here; `plant` is the trap's own. */
const STRICT = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:;
  base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types care-widget lit-html plant`;
const OPEN = `default-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self' ws: wss:; base-uri 'self'`;

const SEED = 20_261_122;
const GENERATED = FULL ? 20_000 : 400;
/** In the short form, one of so many texts of the corpus. */
const SHARE = 8;

/** @param share one of so many texts, in the short form */
export function corpus(share = SHARE): readonly string[] {
  return FULL ? XSS_CORPUS : XSS_CORPUS.filter((_, index) => index % share === 3);
}

export function generated(count = GENERATED): readonly string[] {
  const seeded = dice(SEED);
  return Array.from({ length: count }, (_, index) => generate(seeded.fork(index)));
}

/** Texts without harm that become everything that a text may become. */
export const HARMLESS: readonly string[] = [
  'Hello',
  'two\nlines',
  'see https://shop.example/a?b=c now',
  'www.shop.example',
  'anna@shop.example',
  'tel:+491234',
  '*bold*, _italic_ and `code`',
  '- a\n- b',
  '1. a\n2. b',
  '🙂',
];

/** What draws links and formatting comes a moment after the first text that has some; this one has. */
export const RICH = HARMLESS[2]!;
export async function richIsDrawn(root: ParentNode): Promise<void> {
  const isThere = () => {
    let found = false;
    walk(root, (element) => (found ||= element.matches('.bubble a')));
    return found;
  };
  await waitUntil(isThere, 'links');
}

export function inBatches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

const PICTURES = 5;

export interface Trap {
  /** Fails when anything ran or was asked for since the last check, after whatever was begun had its time. */
  check(): Promise<void>;
}

/** From now on nothing leaves this page's origin, and whatever would is noted. Once per page. */
export function setTrap(): Trap {
  const caught: string[] = [];
  let checks = 0;
  const note = (what: string) => () => void caught.push(what);
  const globals = new Set(Object.getOwnPropertyNames(window));
  for (const name of ['canary', 'alert', 'confirm', 'prompt', 'print', 'open'])
    Object.defineProperty(window, name, { value: note(`${name}()`), configurable: true });
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = IS_STRICT ? STRICT : OPEN;
  document.head.append(policy);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    caught.push(`${effectiveDirective} ${blockedURI}`);
  });
  addEventListener('unhandledrejection', ({ reason }) => caught.push(`rejection ${reason}`));
  return {
    async check() {
      // Pictures that are not there take the way that a harmful one would have taken before them. One alone may overtake it.
      for (let i = 0; i < PICTURES; i++) {
        const picture = new Image();
        picture.src = `/not-there-${++checks}`;
        await picture.decode().catch(() => undefined);
      }
      await new Promise(requestAnimationFrame);
      const fetched = performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).host.includes(CANARY_HOST))
        .map(({ name }) => `asked for ${name}`);
      const added = Object.getOwnPropertyNames(window).filter(
        (name) => !globals.has(name) && name !== 'canary',
      );
      const polluted = Object.keys(Object.prototype).map((name) => `Object.prototype.${name}`);
      const kept = /canary/.test(document.cookie) || localStorage.getItem('canary');
      performance.clearResourceTimings();
      const found = [
        ...caught.splice(0),
        ...fetched,
        ...added.map((name) => `global ${name}`),
        ...polluted,
      ];
      if (kept) found.push('something was stored');
      if (found.length > 0)
        throw new Error(
          found
            .slice(0, 20)
            .map((one) => JSON.stringify(one))
            .join('\n'),
        );
    },
  };
}

/** What a text would be if it became HTML: to see that the trap works, also where a policy refuses plain text. */
export function plant(place: Element, html: string): void {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(...of: unknown[]): Plants } };
  plants ??= trustedTypes?.createPolicy('plant', { createHTML: (text: string) => text });
  place.innerHTML = plants?.createHTML(html) ?? html;
}

interface Plants {
  createHTML(text: string): string;
}
let plants: Plants | undefined;

/** Every kind of element below, with the names of its attributes, as in `a@href`. */
export function shapes(root: ParentNode): Set<string> {
  const found = new Set<string>();
  walk(root, (element) => {
    found.add(element.localName);
    for (const name of element.getAttributeNames()) found.add(`${element.localName}@${name}`);
  });
  return found;
}

/** Browsers read the scheme in either case. */
const LEADS = /^(https?:\/\/|mailto:|tel:|\/contact$)/i;

/** Fails when there is more below than harmless texts make, or a link that should not be one. */
export function expectOnly(root: ParentNode, harmless: ReadonlySet<string>): void {
  const problems = [...shapes(root)].filter((shape) => !harmless.has(shape));
  walk(root, (element) => {
    for (const name of ['href', 'src', 'action']) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      if (!LEADS.test(value)) problems.push(`${element.localName} leads to ${value}`);
      else if (element.closest('.bubble') && new URL(value).username)
        problems.push(`${value} hides where it leads`);
    }
    if (element.localName === 'a' && /^http/i.test(element.getAttribute('href') ?? ''))
      if (!/noopener/.test(element.getAttribute('rel') ?? ''))
        problems.push('a link hands itself out');
  });
  // As JSON, which has a form for halves of characters: a runner that cannot send them would say nothing at all.
  if (problems.length > 0)
    throw new Error(
      problems
        .slice(0, 20)
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
}

/** Every element below, and in open shadow roots. */
export function walk(root: ParentNode, visit: (element: Element) => void): void {
  for (const element of root.querySelectorAll('*')) {
    visit(element);
    if (element.shadowRoot) walk(element.shadowRoot, visit);
  }
}
