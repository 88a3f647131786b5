// What a test asks of a page that has the widget, in any engine: installed before the page's own scripts, and sent as
// source, so it stands by itself.

/** What has the focus, as somebody sees it who goes by keyboard. */
export interface Focus {
  readonly name: string;
  readonly tag: string;
  readonly inWidget: boolean;
  readonly top: number;
  readonly bottom: number;
  /** How one sees that it has the focus; empty when one does not. */
  readonly indicator: '' | 'outline' | 'box';
  /** Share of it that nothing covers and that is inside the window, 0 to 1. */
  readonly shown: number;
}

export interface Target {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** In the middle of a text, whose lines say how large it is. */
  readonly inText: boolean;
}

export interface Sight {
  focus(): Focus;
  /** Every element of the widget that is visible, through all shadow roots. */
  elements(): Element[];
  within(selector: string): HTMLElement | null;
  draft(): string;
  thread(): string[];
  /** What an open modal dialog makes inert: axe sees such a dialog in the document alone, not in a shadow root. */
  behindModal(): HTMLElement[];
  targets(): Target[];
  /** What does not fit, in words; empty when one can get to see all of it. */
  cutOff(): string[];
  /** What moves by itself or is on its way to somewhere. */
  moving(): string[];
}

declare global {
  interface Window {
    careSight: Sight;
  }
}

export function installSight(): void {
  const parentOf = (of: Element): Element | null =>
    of.assignedSlot ?? of.parentElement ?? (of.getRootNode() as Partial<ShadowRoot>).host ?? null;
  const isWithin = (inner: Element | null, outer: Element) => {
    for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };
  const nameOf = (of: Element) =>
    (of.getAttribute('aria-label') ?? of.textContent ?? '').replace(/\s+/g, ' ').trim();
  const topmost = (x: number, y: number) => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner?.shadowRoot;) {
      inner = inner.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };
  const share = (of: Element) => {
    let seen = 0;
    let asked = 0;
    for (const { left, top, width, height } of of.getClientRects())
      for (const across of [0.1, 0.3, 0.5, 0.7, 0.9])
        for (const down of [0.1, 0.3, 0.5, 0.7, 0.9]) {
          asked++;
          if (isWithin(topmost(left + width * across, top + height * down), of)) seen++;
        }
    return asked ? seen / asked : 0;
  };
  const outlined = (of: Element | null) => {
    if (!of) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(of);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  };
  const indicatorOf = (of: Element) => {
    if (outlined(of)) return 'outline';
    const box = of.closest('.box');
    return box && (outlined(box) || getComputedStyle(box).boxShadow !== 'none') ? 'box' : '';
  };
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? all(one.shadowRoot) : []),
    ]);
  const everything = () =>
    [...document.querySelectorAll('care-widget')].flatMap(({ shadowRoot }) => all(shadowRoot!));
  const isSeen = (of: Element) => {
    const { width, height } = of.getBoundingClientRect();
    return (
      width > 1 &&
      height > 1 &&
      of.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    );
  };
  const elements = () => everything().filter(isSeen);
  const called = (of: Element) =>
    `${of.localName}.${of.getAttribute('class') ?? ''} "${nameOf(of).slice(0, 40)}"`;
  const scrolls = (of: Element) => /auto|scroll/.test(getComputedStyle(of).overflowY);
  const scrolled = (of: Element) => {
    for (let at = parentOf(of); at; at = parentOf(at)) if (scrolls(at)) return true;
    return false;
  };

  window.careSight = {
    focus() {
      let at = document.activeElement ?? document.body;
      for (let inner: Element | null = at; inner; inner = inner.shadowRoot?.activeElement ?? null)
        at = inner;
      const { top, bottom } = at.getBoundingClientRect();
      const inWidget = document.activeElement?.localName === 'care-widget';
      const seen = { indicator: indicatorOf(at), shown: share(at) } as const;
      return { name: nameOf(at), tag: at.localName, inWidget, top, bottom, ...seen };
    },
    elements,
    within: (selector) =>
      (everything().find((one) => one.matches(selector) && isSeen(one)) ??
        null) as HTMLElement | null,
    draft: () =>
      (everything().find((one) => one.localName === 'textarea') as HTMLTextAreaElement).value,
    thread: () =>
      everything()
        .filter((one) => one.matches('li.row .bubble'))
        .map((one) => (one as HTMLElement).innerText.trim()),
    behindModal() {
      const behind: HTMLElement[] = [];
      const modal = everything().find((one) => one.matches('dialog:modal'));
      for (let at: Node | null = modal ?? null; at && at !== document.body;) {
        const root: ParentNode | null = at.parentNode;
        for (const one of root?.children ?? [])
          if (one !== at && one instanceof HTMLElement && one.localName !== 'style')
            behind.push(one);
        at = root instanceof ShadowRoot ? root.host : root;
      }
      return behind;
    },
    targets: () =>
      elements()
        .filter((one) => one.matches('a[href], button, textarea, input, select'))
        .map((one) => {
          const { width, height } = one.getBoundingClientRect();
          return { name: nameOf(one), width, height, inText: !!one.closest('.bubble') };
        }),
    cutOff: () =>
      elements().flatMap((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const { overflowX, overflowY } = getComputedStyle(one);
        const found = [];
        if (one.matches('.cut, .sr, svg *')) return [];
        if (left < -1 || right > innerWidth + 1) found.push('beside the window');
        if (!scrolled(one) && (top < -1 || bottom > innerHeight + 1))
          found.push('above or below the window');
        if (/hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1)
          found.push('cut at its end');
        if (/hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1)
          found.push('cut at its side');
        if (/auto|scroll/.test(overflowX) && one.scrollWidth > one.clientWidth + 1)
          found.push('scrolls sideways');
        return found.map((what) => `${called(one)} is ${what}`);
      }),
    moving: () =>
      [...document.querySelectorAll('care-widget'), ...everything()]
        .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
        .filter(({ playState }) => playState === 'running')
        .map(({ effect }) => called((effect as KeyframeEffect).target!)),
  };
}
