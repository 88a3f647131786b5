// What a host page is: data that the server serves, the browsers visit and the judge compares with what they saw.

/** Where things are, for the HTML of a page. */
export interface Places {
  /** The origin of this page; each page has its own, so that none finds what another has stored. */
  readonly shop: string;
  /** A care server that works. */
  readonly care: string;
  /** Addresses of care servers that do not, each in its own way. */
  readonly refused: string;
  readonly silent: string;
  readonly broken: string;
  readonly portal: string;
  readonly slow: string;
  /** Allowed by the policies that allow one. */
  readonly nonce: string;
}

/**
 * `works`: the chat opens, a message goes to the care server and is shown as sent.
 * `waits`: the chat opens, a message is kept, and nobody claims that it was sent.
 * `fallback`: a way to the shop's contact page is shown instead of the chat.
 * `unharmed`: there is no chat, and the page does not notice.
 */
export type Expectation = 'works' | 'waits' | 'fallback' | 'unharmed';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

export interface HostPage {
  /** Part of the test's title and of an address. */
  readonly name: string;
  /** What this page does to its guests, or what is done to the guest on it. */
  readonly hostile: string;
  readonly expect: Expectation;
  readonly headers?: (places: Places) => Readonly<Record<string, string>>;
  /** The whole document, instead of the usual one around the fields below. */
  readonly html?: (places: Places, parts: PageParts) => string;
  /** Goes into the head, behind the host's script. */
  readonly head?: (places: Places) => string;
  /** Goes into the body, before the script tag. */
  readonly body?: (places: Places) => string;
  /** Instead of the usual script tag. */
  readonly tag?: (places: Places) => string;
  /** The host's own JavaScript, run before anything of ours. */
  readonly script?: string;
  /** Run in the page once the bubble shows, and once the panel is open. */
  readonly whenShown?: string;
  readonly whenOpen?: string;
  /** Directives of the page's own policy that stand in the way of what it asks for. */
  readonly violates?: readonly string[];
  /** Other files of this page by their path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The page is left and come back to before anybody writes. */
  readonly comeBack?: boolean;
  /** The page is loaded a second time before anything is looked at. */
  readonly twice?: boolean;
  /** It never stops loading. */
  readonly endless?: boolean;
  /** Where an engine differs, and why. */
  readonly but?: Partial<
    Record<
      EngineName,
      { readonly expect?: Expectation; readonly why: string; readonly skip?: true }
    >
  >;
  /** In the short form of Firefox and WebKit, too: one page of each kind. */
  readonly typical?: true;
}

/** What every page has in it, for those that put it together on their own. */
export interface PageParts {
  /** The witness and the host's script; first of all. */
  readonly first: string;
  /** A heading and a button that must stay usable. */
  readonly shop: string;
  readonly tag: string;
}

export const SITE_TAG = 'type="module" data-site="demo"';
