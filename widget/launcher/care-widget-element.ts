// What the script tag brings: a disc that fetches everything else at the first sign that somebody wants it.
import type { Panel, PanelModule } from '../panel/create-panel.ts';
import { CareCloseEvent, CareOpenEvent } from './launcher-events.ts';
import { isGerman, launcherTexts } from './launcher-texts.ts';
import { contactLink, drawLauncher, sayFailed, type LauncherView } from './launcher-view.ts';
import { savesData, whenIdle } from './page-idle.ts';
import { pageLanguage } from './page-language.ts';
import { hasActed, wasOpen } from './visitor-marker.ts';

/** Where the panel would cover the page: whoever went to another page wants to see that one. */
const NARROW = '(max-width: 480px)';

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
  static readonly observedAttributes = ['open'];
  /** Where the script came from; null when it came with the shop's own bundle. */
  static scriptOrigin: string | null = null;
  /** @internal One language's panel is one file. */
  static loadPanel: (language: string) => Promise<PanelModule> = (language) =>
    isGerman(language) ? import('../panel/de.ts') : import('../panel/en.ts');

  readonly #root = this.attachShadow({ mode: 'open' });
  #view!: LauncherView;
  /** From being placed in a page until being removed for good; null outside. */
  #life: AbortController | null = null;
  #module: Promise<PanelModule> | null = null;
  #panel: Panel | null = null;
  #facts: Promise<Response> | null = null;

  get isOpen(): boolean {
    return this.hasAttribute('open');
  }

  open(): void {
    this.toggleAttribute('open', true);
  }

  close(): void {
    this.toggleAttribute('open', false);
  }

  toggle(): void {
    this.toggleAttribute('open');
  }

  /**
   * Whoever uses this browser leaves the shop: nothing of their chat stays on the device, in this tab or another.
   * @throws when the device could not be made to forget, or the chat's code could not be loaded
   */
  async logOut(): Promise<void> {
    const panel = await this.#ready(this.#life?.signal ?? AbortSignal.abort());
    await panel.logOut();
  }

  connectedCallback(): void {
    // Moved within the page, as single-page shops do: it goes on as if nothing had happened.
    if (this.#life) return;
    const site = this.#site;
    if (site && wasOpen(site) && !matchMedia(NARROW).matches) this.open();
    const { signal } = (this.#life = new AbortController());
    const load = () => void this.#load().catch(() => {});
    const toggle = () => this.toggle();
    this.#view = drawLauncher(this.#root, this.#texts, { toggle, intent: load });
    if (!site) return this.#giveUp('data-site (or site, on the element) is missing.');
    if (hasActed(site)) whenIdle(() => void this.#comeBack(), signal);
    else if (this.getAttribute('prefetch') === 'idle' && !savesData()) whenIdle(load, signal);
    this.#show(this.isOpen, false);
  }

  disconnectedCallback(): void {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (!this.#life || (before === null) === (now === null)) return;
    this.#show(now !== null, true);
    this.dispatchEvent(now === null ? new CareCloseEvent() : new CareOpenEvent());
  }

  #show(open: boolean, focus: boolean): void {
    const { disc, frame } = this.#view;
    const focused = this.#root.activeElement;
    frame.hidden = !open;
    disc.setAttribute('aria-expanded', `${open}`);
    if (open) void this.#fill(focus);
    else {
      this.#panel?.hidden();
      if (focused) disc.focus();
    }
  }

  async #fill(focus: boolean): Promise<void> {
    const { signal } = this.#life!;
    const { shell } = this.#view;
    shell.replaceChildren();
    try {
      const panel = await this.#ready(signal);
      if (shell.isConnected) shell.replaceWith(panel.element);
      if (this.isOpen) panel.shown({ focus });
    } catch (error) {
      if (signal.aborted) return;
      console.warn('care-widget:', error);
      const retry = () => void this.#fill(true);
      sayFailed(shell, this.#texts, { contact: this.#contact, retry });
    }
  }

  /** Somebody who was here before: an answer may be waiting for them. */
  async #comeBack(): Promise<void> {
    const { signal } = this.#life!;
    try {
      await (await this.#ready(signal)).resume();
    } catch {
      // Nobody has asked for anything yet, so there is nothing to say; opening tries again.
    }
  }

  async #ready(signal: AbortSignal): Promise<Panel> {
    const server = new URL(
      this.getAttribute('server') || CareWidgetElement.scriptOrigin || location.origin,
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
      ...this.#view,
      site: this.#site!,
      server,
      contact: this.#contact,
      facts: this.#facts,
      onUnknownSite: () => this.#giveUp(`${server} has no site "${this.#site}".`),
      onLeft: () => this.#left(),
    }));
  }

  #load(): Promise<PanelModule> {
    const language = pageLanguage(this);
    this.#module ??= CareWidgetElement.loadPanel(language).catch((error: unknown) => {
      this.#module = null;
      throw error;
    });
    return this.#module;
  }

  get #site(): string | null {
    return this.getAttribute('site');
  }

  get #texts() {
    return launcherTexts(pageLanguage(this));
  }

  get #contact(): string {
    const link = document.createElement('a');
    link.href = this.getAttribute('contact') || '/contact';
    // Pages show HTML of others, and what they let through may name this element: but nothing here runs.
    return /^(http|mailto|tel)/.test(link.protocol) ? link.getAttribute('href')! : '/contact';
  }

  /** Nothing can be done here but to show another way; the page itself must not suffer. */
  #giveUp(why: string): void {
    console.error(`care-widget: ${why} Check the script tag.`);
    this.#end();
    this.#life = new AbortController();
    this.#root.replaceChildren(contactLink(this.#texts, this.#contact));
  }

  #left(): void {
    this.close();
    this.#panel?.element.replaceWith(this.#view.shell);
    void this.#panel?.close();
    this.#panel = this.#facts = null;
  }

  #end(): void {
    this.#life?.abort();
    void this.#panel?.close();
    this.#life = this.#panel = this.#facts = null;
  }
}
