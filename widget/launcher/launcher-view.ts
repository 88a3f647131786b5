// The launcher's DOM, built by hand: a template engine would weigh more than all of it.
import { tokenSheet } from '../elements/tokens.ts';
import { launcherSheet } from './launcher-styles.ts';
import { launcherTexts, type LauncherTexts } from './launcher-texts.ts';

const SPEECH =
  'M10 3.6c-3.9 0-7 2.5-7 5.8 0 1.9 1 3.5 2.6 4.6v2.8l2.8-1.7c.5.1 1 .1 1.6.1 3.9 0 7-2.5 7-5.8s-3.1-5.8-7-5.8zM7 9.4h.01M10 9.4h.01M13 9.4h.01';
const CLOSE = 'm5.5 5.5 9 9M14.5 5.5l-9 9';
/** The first signs that somebody may want to open it. */
const INTENTS = ['pointerenter', 'pointerdown', 'focus', 'touchstart'];
/** Beyond this the number itself says nothing more. */
const BADGE_MAX = 99;

export class LauncherView {
  readonly launcher = make('button', { type: 'button', className: 'launcher' });
  /** Where the panel is put; hidden while the widget is closed. */
  readonly frame = make('div', { className: 'frame', hidden: true });
  readonly #root: ShadowRoot;
  readonly #badge = make('span', { className: 'badge', hidden: true });
  readonly #closer = make('button', { type: 'button', className: 'close' });
  /** Outline of the panel, and what is said in its place. */
  readonly #shell = make('div', { className: 'shell' });
  /** Tells screen readers of what the badge shows. */
  readonly #news = make('span', { className: 'sr' });
  #texts = launcherTexts('en');
  #unread = 0;

  constructor(root: ShadowRoot, act: { toggle(): void; close(): void; intent(): void }) {
    this.#root = root;
    root.adoptedStyleSheets = [tokenSheet, launcherSheet];
    const { launcher, frame } = this;
    set(launcher, { part: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
    launcher.append(icon(SPEECH), icon(CLOSE), this.#badge);
    launcher.onclick = act.toggle;
    for (const intent of INTENTS) launcher.addEventListener(intent, act.intent, { passive: true });
    this.#closer.append(icon(CLOSE));
    this.#closer.onclick = act.close;
    set(frame, { part: 'panel', role: 'dialog' });
    frame.append(this.#closer, this.#shell);
    set(this.#news, { role: 'status' });
    root.append(launcher, frame, this.#news);
  }

  reword(texts: LauncherTexts): void {
    this.#texts = texts;
    set(this.frame, { 'aria-label': texts.chat });
    set(this.#closer, { 'aria-label': texts.close });
    this.#label();
  }

  set open(open: boolean) {
    this.frame.hidden = !open;
    set(this.launcher, { 'aria-expanded': `${open}` });
    this.#label();
  }

  set unread(count: number) {
    this.#unread = count;
    this.#badge.textContent = count > BADGE_MAX ? `${BADGE_MAX}+` : `${count}`;
    this.#label();
  }

  /** Puts the panel where its outline was, or with null the outline back. */
  fill(panel: HTMLElement | null): void {
    this.#shell.replaceChildren();
    const there = this.frame.lastElementChild!;
    const wanted = panel ?? this.#shell;
    if (there !== wanted) there.replaceWith(wanted);
  }

  /** Says in the frame that the panel could not be loaded, and what can be done. */
  sayFailed(contact: string, retry: () => void): void {
    const { failed, retry: again } = this.#texts;
    const say = make('div', { className: 'say', role: 'alert' });
    const button = make('button', { type: 'button', textContent: again, onclick: retry });
    say.append(make('p', { textContent: failed }), button, this.#link(contact));
    this.#shell.replaceChildren(say);
  }

  sayLoading(): void {
    this.#shell.replaceChildren();
  }

  /** Leaves nothing but a plain link: there is no chat to be had here. */
  giveUp(contact: string): void {
    const link = this.#link(contact);
    link.className = 'contact';
    this.#root.replaceChildren(link);
  }

  #link(href: string): HTMLAnchorElement {
    return make('a', { href, textContent: this.#texts.contact });
  }

  #label(): void {
    const { open, close, news } = this.#texts;
    const isOpen = !this.frame.hidden;
    this.#badge.hidden = isOpen || this.#unread === 0;
    const count = this.#unread ? news(this.#unread) : '';
    set(this.launcher, { 'aria-label': isOpen ? close : count ? `${open}, ${count}` : open });
    this.#news.textContent = isOpen ? '' : count;
  }
}

function set(element: Element, attributes: Record<string, string>): void {
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

function icon(d: string): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  set(svg, { viewBox: '0 0 20 20', 'aria-hidden': 'true' });
  const path = document.createElementNS(ns, 'path');
  set(path, { d });
  svg.append(path);
  return svg;
}
