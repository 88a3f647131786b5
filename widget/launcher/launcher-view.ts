// The launcher's DOM, built by hand: a template engine would weigh more than all of it.
import { launcherSheet } from './launcher-styles.ts';
import type { LauncherTexts } from './launcher-texts.ts';

const SPEECH =
  'M10 3.6c-3.9 0-7 2.5-7 5.8 0 1.9 1 3.5 2.6 4.6v2.8l2.8-1.7c.5.1 1 .1 1.6.1 3.9 0 7-2.5 7-5.8s-3.1-5.8-7-5.8zM7 9.4h0m3 0h0m3 0h0';
const CLOSE = 'm5.5 5.5 9 9m0-9-9 9';

export interface LauncherView {
  readonly disc: HTMLButtonElement;
  /** Where the panel is put; hidden while the widget is closed. */
  readonly frame: HTMLElement;
  /** Outline of the panel until it is there, and what is said in its place. */
  readonly shell: HTMLElement;
}

export function drawLauncher(
  root: ShadowRoot,
  texts: LauncherTexts,
  act: { readonly toggle: () => void; readonly intent: () => void },
): LauncherView {
  const { lang } = texts;
  const button = { onclick: act.toggle };
  const disc = make(
    'button',
    { class: 'disc', part: 'launcher', lang, 'aria-label': texts.open },
    button,
  );
  disc.append(icon(SPEECH), icon(CLOSE));
  for (const sign of ['pointerenter', 'pointerdown', 'focus', 'touchstart'])
    disc.addEventListener(sign, act.intent, { passive: true });
  const close = make('button', { class: 'close', 'aria-label': texts.close }, button);
  close.append(icon(CLOSE));
  const shell = make('div', { class: 'shell' });
  const frame = make('div', {
    class: 'frame',
    part: 'panel',
    lang,
    role: 'dialog',
    'aria-label': 'Chat',
  });
  frame.append(close, shell);
  root.adoptedStyleSheets = [launcherSheet];
  root.replaceChildren(disc, frame);
  return { disc, frame, shell };
}

/** Says in the panel's place that it could not be loaded, and what can be done. */
export function sayFailed(
  shell: HTMLElement,
  texts: LauncherTexts,
  act: { readonly contact: string; readonly retry: () => void },
): void {
  const say = make('div', { role: 'alert' });
  const retry = make('button', {}, { textContent: texts.retry, onclick: act.retry });
  const words = make('p', {}, { textContent: texts.failed });
  say.append(words, retry, ' ', contactLink(texts, act.contact));
  shell.replaceChildren(say);
}

export function contactLink(texts: LauncherTexts, href: string): HTMLElement {
  return make('a', { href, lang: texts.lang }, { textContent: texts.contact });
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  return Object.assign(element, properties);
}

function icon(d: string): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const path = document.createElementNS(ns, 'path');
  set(svg, { viewBox: '0 0 20 20' });
  set(path, { d });
  svg.append(path);
  return svg;
}

function set(element: Element, attributes: Record<string, string>): void {
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
}
