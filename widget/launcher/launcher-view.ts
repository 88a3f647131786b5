// The launcher's DOM, built by hand: a template engine would weigh more than all of it.
import { launcherSheet } from './launcher-styles.ts';

const SPEECH =
  'M10 3.6c-3.9 0-7 2.5-7 5.8 0 1.9 1 3.5 2.6 4.6v2.8l2.8-1.7c.5.1 1 .1 1.6.1 3.9 0 7-2.5 7-5.8s-3.1-5.8-7-5.8zM7 9.4h0m3 0h0m3 0h0';

export interface LauncherAct {
  readonly toggle: () => void;
  /** Somebody seems to be about to open it. */
  readonly intent: () => void;
}

/** Draws the disc, named `name`. */
export function drawDisc(root: ShadowRoot, name: string, act: LauncherAct): HTMLButtonElement {
  const disc = document.createElement('button');
  set(disc, { class: 'disc', part: 'launcher', 'aria-label': name });
  disc.onclick = act.toggle;
  disc.append(icon(SPEECH));
  for (const sign of ['pointerenter', 'pointerdown', 'focus'])
    disc.addEventListener(sign, act.intent);
  root.adoptedStyleSheets = [launcherSheet];
  root.replaceChildren(disc);
  return disc;
}

/** The way to the shop that is left when there is no chat. */
export function contactLink(words: string, href: string): HTMLElement {
  const link = document.createElement('a');
  set(link, { href });
  link.textContent = words;
  return link;
}

/** Says beside the disc that something else is left. */
export function alertBeside(disc: Element, link: HTMLElement): void {
  const alert = document.createElement('div');
  set(alert, { role: 'alert' });
  alert.append(link);
  disc.before(alert);
}

export function icon(d: string): SVGElement {
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
