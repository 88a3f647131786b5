import type { Locator, Page } from 'playwright-core';

/** One tab of a shopper, driven as a person would. */
export class ShopperPage {
  readonly tab: Page;
  readonly launcher: Locator;
  readonly composer: Locator;

  constructor(tab: Page) {
    this.tab = tab;
    this.launcher = tab.locator('care-widget button').first();
    this.composer = tab.locator('care-composer').getByRole('textbox');
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.composer.waitFor({ state: 'visible' });
  }

  /** Types a message, sends it and waits until the composer is empty: it is kept on the device then. */
  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.tab.waitForFunction(
      (field) => (field as HTMLTextAreaElement).value === '',
      await this.composer.elementHandle(),
    );
  }

  /** All texts of the thread from top to bottom. */
  async texts(): Promise<string[]> {
    const texts = await this.tab.locator('care-thread li.row .bubble').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** The one bubble with this text. */
  bubble(text: string): Locator {
    return this.tab.locator('care-thread li.row .bubble').filter({ hasText: exactly(text) });
  }

  /** The words under the last own message, for example "Sent". */
  state(): Locator {
    return this.tab.locator('care-thread .state').last();
  }
}

export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
