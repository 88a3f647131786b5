// The panel's frame in the launcher's shadow root, with the button that closes it.
import { FRAME_STYLES } from '../elements/frame-styles.ts';
import { sheetOf } from '../elements/sheet-of.ts';
import type { Texts } from '../locales/en.ts';

const CLOSE = 'm5.5 5.5 9 9m0-9-9 9';
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)/;
const frameSheet = sheetOf(FRAME_STYLES);

/** Hidden; after the disc, so that the disc comes first for whoever goes by keyboard. */
export function drawFrame(disc: HTMLElement, content: HTMLElement, texts: Texts): HTMLElement {
  const root = disc.getRootNode() as ShadowRoot;
  const host = root.host as HTMLElement & { close(): void };
  const frame = make('div', { class: 'frame', part: 'panel', role: 'dialog' });
  frame.lang = texts.language;
  frame.ariaLabel = texts.chat;
  frame.hidden = true;
  const close = make('button', { class: 'close', type: 'button' });
  close.ariaLabel = texts.close;
  close.onclick = () => host.close();
  // Words keep the direction of their language on a page of the other one; the frame's place is the page's matter.
  content.dir = close.dir = RIGHT_TO_LEFT.test(texts.language) ? 'rtl' : 'ltr';
  const cross = disc.firstElementChild!.cloneNode(true) as Element;
  cross.firstElementChild!.setAttribute('d', CLOSE);
  // A disc that had a panel before has its second mark already.
  if (!disc.querySelector('svg + svg')) disc.firstElementChild!.after(cross.cloneNode(true));
  close.append(cross);
  frame.append(close, content);
  if (!root.adoptedStyleSheets.includes(frameSheet)) root.adoptedStyleSheets.push(frameSheet);
  disc.after(frame);
  return frame;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
  return element;
}
