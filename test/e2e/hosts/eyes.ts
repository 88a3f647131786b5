// What a shopper sees of the widget, whatever page it is on. These functions run in the page as source, where the engine
// allows it out of reach of the page's own scripts. All that the tests know of the widget's inside is in this file.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points are middles of what is visible, and not covered by anything. */
export interface Sight {
  readonly widgets: number;
  readonly disc: Point | null;
  readonly panel: boolean;
  /** Where one writes. */
  readonly field: Point | null;
  /** The button that leads from an overview to where one writes. */
  readonly toChat: Point | null;
  /** The link to the shop's contact page. */
  readonly contact: Point | null;
  /** The shop's own button. */
  readonly buy: Point | null;
  readonly bubbles: readonly string[];
  /** What became of the last own message, as the class that says it, whatever the language. */
  readonly state: string;
  /** What the panel says besides messages. */
  readonly words: string;
}

export function look(): Sight {
  const { querySelectorAll, elementFromPoint, getElementById } = Document.prototype;
  const inside: HTMLElement[] = [];
  const visit = (root: ShadowRoot) => {
    const found = root.querySelectorAll<HTMLElement>('*');
    for (let i = 0; i < found.length; i++) {
      inside[inside.length] = found[i]!;
      if (found[i]!.shadowRoot) visit(found[i]!.shadowRoot!);
    }
  };
  const widgets = querySelectorAll.call(document, 'care-widget');
  for (let i = 0; i < widgets.length; i++)
    if (widgets[i]!.shadowRoot) visit(widgets[i]!.shadowRoot!);

  const middle = (element: HTMLElement | null): Point | null => {
    if (!element) return null;
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (box.width < 8 || box.height < 8) return null;
    let top = elementFromPoint.call(document, x, y);
    while (top && top !== element && top.shadowRoot) {
      const deeper = top.shadowRoot.elementFromPoint(x, y);
      if (!deeper || deeper === top) break;
      top = deeper;
    }
    return top && element.contains(top) ? { x, y } : null;
  };
  const sight = {
    widgets: widgets.length,
    disc: null as Point | null,
    panel: false,
    field: null as Point | null,
    toChat: null as Point | null,
    contact: null as Point | null,
    buy: middle(getElementById.call(document, 'buy')),
    bubbles: [] as string[],
    state: '',
    words: '',
  };
  for (let i = 0; i < inside.length; i++) {
    const element = inside[i]!;
    const { localName } = element;
    const part = element.getAttribute('part');
    const href = element.getAttribute('href') || '';
    if (part === 'launcher') sight.disc = middle(element) || sight.disc;
    if (part === 'panel') sight.panel = element.getBoundingClientRect().width > 0;
    if (localName === 'textarea') sight.field = middle(element) || sight.field;
    if (localName === 'button' && /^\s*(Chat with us|Go on with)/.test(element.textContent!))
      sight.toChat = middle(element) || sight.toChat;
    if (localName === 'a' && /\/contact$/.test(href))
      sight.contact = middle(element) || sight.contact;
    if (element.classList.contains('bubble'))
      sight.bubbles[sight.bubbles.length] = element.textContent!.trim();
    if (element.classList.contains('state')) sight.state = element.className;
    if (/^(status|alert)$/.test(element.getAttribute('role') || ''))
      sight.words += element.textContent!.replace(/\s+/g, ' ').trim() + ' ';
  }
  return sight;
}

/** What the page's origin keeps on this device, by name. */
export async function stored(): Promise<string> {
  const kept: string[] = [];
  const look = (where: 'localStorage' | 'sessionStorage') => {
    try {
      for (const name of Object.keys(window[where])) kept.push(`${where} ${name}`);
    } catch {
      // Nothing can be kept in what cannot be read.
    }
  };
  look('localStorage');
  look('sessionStorage');
  try {
    for (const { name } of await indexedDB.databases()) kept.push(`database ${name}`);
  } catch {
    // As above.
  }
  try {
    if (document.cookie) kept.push(`cookie ${document.cookie}`);
  } catch {
    // As above.
  }
  return kept.join(', ');
}
