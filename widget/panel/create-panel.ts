// The lazily loaded chunk: everything behind the launcher, but for the words of one language.
import { TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import type { Page } from '../../sdk/protocol/model.ts';
import { once, systemClock } from '../../sdk/runtime.ts';
import { createBrowserClient, isKept, loadDevice } from '../client/browser-client.ts';
import type { CareClient, IdentitySource } from '../client/care-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import { CareActEvent } from '../elements/care-act-event.ts';
import { CarePanelElement, type View } from '../elements/care-panel.ts';
import { define } from '../elements/define.ts';
import { followViewport } from '../elements/follow-viewport.ts';
import { UnreadBadge } from '../elements/unread-badge.ts';
import { whenIdle } from '../launcher/page-idle.ts';
import { pageLanguage } from '../launcher/page-language.ts';
import { forget, hasActed, markActed, markOpen, mayKeep } from '../launcher/visitor-marker.ts';
import type { Texts } from '../locales/en.ts';
import { formatLanguage, knownLanguage } from '../locales/format-language.ts';
import { badCall } from './bad-call.ts';
import { closeByBack } from './close-by-back.ts';
import { drawFrame } from './draw-frame.ts';
import type { WidgetCalls } from '../launcher/widget-calls.ts';
import { makeWay } from './make-way.ts';
import { tell } from './tell.ts';

export type { View } from '../elements/care-panel.ts';

/** What `open` takes beside a view. */
export interface ViewOptions {
  /** Of the answers, the one to be shown: its id, or its slug in the page's language. */
  readonly article?: string;
}

/** One language's panel, as the launcher loads it. */
export interface PanelModule {
  createPanel(options: PanelOptions): Panel;
}

export interface PanelOptions {
  /** The widget's element, whose `open` attribute says whether the panel is shown. */
  readonly host: HTMLElement & {
    readonly texts?: Partial<Texts>;
    customer?: IdentitySource | undefined;
    close(): void;
  };
  /** In the host's shadow root, where the panel's frame is put as well. */
  readonly disc: HTMLElement;
  readonly site: string;
  readonly server: string;
  /** Address of the shop's plain contact page. */
  readonly contact: string;
  /** The answer to `GET /v1/sites/:site` when it was asked for before this code was there. */
  readonly facts: Promise<Response> | null;
  readonly onNoSite: () => void;
  /** Whoever was here has logged out, here or in another tab: this panel is over. */
  readonly onLeft: () => void;
}

export interface Panel {
  readonly element: HTMLElement;
  /** What a page asks for: code that most pages never need, so it comes when it is called. */
  calls(): Promise<WidgetCalls>;
  /** @param to with an article's id or slug, where the view is `answers` */
  navigate(view: View, to?: ViewOptions): void;
  /** Who is logged in to the shop. */
  identify(source: IdentitySource): void;
  readonly unread: number;
  /** The frame is visible from now on. */
  shown(how: { readonly focus: boolean }): void;
  hidden(): void;
  /** Loads and connects what there is of an earlier visit. */
  resume(): Promise<void>;
  /** Ends the client and every listener, and takes the frame away. Idempotent. */
  close(): Promise<void>;
}

/** After that, or at the first sign of somebody, a panel that is open fetches what it will need when they write. */
const WARM_AFTER_MS = 2_000;
/** Attributes that may hold nonsense; what is wrong with the others is said anyway. */
const OPTIONAL = ['locale', 'prefetch', 'scheme', 'consent'];

/** Where the next conversation begins, when the shop has said so. */
export interface Place {
  page: Page | null;
  /** What it has told of what its shopper is about; undefined for nothing. */
  context: Context | undefined;
}

/** Makes panels that speak in these words. `client` replaces the real one in tests. */
export function panelIn(words: Texts) {
  return (options: PanelOptions, double?: CareClient): Panel => {
    const { host, disc, site, contact } = options;
    const place: Place = { page: null, context: undefined };
    const client = double ?? browserClient(options, place);
    const texts = { ...words, ...host.texts };
    const element = new CarePanelElement();
    const language = formatLanguage(texts.language, pageLanguage(host));
    const maySend = (text: string) => tell(host, 'before-send', { text });
    Object.assign(element, { client, contact, texts, language, limit: TEXT_MAX_CHARS, maySend });
    const frame = drawFrame(disc, element, texts);
    const life = new AbortController();
    const report = keepMarks(element, client, { ...options, frame }, life.signal);
    host.addEventListener('keydown', closeOnEscape, { signal: life.signal });
    const { signal } = life;
    let served = false;
    const pageSide = () => import('./page-side.ts');
    /** What the page around it has to do with. Whoever calls it hears when it cannot be loaded. */
    const servePage = () => {
      if (served || signal.aborted) return;
      served = true;
      const before = client.snapshot;
      void pageSide().then(
        (made) => made.servePage(host, client, before, signal),
        () => (served = false),
      );
    };
    const warm = () => {
      servePage();
      element.warm();
      loadDevice().catch(() => {});
    };
    const look = () => client.snapshot.conversations.size > 0 && servePage();
    if (OPTIONAL.some((name) => host.hasAttribute(name))) servePage();
    look();
    const stop = client.subscribe(look);
    signal.addEventListener('abort', stop);
    let visible = new AbortController();
    const set = (open: boolean) => {
      visible.abort();
      visible = new AbortController();
      frame.hidden = !open;
      if (open) {
        followViewport(frame, visible.signal);
        const close = () => host.close();
        closeByBack(close, visible.signal);
        makeWay(close, frame, visible.signal);
        // Not needed yet, and not to be waited for once somebody writes, whatever the network does until then.
        once(systemClock, WARM_AFTER_MS, warm, visible.signal);
        frame.addEventListener('pointerenter', warm, { once: true, signal: visible.signal });
      }
      markOpen(site, open);
      client.attend(open);
      report();
    };
    const identify = (source: IdentitySource) => {
      client.identify(source).catch((error: unknown) => console.error('care-widget:', error));
      // Whoever looks at the chat is to see theirs, though this device has kept nothing of it.
      if (!frame.hidden) void client.start();
    };
    if (host.customer !== undefined) identify(host.customer);
    return {
      element,
      identify,
      async calls() {
        const { panelCalls } = await pageSide();
        return panelCalls(element, { ...options, client, place });
      },
      navigate: (view, to) => element.navigate(view, articleOf(to)),
      get unread() {
        return unread(client.snapshot);
      },
      shown({ focus }) {
        set(true);
        void element.loadFacts();
        whenIdle(() => void element.answers.load(), visible.signal);
        // A mark may be lost that the device's history outlived: browsers write those late.
        if (host.customer !== undefined) void client.start();
        else if (hasActed(site)) void client.resume();
        else void isKept(site).then((kept) => (kept ? client.resume() : undefined));
        // Whoever has gone on to something else in the meantime is left there.
        const elsewhere = document.activeElement;
        if (focus && (elsewhere === host || elsewhere === document.body)) void element.focusIn();
      },
      hidden: () => set(false),
      resume() {
        client.attend(!frame.hidden);
        return client.resume();
      },
      close() {
        life.abort();
        visible.abort();
        frame.remove();
        return client.close();
      },
    };
  };
}

/** What shows outside of the panel, and what is remembered of it. Returns the way to bring the badge up to date. */
function keepMarks(
  element: CarePanelElement,
  client: CareClient,
  { disc, frame, site, onNoSite, onLeft }: PanelOptions & { readonly frame: HTMLElement },
  life: AbortSignal,
): () => void {
  const badge = new UnreadBadge(disc);
  const report = () => badge.show(unread(client.snapshot), !frame.hidden, element.texts);
  const stop = client.subscribe(({ siteProblem, link }) => {
    report();
    if (siteProblem === 'unknown-site') onNoSite();
    if (link.at === 'ready' && !hasActed(site)) markActed(site);
    const why = link.at === 'stopped' && link.why;
    if (why === 'erased' || why === 'left') forget(site);
    if (why === 'left') onLeft();
  });
  element.addEventListener(CareActEvent.type, () => {
    markActed(site);
    markOpen(site, true);
  });
  life.addEventListener('abort', () => {
    stop();
    badge.remove();
  });
  return report;
}

/** Comes from other people's scripts. What makes no sense is said, and the view is shown without it. */
function articleOf(to: ViewOptions | undefined): string | undefined {
  const article: unknown = to?.article;
  if (article === undefined || (typeof article === 'string' && article !== '')) return article;
  badCall('open() needs the id or slug of an article, and got something else.');
  return undefined;
}

function closeOnEscape(event: KeyboardEvent): void {
  const host = event.currentTarget as PanelOptions['host'];
  if (event.key !== 'Escape' || event.isComposing || !host.hasAttribute('open')) return;
  event.stopPropagation();
  host.close();
}

function unread({ conversations }: CareSnapshot): number {
  let count = 0;
  for (const conversation of conversations.values()) count += conversation.unread;
  return count;
}

function browserClient({ host, site, server, facts }: PanelOptions, place: Place): CareClient {
  let early = facts;
  return createBrowserClient({
    site,
    server,
    language: knownLanguage(pageLanguage(host)) ?? 'en',
    mayKeep: () => mayKeep(site),
    context: () => place.context,
    page: () => place.page ?? { url: location.href, title: `${document.title}` },
    // The first question is for the site's facts, and the launcher may have asked it already.
    fetch(url, init) {
      const answer = init ? null : early;
      if (answer) early = null;
      return answer ?? fetch(url, init);
    },
  });
}

define('care-panel', CarePanelElement);
