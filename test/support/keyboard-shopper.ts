// A shopper without a mouse. Every step with Tab is looked at: what has the focus shows it, and nothing hides it.
import assert from 'node:assert/strict';
import type { KeyboardTab } from './keyboard-tab.ts';
import type { Focus } from './page-sight.ts';

/** More presses than any view has stops. */
const PRESSES_MAX = 30;
/** A link in a text may stand half under the edge of its box; a button never does. */
const SHOWN_MIN = 0.5;

export const BUBBLE = 'Chat';
export const FIELD = 'Write a message';

export class KeyboardShopper {
  readonly tab: KeyboardTab;

  constructor(tab: KeyboardTab) {
    this.tab = tab;
  }

  focus(): Promise<Focus> {
    return this.tab.run(() => window.careSight.focus());
  }

  /** Presses until something has the focus whose name begins so, and gives the names on the way. */
  async tabTo(name: string, keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly Focus[]> {
    const way: Focus[] = [];
    while (way.length < PRESSES_MAX) {
      await this.tab.press(keys);
      const focus = await this.focus();
      way.push(focus);
      if (focus.inWidget) assertSeen(focus);
      if (focus.name.startsWith(name)) return way;
    }
    assert.fail(`${keys} does not reach "${name}": ${way.map((one) => one.name).join(' → ')}`);
  }

  /** Until what is so called has the focus, and shows it. */
  async focused(name: string): Promise<void> {
    await this.tab.until((wanted) => window.careSight.focus().name.startsWith(wanted), name);
    assertSeen(await this.focus());
  }

  /** From a page on which nothing is focused to where one writes. */
  async open(key: 'Enter' | ' ' = 'Enter'): Promise<void> {
    await this.tabTo(BUBBLE);
    await this.tab.press(key);
    await this.focused(FIELD);
  }

  async goTo(name: string, keys?: 'Tab' | 'Shift+Tab'): Promise<void> {
    await this.tabTo(name, keys);
    await this.tab.press('Enter');
  }

  /** Writes where the focus is, and sends it. */
  async send(text: string): Promise<void> {
    await this.tab.type(text);
    await this.tab.press('Enter');
    await this.shows(text);
    await this.tab.until(() => window.careSight.draft() === '');
  }

  async shows(text: string): Promise<void> {
    await this.tab.until((wanted) => window.careSight.thread().includes(wanted), text);
  }

  /** Until a part of the widget can be seen. */
  async sees(selector: string): Promise<void> {
    await this.tab.until((wanted) => window.careSight.within(wanted), selector);
  }

  async seesNo(selector: string): Promise<void> {
    await this.tab.until((wanted) => !window.careSight.within(wanted), selector);
  }
}

function assertSeen({ name, indicator, shown }: Focus): void {
  assert.notEqual(indicator, '', `one sees that "${name}" has the focus`);
  assert.ok(shown >= SHOWN_MIN, `"${name}" has the focus, and ${shown * 100} % of it can be seen`);
}
