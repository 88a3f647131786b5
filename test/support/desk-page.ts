import type { Locator, Page } from 'playwright-core';
import { exactly } from './shopper-page.ts';

/** One tab of an agent. */
export class DeskPage {
  readonly tab: Page;
  readonly rows: Locator;
  readonly composer: Locator;

  constructor(tab: Page) {
    this.tab = tab;
    this.rows = tab.locator('care-desk').getByRole('option');
    this.composer = tab.locator('care-composer').getByRole('textbox');
  }

  /** Opens the conversation whose row shows this text. */
  async openConversation(text: string): Promise<void> {
    await this.rows.filter({ hasText: text }).first().click();
    await this.composer.waitFor({ state: 'visible' });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.tab.waitForFunction(
      (field) => (field as HTMLTextAreaElement).value === '',
      await this.composer.elementHandle(),
    );
  }

  async texts(): Promise<string[]> {
    const texts = await this.tab.locator('care-thread li.row .bubble').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  bubble(text: string): Locator {
    return this.tab.locator('care-thread li.row .bubble').filter({ hasText: exactly(text) });
  }
}
