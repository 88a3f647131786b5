// What the script tag brings: a disc that fetches everything else at the first sign that somebody wants it.
import { chooseLanguage } from '../locales/choose-language.ts';
import type { IdentitySource } from '../client/care-client.ts';
import type { Texts } from '../locales/en.ts';
import type { Panel, PanelModule, View, ViewOptions } from '../panel/create-panel.ts';
import { contactAddress } from './contact-address.ts';
import { alertBeside, contactLink, drawDisc } from './launcher-view.ts';
import { launcherWords } from '../locales/launcher-words.ts';
import { LANGUAGES, loadPanel, tooLate } from './load-panel.ts';
import { savesData, whenIdle } from './page-idle.ts';
import { pageLanguage } from './page-language.ts';
import { hasActed, wasOpen } from './visitor-marker.ts';
import { CALLS, type WidgetCalls, type WidgetIdentity } from './widget-calls.ts';
import type { WidgetEvents } from './widget-events.ts';

/** Where the panel would cover the page: whoever went to another page wants to see that one. */
const NARROW = '(width<=480px)';

/**
 * Customer care on a store page.
 *
 * @attr site - required: the site's id on the care server
 * @attr server - address of the care server; otherwise where the script came from, or the page's own origin
 * @attr locale - BCP 47 language, otherwise that of the page, otherwise the browser's
 * @attr prefetch - `idle` loads the panel once the page has nothing to do
 * @attr contact - address of the shop's plain contact page, `/contact` unless said otherwise
 * @attr scheme - `light` or `dark`, otherwise as the device prefers
 * @attr consent - `none`: nothing is kept on the device, and what is written lives in the tab alone
 * @attr open - reflected: whether the panel is open
 * @attr hidden - nothing is shown, and nothing is lost
 * @fires care-before-open - cancelable: it stays closed then
 * @fires care-open - the panel was opened
 * @fires care-close - the panel was closed
 * @fires care-before-send - cancelable; `detail.text`: what the shopper has written is not sent then
 * @fires care-unread - `detail.count`: how many messages the shopper has not seen has changed
 * @fires care-message - `detail.conversation`, `detail.text`: somebody of the shop has written
 * @csspart launcher - the disc
 * @csspart panel - the frame of the panel
 * @cssprop --care-accent - the shop's colour; its tints, its dark twin and the text on it are derived from it
 * @cssprop --care-surface - what the panel is drawn on
 * @cssprop --care-text - text on the surface
 * @cssprop --care-muted - text that is less important
 * @cssprop --care-line - thin lines
 * @cssprop --care-danger - what went wrong
 * @cssprop --care-radius - of panels, 12px
 * @cssprop --care-font - the page's, unless set
 * @cssprop --care-space - the grid, 4px
 * @cssprop --care-shadow - of the panel
 * @cssprop --care-launcher-size - 56px
 * @cssprop --care-offset - distance from the window's edges, 20px
 * @cssprop --care-z - 2147483000
 */
export class CareWidgetElement extends HTMLElement implements WidgetIdentity {
  static readonly observedAttributes = ['open'];
  /** Where the script came from; undefined when it came with the shop's own bundle. */
  static scriptFolder: string | undefined;
  /** @internal Replaced in tests. */
  static loadPanel: (language: string) => Promise<PanelModule> = loadPanel;

  static {
    const calls: Record<string, unknown> = {};
    for (const name of CALLS)
      calls[name] = function (this: CareWidgetElement, ...of: unknown[]) {
        return this.#call(name, of);
      };
    Object.assign(this.prototype, calls);
  }

  /** Adds a language, or replaces one. Affects widgets that have not loaded their panel yet. */
  static addLanguage(language: string, texts: Texts): void {
    LANGUAGES[language] = () => Promise.resolve({ [language]: texts });
  }

  /** @internal Nobody but the script tag has put it here, so no page that comes will. */
  goesAlong: boolean | undefined;
  /** Words of the shop's own in place of ours, set before the panel is loaded. */
  texts: Partial<Texts> = {};
  /** @internal What `identify` was given. */
  customer?: IdentitySource;
  readonly #root = this.attachShadow({ mode: 'open' });
  #disc!: HTMLButtonElement;
  /** From being placed in a page until being removed for good; null outside. */
  #life: AbortController | null = null;
  #module: Promise<PanelModule> | null = null;
  #panel: Panel | null = null;
  #facts: Promise<Response> | null = null;

  get isOpen(): boolean {
    return this.hasAttribute('open');
  }

  /** Messages that the shopper has not seen, as far as this tab knows by now. */
  get unreadCount(): number {
    return this.#panel?.unread ?? 0;
  }

  /** Resolves with the element once calls are answered without waiting; asks for the panel's code, as a call does. */
  get ready(): Promise<this> {
    return this.#ready().then(() => this);
  }

