// What the script tag brings: a disc that fetches everything else at the first sign that somebody wants it.
import type { Panel, PanelOptions } from '../panel.ts';
import { CareCloseEvent, CareOpenEvent } from './launcher-events.ts';
import { launcherTexts } from './launcher-texts.ts';
import { LauncherView } from './launcher-view.ts';
import { savesData, whenIdle } from './page-idle.ts';
import { pageLanguage } from './page-language.ts';
import { VisitorMarker } from './visitor-marker.ts';

/** What of `panel.ts` the launcher uses. */
export interface PanelModule {
  createPanel(options: PanelOptions): Panel;
}

/** On a phone the panel covers the page; whoever went to another page wants to see that. */
const COVERS_PAGE = '(max-width: 480px), (max-height: 500px)';

/**
 * Customer care on a store page.
 *
 * @attr site - required: the site's id on the care server
 * @attr server - address of the care server; otherwise where the script came from, or the page's own origin
 * @attr locale - BCP 47 language, otherwise that of the page
 * @attr prefetch - `idle` loads the panel once the page has nothing to do
 * @attr contact - address of the shop's plain contact page, `/contact` unless said otherwise
 * @attr scheme - `light` or `dark`, otherwise as the device prefers
 * @attr open - reflected: whether the panel is open
 * @fires {CareOpenEvent} care-open
 * @fires {CareCloseEvent} care-close
 * @csspart launcher - the disc
 * @csspart panel - the frame of the panel
 */
export class CareWidgetElement extends HTMLElement {
  static readonly observedAttributes = ['open', 'locale', 'lang'];
  /** Where the script came from; null when it came with the shop's own bundle. */
  static scriptOrigin: string | null = null;
  /** @internal */
  static loadPanel: () => Promise<PanelModule> = () => import('../panel.ts');

  readonly #view: LauncherView;
  /** From being placed in a page until being removed for good; null outside. */
  #life: AbortController | null = null;
  #marker: VisitorMarker | null = null;
  #module: Promise<PanelModule> | null = null;
  #panel: Panel | null = null;
  #facts: Promise<Response> | null = null;
  #gaveUp = false;

  constructor() {
    super();
    this.#view = new LauncherView(this.attachShadow({ mode: 'open' }), {
      toggle: () => this.toggle(),
      close: () => this.close(),
      intent: () => void this.#load().catch(() => {}),
    });
  }

  get isOpen(): boolean {
    return this.hasAttribute('open');
  }

  open(): void {
    this.setAttribute('open', '');
  }

  close(): void {
    this.removeAttribute('open');
  }

  toggle(): void {
    this.toggleAttribute('open');
  }

  connectedCallback(): void {
    // Moved within the page, as single-page shops do: it goes on as if nothing had happened.
    if (this.#life || this.#gaveUp) return;
    this.#view.reword(launcherTexts(pageLanguage(this)));
    const site = this.getAttribute('site');
    if (!site) {
      this.#giveUp('which site is it? Name it: data-site="…" on the script tag, or site="…" here.');
      return;
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.addEventListener('keydown', this.#keydown, { signal });
    this.#marker = new VisitorMarker(site);
    if (this.#marker.present) whenIdle(() => void this.#comeBack(), signal);
    else if (this.getAttribute('prefetch') === 'idle' && !savesData())
      whenIdle(() => void this.#load().catch(() => {}), signal);
    const restore = this.#marker.open && !matchMedia(COVERS_PAGE).matches;
    if (this.isOpen || restore) {
      this.toggleAttribute('open', true);
      this.#show({ focus: false });
    }
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#life) return;
    if (name === 'open') {
      if (before === null) this.#show({ focus: true });
      else if (now === null) this.#hide();
      return;
    }
    const language = pageLanguage(this);
    this.#view.reword(launcherTexts(language));
    this.#panel?.speak(language);
  }

  #show(how: { focus: boolean }): void {
    if (!this.#view.frame.hidden) return;
    this.#view.open = true;
    if (this.#marker) this.#marker.open = true;
    void this.#fill(how);
    this.dispatchEvent(new CareOpenEvent());
  }

  #hide(): void {
    const focused = this.#view.frame.contains(this.shadowRoot!.activeElement);
    this.#view.open = false;
    if (this.#marker) this.#marker.open = false;
    if (focused) this.#view.launcher.focus();
    this.#panel?.hidden();
    this.dispatchEvent(new CareCloseEvent());
  }

  async #fill(how: { focus: boolean }): Promise<void> {
    const { signal } = this.#life!;
    this.#view.sayLoading();
    try {
      const panel = await this.#ready(signal);
      this.#view.fill(panel.element);
      // Whoever has gone on to something else in the meantime is left there.
      const focus =
        how.focus && [null, document.body, this].includes(document.activeElement as never);
      if (this.isOpen) panel.shown({ focus });
    } catch (error) {
      if (signal.aborted) return;
      console.warn('care-widget: the chat could not be loaded.', error);
      this.#view.sayFailed(this.#contact, () => void this.#fill({ focus: true }));
    }
  }

  /** Somebody who was here before: an answer may be waiting for them. */
  async #comeBack(): Promise<void> {
    const { signal } = this.#life!;
    try {
      await (await this.#ready(signal)).resume();
    } catch (error) {
      if (!signal.aborted) console.warn('care-widget: could not look for answers.', error);
    }
  }

  async #ready(signal: AbortSignal): Promise<Panel> {
    // While the code is on its way, so are the site's facts: never one after the other.
    if (this.isOpen && !this.#panel) this.#facts ??= this.#fetchFacts(signal);
    const { createPanel } = await this.#load();
    signal.throwIfAborted();
    this.#panel ??= createPanel({
      site: this.getAttribute('site')!,
      server: this.#server,
      language: pageLanguage(this),
      contact: this.#contact,
      facts: this.#facts,
      onAct: () => this.#marker?.set(),
      onForget: () => this.#marker?.clear(),
      onUnread: (count) => (this.#view.unread = count),
      onUnknownSite: () =>
        this.#giveUp(
          `${this.#server} has no site "${this.getAttribute('site')}". Check data-site and data-server.`,
        ),
    });
    return this.#panel;
  }

  #load(): Promise<PanelModule> {
    this.#module ??= CareWidgetElement.loadPanel().catch((error: unknown) => {
      this.#module = null;
      throw error;
    });
    return this.#module;
  }

  #fetchFacts(signal: AbortSignal): Promise<Response> {
    const facts = fetch(`${this.#server}/v1/sites/${this.getAttribute('site')}`, { signal });
    facts.catch(() => (this.#facts = null));
    return facts;
  }

  get #server(): string {
    const server = this.getAttribute('server') || CareWidgetElement.scriptOrigin || location.origin;
    return new URL(server, location.href).href.replace(/\/$/, '');
  }

  get #contact(): string {
    return this.getAttribute('contact') || '/contact';
  }

  readonly #keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !this.isOpen) return;
    event.stopPropagation();
    this.close();
  };

  /** Nothing can be done here but to show another way; the page itself must not suffer. */
  #giveUp(why: string): void {
    console.error(`care-widget: ${why}`);
    this.#gaveUp = true;
    this.#end();
    this.#view.giveUp(this.#contact);
  }

  #end(): void {
    this.#life?.abort();
    this.#life = null;
    this.#facts = null;
    void this.#panel?.close();
    this.#panel = null;
    this.#view.fill(null);
    this.#view.open = false;
    this.#view.unread = 0;
  }
}
