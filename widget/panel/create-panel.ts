// The lazily loaded chunk: everything behind the launcher. One import is all that an opened chat costs.
import { TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { createBrowserClient } from '../client/browser-client.ts';
import type { CareClient } from '../client/care-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import { CareActEvent, CarePanelElement } from '../elements/care-panel.ts';
import { define } from '../elements/define.ts';
import { followViewport } from '../elements/follow-viewport.ts';
import { FRAME_STYLES } from '../elements/frame-styles.ts';
import { sheetOf } from '../elements/sheet-of.ts';
import { UnreadBadge } from '../elements/unread-badge.ts';
import { pageLanguage } from '../launcher/page-language.ts';
import { forget, hasActed, markActed, markOpen } from '../launcher/visitor-marker.ts';
import type { Texts } from '../locales/en.ts';
import { formatLanguage, knownLanguage } from '../locales/format-language.ts';

/** One language's panel, as the launcher loads it. */
export interface PanelModule {
  createPanel(options: PanelOptions): Panel;
}

export interface PanelOptions {
  /** The widget's element, whose `open` attribute says whether the panel is shown. */
  readonly host: HTMLElement;
  readonly disc: HTMLElement;
  /** Where the launcher puts the panel. */
  readonly frame: HTMLElement;
  readonly site: string;
  readonly server: string;
  /** Address of the shop's plain contact page. */
  readonly contact: string;
  /** The answer to `GET /v1/sites/:site` when it was asked for before this code was there. */
  readonly facts: Promise<Response> | null;
  readonly onUnknownSite: () => void;
  /** Whoever was here has logged out, here or in another tab: this panel is over. */
  readonly onLeft: () => void;
}

export interface Panel {
  readonly element: HTMLElement;
  /** The frame around the element is visible from now on. */
  shown(how: { readonly focus: boolean }): void;
  hidden(): void;
  /** Loads and connects what there is of an earlier visit. */
  resume(): Promise<void>;
  /** Forgets on this device whoever was here. @throws when it cannot be made to */
  logOut(): Promise<void>;
  /** Ends the client and every listener. Idempotent. */
  close(): Promise<void>;
}

const frameSheet = sheetOf(FRAME_STYLES);

/** Makes panels that speak in these words. `client` replaces the real one in tests. */
export function panelIn(texts: Texts) {
  return (options: PanelOptions, client = browserClient(options)): Panel => {
    const { host, frame, contact } = options;
    const element = new CarePanelElement();
    const language = formatLanguage(texts.language, pageLanguage(host));
    Object.assign(element, { client, contact, texts, language, limit: TEXT_MAX_CHARS });
    const life = new AbortController();
    const report = keepMarks(element, client, options, life.signal);
    host.addEventListener('keydown', closeOnEscape, { signal: life.signal });
    let visible = new AbortController();
    const set = (open: boolean) => {
      visible.abort();
      visible = new AbortController();
      if (open) followViewport(frame, visible.signal);
      markOpen(options.site, open);
      client.attend(open);
      report();
    };
    return {
      element,
      shown({ focus }) {
        set(true);
        void element.loadFacts();
        // A mark may be lost that the device's history outlived: browsers write those late.
        void client.resume();
        // Whoever has gone on to something else in the meantime is left there.
        const elsewhere = document.activeElement;
        if (focus && (elsewhere === host || elsewhere === document.body)) void element.focusIn();
      },
      hidden: () => set(false),
      resume() {
        client.attend(!frame.hidden);
        return client.resume();
      },
      logOut: () => client.logOut(),
      close() {
        life.abort();
        visible.abort();
        return client.close();
      },
    };
  };
}

/** What shows outside of the panel, and what is remembered of it. Returns the way to bring the badge up to date. */
function keepMarks(
  element: CarePanelElement,
  client: CareClient,
  { host, disc, frame, site, onUnknownSite, onLeft }: PanelOptions,
  life: AbortSignal,
): () => void {
  host.shadowRoot!.adoptedStyleSheets.push(frameSheet);
  const badge = new UnreadBadge(disc);
  const report = () => badge.show(unread(client.snapshot), !frame.hidden, element.texts);
  const stop = client.subscribe(({ siteProblem, link }) => {
    report();
    if (siteProblem === 'unknown-site') onUnknownSite();
    if (link.at === 'ready' && !hasActed(site)) markActed(site);
    const why = link.at === 'stopped' && link.why;
    if (why === 'erased' || why === 'left') forget(site);
    if (why === 'left') onLeft();
  });
  element.addEventListener(CareActEvent.type, () => {
    markActed(site);
    markOpen(site, true);
  });
  life.addEventListener('abort', stop);
  return report;
}

function closeOnEscape(event: KeyboardEvent): void {
  const host = event.currentTarget as HTMLElement;
  if (event.key !== 'Escape' || event.isComposing || !host.hasAttribute('open')) return;
  event.stopPropagation();
  host.removeAttribute('open');
}

function unread({ conversations }: CareSnapshot): number {
  let count = 0;
  for (const conversation of conversations.values()) count += conversation.unread;
  return count;
}

function browserClient({ host, site, server, facts }: PanelOptions): CareClient {
  let early = facts;
  return createBrowserClient({
    site,
    server,
    language: knownLanguage(pageLanguage(host)) ?? 'en',
    // The first question is for the site's facts, and the launcher may have asked it already.
    fetch(url, init) {
      const answer = init ? null : early;
      if (answer) early = null;
      return answer ?? fetch(url, init);
    },
  });
}

define('care-panel', CarePanelElement);