  /** @param view what to show first, otherwise what fits; @param to the answer: `open('answers', { article })` */
  open(view?: View, to?: ViewOptions): void {
    if (!this.isOpen && !this.#tell('before-open', true)) return;
    this.toggleAttribute('open', true);
    if (view) {
      const navigate = (panel: Panel) => panel.navigate(view, to);
      void this.#ready().then(navigate, () => {}); // that it cannot be loaded is said elsewhere
    }
  }

  close(): void {
    this.toggleAttribute('open', false);
  }

  toggle(): void {
    this[this.isOpen ? 'close' : 'open']();
  }

  /** Who is logged in to the shop: see `WidgetIdentity`. Nothing is asked or loaded for it before the chat is. */
  identify(source: IdentitySource): void {
    this.customer = source;
    this.#panel?.identify(source);
  }

  /**
   * Listens to an event, named without `care-`.
   * @returns the way to undo it
   */
  on<K extends keyof WidgetEvents>(
    type: K,
    listener: (event: WidgetEvents[K]) => void,
    options?: AddEventListenerOptions,
  ): () => void {
    const name = `care-${type}`;
    this.addEventListener(name, listener as EventListener, options);
    return () => this.removeEventListener(name, listener as EventListener, options);
  }

  connectedCallback(): void {
    // Moved within the page, as single-page shops do: it goes on as if nothing had happened.
    if (this.#life) return;
    const site = this.#site;
    if (site && wasOpen(site) && !matchMedia(NARROW).matches) this.toggleAttribute('open', true);
    const { signal } = (this.#life = new AbortController());
    const intent = () => void this.#load().catch(() => {});
    // Somebody who was here before: an answer may be waiting for them. Nobody has asked, so nothing is said of failures.
    const comeBack = () =>
      void this.#ready(signal).then(
        (panel) => panel.resume(),
        () => {},
      );
    this.#disc = drawDisc(this.#root, this.#words[0]!, { toggle: () => this.toggle(), intent });
    if (!site) return this.#giveUp('data-site is missing.');
    if (hasActed(site)) whenIdle(comeBack, signal);
    else if (this.getAttribute('prefetch') === 'idle' && !savesData()) whenIdle(intent, signal);
    // For whoever integrates it: `?care-debug` or `#care-debug` in the page's address.
    if (/care-debug/.test(location.href))
      whenIdle(() => void this.diagnose().catch(console.warn), signal);
    this.#show(this.isOpen, false);
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      // Not taken away but left in a body that another has replaced, as Turbo does: the chat goes on with the shopper.
      const swapped = this.parentElement?.localName === 'body' && !this.isConnected;
      if (swapped && this.goesAlong && !document.querySelector('care-widget'))
        document.body?.append(this);
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (!this.#life || (before === null) === (now === null)) return;
    this.#show(now !== null, true);
    this.#tell(now === null ? 'close' : 'open');
  }

  #show(open: boolean, focus: boolean): void {
    const focused = this.#root.activeElement;
    this.#disc.ariaExpanded = `${open}`;
    if (open) void this.#fill(focus);
    else {
      this.#panel?.hidden();
      if (focused) this.#disc.focus();
    }
  }

  async #fill(focus: boolean): Promise<void> {
    const { signal } = this.#life!;
    this.#disc.previousElementSibling?.remove();
    this.#disc.ariaBusy = 'true';
    try {
      const panel = this.#panel ?? (await this.#ready(signal));
      if (this.isOpen) panel.shown({ focus });
    } catch (error) {
      if (signal.aborted) return;
      console.warn('care-widget:', error);
      this.close();
      alertBeside(this.#disc, this.#way);
    } finally {
      this.#disc.ariaBusy = null;
    }
  }

  async #ready(signal = this.#life?.signal ?? AbortSignal.abort()): Promise<Panel> {
    const server = new URL(
      this.getAttribute('server') || CareWidgetElement.scriptFolder || location.origin,
      location.href,
    ).href.replace(/\/$/, '');
    if (this.isOpen && !this.#panel && !this.#facts) {
      // While the code is on its way, so are the site's facts: never one after the other.
      this.#facts = fetch(`${server}/v1/sites/${this.#site}`);
      this.#facts.catch(() => {});
    }
    const { createPanel } = await this.#load();
    signal.throwIfAborted();
    return (this.#panel ??= createPanel({
      host: this,
      disc: this.#disc,
      site: this.#site!,
      server,
      contact: this.#contact,
      facts: this.#facts,
      onNoSite: () => this.#giveUp(`${server} has no site "${this.#site}".`),
      onLeft: () => this.#left(),
    }));
  }

  async #call(name: keyof WidgetCalls, of: unknown[]): Promise<unknown> {
    const calls = await (await this.#ready()).calls();
    return (calls[name] as (...of: unknown[]) => unknown)(...of);
  }

  #load(): Promise<PanelModule> {
    this.#module ??= Promise.race([CareWidgetElement.loadPanel(this.#language), tooLate()]).catch(
      (error: unknown) => {
        this.#module = null;
        throw error;
      },
    );
    return this.#module;
  }

  /** False when somebody has prevented it. */
  #tell(type: string, cancelable = false): boolean {
    return this.dispatchEvent(
      new Event(`care-${type}`, { bubbles: true, composed: true, cancelable }),
    );
  }

  get #site(): string | null {
    return this.getAttribute('site');
  }

  get #language(): string {
    return chooseLanguage([pageLanguage(this), ...navigator.languages], LANGUAGES);
  }

  get #words(): readonly string[] {
    return (launcherWords[this.#language] ?? launcherWords['en']!).split('|');
  }

  get #way(): HTMLElement {
    return contactLink(this.#words[1]!, this.#contact);
  }

  get #contact(): string {
    return contactAddress(this.getAttribute('contact'));
  }

  /** Nothing can be done here but to show another way; the page itself must not suffer. */
  #giveUp(why: string): void {
    console.error(`care-widget: ${why}`);
    this.#end();
    this.#life = new AbortController();
    this.#root.replaceChildren(this.#way);
  }

  #left(): void {
    this.close();
    void this.#panel?.close();
    this.#panel = this.#facts = null;
  }

  #end(): void {
    this.#life?.abort();
    void this.#panel?.close();
    this.#life = this.#panel = this.#facts = null;
  }
}

export interface CareWidgetElement extends WidgetCalls {}

declare global {
  interface HTMLElementTagNameMap {
    'care-widget': CareWidgetElement;
  }
}
